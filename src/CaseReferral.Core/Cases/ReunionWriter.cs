using CaseReferral.Core.Access;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Protection;
using CaseReferral.Core.Rescues;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Cases;

/// <summary>
/// 送还 (notice 三.16): a child goes home to relatives police have made sure of. Whoever takes her is compared with the buyers of the case, and not
/// to parents who took part in the sale.
/// </summary>
public sealed class ReunionWriter(AppDbContext db, BuyerGate gate, Grants grants)
{
    /// <summary>Of the line that tells who takes her.</summary>
    public const int MaxRelative = 100;

    /// <summary>Who may own the follow-up of a person who has gone back to her family.</summary>
    public static IReadOnlyList<OrganisationKind> FollowUpUnits { get; } = [OrganisationKind.MinorsCentre, OrganisationKind.WelfareHome, OrganisationKind.CivilAffairsBureau];

    /// <summary>The facts as they would be with this input; what the form lacks is added to the errors.</summary>
    internal async Task<CaseFacts> WithInputAsync(CaseFacts facts, Case @case, CaseInput input, DateOnly today, List<FieldError> errors, CancellationToken token)
    {
        CaseWriter.Require(errors, nameof(input.Text), input.Text, CaseWriter.MaxText);
        CaseWriter.Require(errors, nameof(input.Relative), input.Relative, MaxRelative);
        // Without a number nobody is compared, and the buyer who says he is the father passes (三.16).
        CaseWriter.Require(errors, nameof(input.RelativeIdNumber), input.RelativeIdNumber, 60);
        if (input.FollowUpUnitId is null)
            errors.Add(new(nameof(input.FollowUpUnitId), "Error.ChooseUnit"));
        if (input.ReunionBasis is not null)
            RequireBasis(errors, input, today);
        if (facts.ParentsAreSellers && !input.ParentsAreSellers)
            CaseWriter.Require(errors, nameof(input.CorrectionReason), input.CorrectionReason, CaseWriter.MaxText);
        return facts with
        {
            ReunionIdentityConfirmed = input.ReunionBasis is not null,
            ParentsAreSellers = input.ParentsAreSellers,
            ReunionSigned = input.HandoverSigned,
            BuyerClash = await gate.IsBuyerAsync(@case, Relative(input), token),
        };
    }

    /// <summary>A basis is something that can be looked up again: its number and its day (三.16).</summary>
    private static void RequireBasis(List<FieldError> errors, CaseInput input, DateOnly today)
    {
        if (!RescueRecord.ReunionBasisCodes.Contains(input.ReunionBasis))
            errors.Add(new(nameof(input.ReunionBasis), "Error.Choose"));
        CaseWriter.Require(errors, nameof(input.ReunionBasisNumber), input.ReunionBasisNumber, 60);
        if (input.ReunionBasisOn is null || input.ReunionBasisOn > today)
            errors.Add(new(nameof(input.ReunionBasisOn), input.ReunionBasisOn is null ? "Error.Required" : "Error.InFuture"));
    }

    private static PersonMarks Relative(CaseInput input) => new(input.RelativeIdNumber, input.RelativePhone, input.RelativeAddress, input.Relative)
    {
        OtherNames = NameLine.Words(input.Relative),
        OtherNumbers = NumberLine.Parts(input.RelativeIdNumber),
    };

    /// <summary>
    /// What a refused return still leaves. That the relative is a buyer is told at once (三.16). Once police have said that the
    /// parents took part in the sale, that stands in the record until it is corrected with a reason; it cannot be unticked in silence.
    /// </summary>
    internal async Task KeepRefusedAsync(Case @case, CaseInput input, CaseFacts facts, DateTime now, CancellationToken token)
    {
        if (facts.BuyerClash)
            await gate.AlarmAsync(@case, Relative(input), now, token);
        if (!input.ParentsAreSellers)
            return;
        var record = await db.Set<RescueRecord>().SingleAsync(r => r.CaseId == @case.Id, token);
        if (record.ParentsAreSellers)
            return;
        record.ParentsAreSellers = true;
        db.Add(@case.Note("ParentsMarkedSellers", db.Actor, now, input.Text));
        await db.SaveCaseAsync(@case.Id, token);
    }

    /// <summary>Who takes her opens the note on the hand-over; the chosen civil-affairs unit owns the follow-up from now on.</summary>
    internal async Task WriteAsync(Case @case, RescueRecord record, CaseInput input, DateTime now, CancellationToken token)
    {
        await RequireRelativeAsync(@case, input, now, token);
        (record.ReunitedOn, record.ReunionNote) = (ChinaTime.LocalDate(now), $"{input.Relative!.Trim()}\n{input.Text}");
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

    /// <summary>Who is like a buyer is asked about in the placement that was sent; until that is answered she is with civil affairs, not with the relative.</summary>
    private async Task RequireRelativeAsync(Case @case, CaseInput input, DateTime now, CancellationToken token)
    {
        var placement = await db.Set<Handoff>().Where(h => h.CaseId == @case.Id && h.Kind == PlacementKind.KeyName && h.Status != HandoffStatus.Draft)
            .OrderByDescending(h => h.Serial).Select(h => (Guid?)h.Id).FirstOrDefaultAsync(token);
        await gate.RequireAsync(new(@case, placement, Relative(input), now), token);
    }
}
