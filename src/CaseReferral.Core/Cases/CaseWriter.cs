using CaseReferral.Core.Access;
using CaseReferral.Core.Assessment;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.FollowUps;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Protection;
using CaseReferral.Core.Rescues;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Cases;

/// <summary>Checks what a case action's form gives, turns it into facts, and writes it when the machine agrees.</summary>
public sealed class CaseWriter(AppDbContext db, RescueService rescues, BuyerGate gate, Grants grants, CaseMerge merge, FollowUpPlan visits, HandoffKinds kinds, CaseOptions options)
{
    public const int MaxText = 4000;

    /// <summary>Who may own the follow-up of a person who has gone back to her family.</summary>
    public static IReadOnlyList<OrganisationKind> FollowUpUnits { get; } = [OrganisationKind.MinorsCentre, OrganisationKind.WelfareHome, OrganisationKind.CivilAffairsBureau];

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
                Require(errors, nameof(input.Text), input.Text, MaxText);
                // Without a number nobody is compared, and the buyer who says he is the father passes (三.16).
                Require(errors, nameof(input.RelativeIdNumber), input.RelativeIdNumber, 30);
                if (input.FollowUpUnitId is null)
                    errors.Add(new(nameof(input.FollowUpUnitId), "Error.ChooseUnit"));
                if (input.ReunionBasis is not null)
                    RequireBasis(errors, input, today);
                if (facts.ParentsAreSellers && !input.ParentsAreSellers)
                    Require(errors, nameof(input.CorrectionReason), input.CorrectionReason, MaxText);
                return (await ReunionAsync(facts, @case, input, token), errors);
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
            case CaseAction.Reunite: await ReuniteAsync(@case, record, input, now, token); break;
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

    /// <summary>
    /// What a refused action still leaves. That the relative is a buyer is told at once (三.16). Once police have said that the
    /// parents took part in the sale, that stands in the record until it is corrected with a reason; it cannot be unticked in silence.
    /// </summary>
    public async Task KeepRefusedAsync(Case @case, CaseAction action, CaseInput input, CaseFacts facts, DateTime now, CancellationToken token)
    {
        if (facts.BuyerClash)
            await gate.AlarmAsync(@case, Relative(input), now, token);
        if (action != CaseAction.Reunite || !input.ParentsAreSellers)
            return;
        var record = await db.Set<RescueRecord>().SingleAsync(r => r.CaseId == @case.Id, token);
        if (record.ParentsAreSellers)
            return;
        record.ParentsAreSellers = true;
        db.Add(@case.Note("ParentsMarkedSellers", db.Actor, now, input.Text));
        await db.SaveCaseAsync(@case.Id, token);
    }

    /// <summary>A basis is something that can be looked up again: its number and its day (三.16).</summary>
    private static void RequireBasis(List<FieldError> errors, CaseInput input, DateOnly today)
    {
        if (!RescueRecord.ReunionBasisCodes.Contains(input.ReunionBasis))
            errors.Add(new(nameof(input.ReunionBasis), "Error.Choose"));
        Require(errors, nameof(input.ReunionBasisNumber), input.ReunionBasisNumber, 60);
        if (input.ReunionBasisOn is null || input.ReunionBasisOn > today)
            errors.Add(new(nameof(input.ReunionBasisOn), input.ReunionBasisOn is null ? "Error.Required" : "Error.InFuture"));
    }

    private async Task<CaseFacts> ReunionAsync(CaseFacts facts, Case @case, CaseInput input, CancellationToken token) => facts with
    {
        ReunionIdentityConfirmed = input.ReunionBasis is not null,
        ParentsAreSellers = input.ParentsAreSellers,
        ReunionSigned = input.HandoverSigned,
        BuyerClash = await gate.IsBuyerAsync(@case, Relative(input), token),
    };

    private static PersonMarks Relative(CaseInput input) => new(input.RelativeIdNumber, input.RelativePhone, input.RelativeAddress, null);

    /// <summary>Who is like a buyer is asked about in the placement that was sent; until that is answered she is with civil affairs, not with the relative.</summary>
    private async Task RequireRelativeAsync(Case @case, CaseInput input, DateTime now, CancellationToken token)
    {
        var placement = await db.Set<Handoff>().Where(h => h.CaseId == @case.Id && h.Kind == PlacementKind.KeyName && h.Status != HandoffStatus.Draft)
            .OrderByDescending(h => h.Serial).Select(h => (Guid?)h.Id).FirstOrDefaultAsync(token);
        await gate.RequireAsync(new(@case, placement, Relative(input), now), token);
    }

    /// <summary>送还: the chosen civil-affairs unit owns the follow-up from now on.</summary>
    private async Task ReuniteAsync(Case @case, RescueRecord record, CaseInput input, DateTime now, CancellationToken token)
    {
        await RequireRelativeAsync(@case, input, now, token);
        (record.ReunitedOn, record.ReunionNote) = (ChinaTime.LocalDate(now), input.Text);
        (record.ReunionBasis, record.ReunionBasisNumber, record.ReunionBasisOn) = (input.ReunionBasis, input.ReunionBasisNumber, input.ReunionBasisOn);
        if (record.ParentsAreSellers)
        {
            record.ParentsAreSellers = false;
            db.Add(@case.Note("ParentsMarkCorrected", db.Actor, now, input.CorrectionReason));
        }
        var unit = await db.Set<Organisation>().FirstOrDefaultAsync(o => o.Id == input.FollowUpUnitId && o.IsActive && FollowUpUnits.Contains(o.Kind), token)
            ?? throw new InvalidInputException([new(nameof(input.FollowUpUnitId), "Error.ChooseUnit")]);
        await grants.TransferAsync(@case, unit.Id, now, token);
        var person = await db.Set<Person>().SingleAsync(p => p.Id == @case.PersonId, token);
        person.ConfirmIdentity();
    }

    /// <summary>The checklist is proposed again at placement; decisions already taken stay.</summary>
    public async Task ProposeAgainAsync(Case @case, CaseFacts facts, CancellationToken token)
    {
        using var _ = db.AsSystem();
        foreach (var need in await db.Set<Need>().Where(n => n.CaseId == @case.Id).ToListAsync(token))
            need.Propose(kinds.Find(need.Kind)?.LikelyNeeded(facts.Person) ?? need.Likely);
    }

    private static void Require(List<FieldError> errors, string field, string? value, int max, bool needed = true)
    {
        if (string.IsNullOrWhiteSpace(value) && needed)
            errors.Add(new(field, "Error.Required"));
        else if (value?.Length > max)
            errors.Add(new(field, "Error.TooLong", $"{max}"));
    }
}
