using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Jobs;

namespace CaseReferral.Core.Handoffs;

/// <summary>T17: on the day a pause is to be looked at again, work goes on and the clock runs again.</summary>
[Job("hold-review", everyMinutes: 60)]
public sealed class HoldReview(AppDbContext db, HandoffService handoffs, TimeProvider time) : HandoffJob(db, handoffs, time)
{
    protected override HandoffAction Action => HandoffAction.Resume;

    protected override IQueryable<Handoff> Due(IQueryable<Handoff> all, DateTime now)
    {
        var today = ChinaTime.LocalDate(now);
        // The due column carries the review day while a hand-off is paused, and with it the index.
        var evening = ChinaTime.ToUtc(today.ToDateTime(TimeOnly.MaxValue));
        return all.Where(h => h.Status == HandoffStatus.OnHold && h.DueAt <= evening && h.ReviewOn <= today);
    }
}
