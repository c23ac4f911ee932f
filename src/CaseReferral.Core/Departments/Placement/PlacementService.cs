using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Departments.Placement;

/// <summary>Records a placement: the buyer check, the case's move to Placed and its statutory clocks, in the caller's save.</summary>
public sealed class PlacementService(CarerCheckService carers, CaseFactsLoader facts, CaseWriter cases)
{
    /// <exception cref="RuleBrokenException">The carer is the buyer, or resembles her and is not cleared (三.16).</exception>
    public async Task SaveAsync(HandoffMove move, PlacementDetails details, CancellationToken token)
    {
        await carers.RequireAsync(move, details.Marks, token);
        var record = await move.Db.Set<PlacementRecord>().FirstOrDefaultAsync(p => p.HandoffId == move.Handoff.Id, token);
        if (record is null)
            move.Db.Add(record = new PlacementRecord(move.Handoff.Id, move.Case.Id));
        record.Write(details);
        if (move.Case.Stage == CaseStage.Rescued)
            await PlaceAsync(move, record, token);
    }

    private async Task PlaceAsync(HandoffMove move, PlacementRecord record, CancellationToken token)
    {
        var known = await facts.LoadAsync(move.Case, token) with { PlacementActive = true };
        var decision = CaseWorkflow.Machine.Fire(CaseStage.Rescued, CaseAction.ConfirmPlacement, known, Side.System, true, _ => []);
        if (decision.Verdict != Verdict.Moves)
            throw new RuleBrokenException(decision.Reasons);
        move.Db.Add(move.Case.MoveTo(decision.To, CaseAction.ConfirmPlacement, move.Actor, move.Now, null));
        await cases.ProposeAgainAsync(move.Case, known, token);
        var start = ChinaTime.ToUtc(record.StartedOn!.Value.ToDateTime(TimeOnly.FromDateTime(ChinaTime.ToLocal(move.Now))));
        var rescue = await move.Db.Set<RescueRecord>().SingleAsync(r => r.CaseId == move.Case.Id, token);
        foreach (var clock in PlacementClocks.For(move.Case, move.Facts.Person, move.Actor.Kind, rescue.RescuedAt ?? start, start, move.Calendar))
            move.Db.Add(clock);
    }
}
