using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Jobs;

namespace CaseReferral.Core.Handoffs;

/// <summary>
/// A reported outcome nobody verified within the limit and some workdays more closes by itself, with the mark 未复核.
/// "Not possible" never does: what happens next for the person is a human decision.
/// </summary>
[Job("automatic-confirm", everyMinutes: 60)]
public sealed class AutomaticConfirm(AppDbContext db, HandoffService handoffs, HandoffOptions agreed, WorkCalendar calendar, TimeProvider time)
    : HandoffJob(db, handoffs, time)
{
    protected override HandoffAction Action => HandoffAction.Confirm;
    protected override HandoffInput Input { get; } = new() { ReasonCode = HandoffCodes.Unverified };

    protected override IQueryable<Handoff> Due(IQueryable<Handoff> all, DateTime now)
    {
        // Workdays are as many days at least; the exact end is asked of the calendar.
        var earliest = now.AddDays(-agreed.UnverifiedDays);
        return all.Where(h => h.Status == HandoffStatus.Reported && h.DueAt <= earliest && h.OutcomeCode != HandoffCodes.NotPossible
            && !all.Any(child => child.PreviousId == h.Id && child.HolderId != null));
    }

    protected override bool IsDue(Handoff handoff, DateTime now) => agreed.Unverified.From(handoff.DueAt!.Value, calendar).DueUtc <= now;
}
