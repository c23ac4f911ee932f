using System.Data.Common;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using Microsoft.Extensions.Logging;

namespace CaseReferral.Core.Trail;

/// <summary>Writes what happens at the door, each in a small save of its own in the account's chain.</summary>
public sealed class AccountTrail(AppDbContexts contexts, TimeProvider time, ILogger<AccountTrail> logger)
{
    /// <summary>Before the session begins: a sign-in that cannot be written does not happen.</summary>
    public Task SignedInAsync(Officer officer) => WriteAsync(Of(officer), AuditKind.SignedIn, officer);

    public Task SignedOutAsync(Actor actor) => TryAsync(actor, AuditKind.SignedOut, null);

    /// <param name="officer">The account whose name was used; null when there is none of that name. What was typed is not kept.</param>
    /// <param name="locked">The account is locked, now or already.</param>
    public Task FailedAsync(Officer? officer, bool locked) =>
        TryAsync(officer is null ? Actor.Nobody : Of(officer), locked ? AuditKind.LockedOut : AuditKind.SignInFailed, officer);

    /// <summary>As for <see cref="Refusals"/>: nobody gets in because the trail could not be written.</summary>
    private async Task TryAsync(Actor actor, AuditKind kind, Officer? officer)
    {
        try
        {
            await WriteAsync(actor, kind, officer);
        }
        catch (Exception failure) when (failure is not DbException)
        {
            logger.LogError(failure, "{Kind} of account {Account} could not be written to the trail", kind, actor.OfficerId);
        }
    }

    private async Task WriteAsync(Actor actor, AuditKind kind, Officer? officer)
    {
        await using var db = contexts.For(actor);
        db.Add(new AuditEntry(actor, time.GetUtcNow().UtcDateTime, new(kind, nameof(Officer), (officer?.Id ?? NullIfEmpty(actor.OfficerId))?.ToString())));
        await db.SaveChangesAsync();
    }

    private static Guid? NullIfEmpty(Guid id) => id == Guid.Empty ? null : id;

    private static Actor Of(Officer officer) =>
        new(officer.Id, officer.DisplayName, officer.OrganisationId, "", OrganisationKind.Operations, "", officer.Role);
}
