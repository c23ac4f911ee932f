using System.Globalization;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.FollowUps;

/// <summary>Another day for a planned visit (改期), with a reason; the timeline of the case keeps every move.</summary>
public sealed class VisitMoveService(AppDbContext db, FollowUpPlan plan, FollowUpOptions options, TimeProvider time)
{
    /// <summary>Longest reason.</summary>
    public const int MaxReason = 500;

    /// <param name="caseId">The case.</param>
    /// <param name="plannedId">The planned visit.</param>
    /// <param name="version">Version of the case the page showed.</param>
    /// <param name="to">The new last day, local.</param>
    /// <param name="reason">Why.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="NotFoundException">No such case for her, or no such planned visit of it.</exception>
    /// <exception cref="NotPermittedException">Not the unit that follows up, or a minor's file that is not open to her.</exception>
    /// <exception cref="StaleException">The case has moved on.</exception>
    /// <exception cref="RuleBrokenException">The visit is made, waived, replaced or overdue.</exception>
    /// <exception cref="InvalidInputException">No reason, or a day the plan does not bear.</exception>
    public async Task MoveAsync(Guid caseId, Guid plannedId, int version, DateOnly? to, string? reason, CancellationToken token)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var file = await db.VisitCaseAsync(caseId, now, token);
        var planned = file.Planned(plannedId);
        await db.ExpectAsync(file.Case, version, token);
        var clock = await db.Set<CaseClock>().SingleAsync(c => c.Id == planned.ClockId, token);
        var facts = VisitMoveFacts.Of(clock.StartedAt, clock.DueAt, planned.MovedFrom, now, options) with { Stage = file.Case.Stage, State = planned.State, To = to };
        if (VisitMoveRules.OnVisit.Where(r => !r.Holds(facts)).ToList() is { Count: > 0 } broken)
            throw new RuleBrokenException([.. broken.Select(r => r.Explain(facts))]);
        var errors = Errors(facts, reason).ToList();
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
        file.Case.Touch();
        db.Add(file.Case.Note("VisitMoved", db.Actor, now, $"{Iso(facts.From)} → {Iso(to!.Value)} {reason!.Trim()}"));
        await plan.MoveAsync(planned, clock, to.Value, reason.Trim(), now, token);
        await db.SaveCaseAsync(caseId, token);
    }

    private static IEnumerable<FieldError> Errors(VisitMoveFacts facts, string? reason)
    {
        if (facts.To is null)
            yield return new("To", "Error.Required");
        else if (VisitMoveRules.OnDay.FirstOrDefault(r => !r.Holds(facts)) is { } broken)
            yield return new("To", "Rule." + broken.Name);
        if (string.IsNullOrWhiteSpace(reason))
            yield return new("Reason", "Error.Required");
        else if (reason.Length > MaxReason)
            yield return new("Reason", "Error.TooLong", $"{MaxReason}");
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
