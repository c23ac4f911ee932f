using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Trail;
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

    /// <summary>The institution that still has her when another one gives her up without having recorded her; else whoever sent her; null when she has come.</summary>
    public static async Task<Guid?> StillWithAsync(AppDbContext db, Handoff handoff, CancellationToken token)
    {
        using var _ = db.AsSystem();
        var places = await (from p in db.Set<PlacementRecord>()
                            where p.CaseId == handoff.CaseId
                            join h in db.Set<Handoff>() on p.HandoffId equals h.Id
                            select new { p.HandoffId, p.Status, h.ToOrganisationId }).ToListAsync(token);
        return places.Exists(p => p.HandoffId == handoff.Id) ? null
            : places.Find(p => p.Status == PlacementStatus.Active)?.ToOrganisationId ?? handoff.FromOrganisationId;
    }

    /// <summary>She never came, so nothing was met: what the acceptance ended goes on with the unit that has her, from its beginning.</summary>
    public static async Task GivenBackAsync(HandoffMove move, CancellationToken token)
    {
        using var _ = move.Db.AsSystem();
        string[] met = [PlacementClocks.WelfareHomeClock, PlacementClocks.StayClock];
        var accepted = await move.Db.Set<HandoffEvent>().Where(e => e.HandoffId == move.Handoff.Id && (e.Action == HandoffAction.Accept || e.Action == HandoffAction.RuleAccept))
            .Select(e => e.At).ToListAsync(token);
        foreach (var clock in await move.Db.Set<CaseClock>().Where(k => k.CaseId == move.Case.Id && met.Contains(k.Kind) && k.DoneAt != null).ToListAsync(token))
        {
            if (accepted.Contains(TrailSeal.Instant(clock.DoneAt!.Value)))
                clock.GoOn(move.Case.OwnerOrganisationId, move.Calendar);
        }
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
