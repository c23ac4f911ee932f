using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Departments.Placement;

/// <summary>Records a placement: the buyer check, the case's move to Placed and its statutory clocks, in the caller's save.</summary>
public sealed class PlacementService(BuyerGate gate, CaseFactsLoader facts, CaseWriter cases)
{
    /// <exception cref="RuleBrokenException">The carer is the buyer, or resembles her and is not cleared (三.16).</exception>
    public async Task SaveAsync(HandoffMove move, PlacementDetails details, CancellationToken token)
    {
        var record = await move.Db.Set<PlacementRecord>().FirstOrDefaultAsync(p => p.HandoffId == move.Handoff.Id, token);
        var offer = PlacementOffer.Of(move.Actor.Kind, move.Facts.Person) with { Stands = record?.Form };
        // Typed and then hidden, because the proposed form was chosen after all.
        if (details.Form == offer.Form && record?.FormReason is null)
            details = details with { FormReason = null };
        await RequireAsync(move, details, offer, token);
        await gate.RequireAsync(new(move.Case, move.Handoff.Id, details.Marks, move.Now), token);
        var comes = record is null;
        if (record is null)
        {
            await PlacementTransfer.LeaveFormerAsync(move, details, token);
            move.Db.Add(record = new PlacementRecord(move.Handoff.Id, move.Case.Id));
        }
        else if (record.MovesTo(details))
            Keep(move, record, details);
        record.Write(details);
        if (details.Form == "welfare-home")
            await move.Db.EndClocksAsync(move.Case.Id, [PlacementClocks.WelfareHomeClock], move.Now, token);
        if (move.Case.Stage == CaseStage.Rescued)
            await PlaceAsync(move, record, token);
        else if (comes)
            await ComeFromElsewhereAsync(move, record, token);
    }

    private static async Task RequireAsync(HandoffMove move, PlacementDetails details, PlacementOffer offer, CancellationToken token)
    {
        if (details.Form == "foster-family" && PlacementRecord.FosterConditionCodes.Except(details.FosterConditions).Any())
            throw new RuleBrokenException([new Reason("FosterFamilyFits")]);
        if (offer.AsksForWomen && details is { Form: "own-institution", FemaleStaff: false })
            throw new RuleBrokenException([new Reason("FemaleStaffForWomen")]);
        var rescued = details.HandedOverAt is null ? null
            : await move.Db.Set<RescueRecord>().Where(r => r.CaseId == move.Case.Id).Select(r => r.RescuedAt).SingleAsync(token);
        if (PlacementCheck.Wrong(details, offer, rescued, move.Now).ToList() is { Count: > 0 } wrong)
            throw new InvalidInputException(wrong);
    }

    /// <summary>The former place stays on record, with the day she left it and why.</summary>
    private static void Keep(HandoffMove move, PlacementRecord former, PlacementDetails details)
    {
        if (details.StartedOn < former.StartedOn)
            throw new InvalidInputException([new(nameof(details.StartedOn), "Error.Order")]);
        if (details.MoveReason is not { } reason || !PlacementRecord.MoveReasonCodes.Contains(reason))
            throw new InvalidInputException([new(nameof(details.MoveReason), "Error.Choose")]);
        move.Db.Add(new PlacementStay(former, details.StartedOn, reason, move.Actor.Name));
        move.Db.Add(move.Case.Note("PlacementMoved", move.Actor, move.Now, null));
    }

    /// <summary>Another institution had her: what a station counts begins with her entry, unless it began earlier in the case and counts on.</summary>
    private static async Task ComeFromElsewhereAsync(HandoffMove move, PlacementRecord record, CancellationToken token)
    {
        List<CaseClock> counters = [.. PlacementClocks.OfStation(move.Case, move.Facts.Person, move.Actor.Kind, Entered(record, move.Now), move.Calendar)];
        if (counters.Count == 0)
            return;
        var begun = await PlacementClockFacts.BegunAsync(move.Db, move.Case.Id, token);
        move.Db.AddRange(counters.Where(c => !begun.Contains(c.Kind)));
    }

    /// <summary>The day is what the clerk wrote, the time that of the entry; UTC.</summary>
    private static DateTime Entered(PlacementRecord record, DateTime now) =>
        ChinaTime.ToUtc(record.StartedOn!.Value.ToDateTime(TimeOnly.FromDateTime(ChinaTime.ToLocal(now))));

    private async Task PlaceAsync(HandoffMove move, PlacementRecord record, CancellationToken token)
    {
        var known = await facts.LoadAsync(move.Case, token) with { PlacementActive = true };
        var decision = CaseWorkflow.Machine.Fire(CaseStage.Rescued, CaseAction.ConfirmPlacement, known, Side.System, true, _ => []);
        if (decision.Verdict != Verdict.Moves)
            throw new RuleBrokenException(decision.Reasons);
        move.Db.Add(move.Case.MoveTo(decision.To, CaseAction.ConfirmPlacement, move.Actor, move.Now, null));
        await cases.ProposeAgainAsync(move.Case, known, token);
        var start = Entered(record, move.Now);
        var rescue = await move.Db.Set<RescueRecord>().SingleAsync(r => r.CaseId == move.Case.Id, token);
        foreach (var clock in PlacementClocks.For(move.Case, move.Facts.Person, move.Actor.Kind, rescue.RescuedAt ?? start, start, move.Calendar))
        {
            if (clock.Kind != PlacementClocks.WelfareHomeClock || record.Form != "welfare-home")
                move.Db.Add(clock);
        }
    }
}
