using CaseReferral.Core.Assessment;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.FollowUps;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Rescues;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Cases;

/// <summary>Checks what a case action's form gives, turns it into facts, and writes it when the machine agrees.</summary>
public sealed class CaseWriter(AppDbContext db, RescueService rescues, ReunionWriter reunion, CaseMerge merge, FollowUpPlan visits, HandoffKinds kinds, CaseOptions options)
{
    public const int MaxText = 4000;

    /// <summary>The facts as they would be with this input, and what the form lacks.</summary>
    public async Task<(CaseFacts Facts, IReadOnlyList<FieldError> Errors)> WithInputAsync(
        CaseFacts facts, Case @case, CaseAction action, CaseInput input, DateOnly today, CancellationToken token)
    {
        var errors = new List<FieldError>();
        if (input.Text?.Length > MaxText)
            errors.Add(new(nameof(input.Text), "Error.TooLong", $"{MaxText}"));
        switch (action)
        {
            case CaseAction.File:
                Require(errors, nameof(input.FilingNumber), input.FilingNumber, 60);
                return (facts with { IsFiled = !string.IsNullOrWhiteSpace(input.FilingNumber) }, errors);
            case CaseAction.Reunite:
                return (await reunion.WithInputAsync(facts, @case, input, today, errors, token), errors);
            case CaseAction.LeaveByOwnWill:
                Require(errors, nameof(input.OwnWill), input.OwnWill, MaxText);
                return (facts with { OwnWillRecorded = !string.IsNullOrWhiteSpace(input.OwnWill) }, errors);
            case CaseAction.Close:
                Require(errors, nameof(input.Text), input.Text, MaxText);
                Require(errors, nameof(input.VisitsNote), input.VisitsNote, MaxText, facts.OpenVisits > 0);
                return (facts with { SummaryWritten = input.Text is not null, VisitsSettled = !string.IsNullOrWhiteSpace(input.VisitsNote) }, errors);
            case CaseAction.Merge:
                var other = await merge.FindAsync(@case, input.OtherCaseNumber, token);
                if (other is null)
                    errors.Add(new(nameof(input.OtherCaseNumber), "Error.CaseNumber"));
                return (facts with { OtherCaseIsSamePerson = input.SamePerson, OtherCaseGoesOn = other is not null && CaseMerge.GoesOn(other, @case) }, errors);
            case CaseAction.Suspend or CaseAction.Unfound or CaseAction.Reopen:
                Require(errors, nameof(input.Text), input.Text, MaxText);
                if (action == CaseAction.Suspend && (input.ReviewOn is not { } review || review <= today || review > today.AddMonths(options.ReviewMonths)))
                    errors.Add(new(nameof(input.ReviewOn), "Error.ReviewOn"));
                return (facts, errors);
            default:
                return (facts, errors);
        }
    }

    public async Task WriteAsync(
        Case @case, CaseAction action, CaseStage to, CaseInput input, CaseFacts facts, DateTime now, CancellationToken token)
    {
        if (action == CaseAction.RegisterRescue)
        {
            db.AddRange(rescues.Rescued(@case, facts, db.Actor, now));
            return;
        }
        var record = await db.Set<RescueRecord>().SingleAsync(r => r.CaseId == @case.Id, token);
        switch (action)
        {
            case CaseAction.File: record.FilingNumber = input.FilingNumber!.Trim(); break;
            case CaseAction.Reunite: await reunion.WriteAsync(@case, record, input, now, token); break;
            case CaseAction.LeaveByOwnWill: record.OwnWill = input.OwnWill; break;
            case CaseAction.BeginFollowUp: await visits.BeginAsync(@case, now, token); break;
            case CaseAction.Close:
                @case.WriteSummary(input.Text, input.VisitsNote);
                await visits.WaiveAsync(@case, now, token);
                break;
            case CaseAction.Suspend: @case.ReviewBy(input.ReviewOn); break;
            case CaseAction.Merge: await merge.IntoAsync(@case, (await merge.FindAsync(@case, input.OtherCaseNumber, token))!, now, token); break;
            default: break;
        }
        db.Add(@case.MoveTo(to, action, db.Actor, now, input.Text ?? input.OwnWill));
        if (to == CaseStage.Placed)
            await ProposeAgainAsync(@case, facts, token);
    }

    /// <summary>What a refused action still leaves.</summary>
    public Task KeepRefusedAsync(Case @case, CaseAction action, CaseInput input, CaseFacts facts, DateTime now, CancellationToken token) =>
        action == CaseAction.Reunite ? reunion.KeepRefusedAsync(@case, input, facts, now, token) : Task.CompletedTask;

    /// <summary>The checklist is proposed again at placement; decisions already taken stay.</summary>
    public async Task ProposeAgainAsync(Case @case, CaseFacts facts, CancellationToken token)
    {
        using var _ = db.AsSystem();
        foreach (var need in await db.Set<Need>().Where(n => n.CaseId == @case.Id).ToListAsync(token))
            need.Propose(kinds.Find(need.Kind)?.LikelyNeeded(facts.Person) ?? need.Likely);
    }

    internal static void Require(List<FieldError> errors, string field, string? value, int max, bool needed = true)
    {
        if (string.IsNullOrWhiteSpace(value) && needed)
            errors.Add(new(field, "Error.Required"));
        else if (value?.Length > max)
            errors.Add(new(field, "Error.TooLong", $"{max}"));
    }
}
