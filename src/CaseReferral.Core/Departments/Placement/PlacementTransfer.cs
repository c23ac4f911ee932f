using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Departments.Placement;

/// <summary>What passes from the institution that had her to the one that takes her, in the save of the acceptance and of the new record.</summary>
internal static class PlacementTransfer
{
    /// <summary>The new institution has accepted: what is met by that ends, D-11 by a welfare home, the stay in a station by every other institution.</summary>
    public static Task AcceptedAsync(HandoffMove move, CancellationToken token)
    {
        List<string> met = [];
        if (move.Facts.ReceiverKind == OrganisationKind.WelfareHome)
            met.Add(PlacementClocks.WelfareHomeClock);
        if (move.Facts.ReceiverKind != OrganisationKind.RescueStation)
            met.Add(PlacementClocks.StayClock);
        return move.Db.EndClocksAsync(move.Case.Id, met, move.Now, token);
    }

    /// <summary>
    /// She lives at one place: the first record of the new institution ends the former one, on the day she came. Until then she is where
    /// she was, so a buyer recorded meanwhile is compared with the carer she really has.
    /// </summary>
    public static async Task LeaveFormerAsync(HandoffMove move, PlacementDetails details, CancellationToken token)
    {
        var former = await move.Db.Set<PlacementRecord>()
            .Where(p => p.CaseId == move.Case.Id && p.HandoffId != move.Handoff.Id && p.Status == PlacementStatus.Active).ToListAsync(token);
        if (former.Exists(p => details.StartedOn < p.StartedOn))
            throw new InvalidInputException([new(nameof(details.StartedOn), "Error.Order")]);
        foreach (var place in former)
        {
            move.Db.Add(new PlacementStay(place, details.StartedOn, "institution", move.Actor.Name));
            place.End();
            foreach (var check in await move.Db.Set<CarerCheck>().Where(c => c.HandoffId == place.HandoffId && c.IsOpen).ToListAsync(token))
                check.End();
        }
        if (former.Count > 0)
            move.Db.Add(move.Case.Note("PlacementMoved", move.Actor, move.Now, null));
    }
}
