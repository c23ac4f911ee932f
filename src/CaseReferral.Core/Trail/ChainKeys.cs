using System.Globalization;
using CaseReferral.Core.Common;
using CaseReferral.Core.Officers;

namespace CaseReferral.Core.Trail;

/// <summary>
/// Which chain a row belongs to: one per case, one per account for what belongs to no case, one per job. Writers of
/// different cases therefore never wait for one another.
/// </summary>
public static class ChainKeys
{
    /// <summary>Sign-ins with a name that does not exist.</summary>
    public const string Nobody = "nobody";

    public static string OfCase(Guid caseId) => $"case/{caseId:N}";
    public static string OfAccount(Guid officerId) => $"account/{officerId:N}";
    public static string OfJob(string name) => $"job/{name}";

    public static string Of(Actor actor, AuditNote note) =>
        note.CaseId is { } id ? OfCase(id)
        : actor.IsSystem ? OfJob(actor.Name)
        : actor.OfficerId != Guid.Empty ? OfAccount(actor.OfficerId)
        // Before the sign-in is complete nobody acts yet: what changes is the account's own row.
        : note.Entity == nameof(Officer) && Guid.TryParse(note.EntityId, CultureInfo.InvariantCulture, out var account) ? OfAccount(account)
        : Nobody;
}
