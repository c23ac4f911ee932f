using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Assessment;

/// <summary>Decides the lines of the checklist; the case's owner, or its police before the hand-over.</summary>
public sealed class NeedsService(AppDbContext db, TimeProvider time)
{
    public const int MaxReason = 500;

    /// <param name="caseId">The case.</param>
    /// <param name="version">Version of the case the page showed.</param>
    /// <param name="decisions">Line → decision and reason; lines not named stay.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="NotPermittedException">Not the owner's, or a minor's file the actor has no grant for.</exception>
    public async Task DecideAsync(
        Guid caseId, int version, IReadOnlyDictionary<string, (NeedDecision Decision, string? Reason)> decisions, CancellationToken token)
    {
        var @case = await RequireAsync(caseId, token);
        var errors = decisions.SelectMany(d => Check(d.Key, d.Value.Decision, d.Value.Reason)).ToList();
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
        await db.ExpectAsync(@case, version, token);
        @case.Touch();
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var need in await db.Set<Need>().Where(n => n.CaseId == caseId).ToListAsync(token))
        {
            if (decisions.TryGetValue(need.Kind, out var d) && (d.Decision != need.Decision || d.Reason != need.Reason))
                need.Decide(d.Decision, d.Reason, db.Actor, now);
        }
        db.Add(@case.Note("NeedsDecided", db.Actor, now, null));
        await db.SaveCaseAsync(caseId, token);
    }

    private async Task<Case> RequireAsync(Guid caseId, CancellationToken token)
    {
        var @case = await db.CaseAsync(caseId, token);
        // Whether the file is open is asked next, and only of those it would be open to.
        if (!ChecklistFacts.Of(db.Actor, @case, isFileOpen: true).MayDecide)
            throw new NotPermittedException(Permissions.NeedsDecide);
        await db.RequireOpenAsync(caseId, @case.PersonId, Permissions.NeedsDecide, time.GetUtcNow().UtcDateTime, token);
        return @case;
    }

    private static IEnumerable<FieldError> Check(string kind, NeedDecision decision, string? reason)
    {
        if (decision == NeedDecision.NotNeeded && string.IsNullOrWhiteSpace(reason))
            yield return new($"Reasons[{kind}]", "Error.NotNeededReason");
        if (reason?.Length > MaxReason)
            yield return new($"Reasons[{kind}]", "Error.TooLong", $"{MaxReason}");
    }
}
