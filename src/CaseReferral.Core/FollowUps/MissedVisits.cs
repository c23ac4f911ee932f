using CaseReferral.Core.Cases;
using CaseReferral.Core.Data;
using CaseReferral.Core.Jobs;
using CaseReferral.Core.Trail;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.FollowUps;

/// <summary>
/// A planned visit whose day is over raises the alarm once: it is marked as missed, the timeline says so, and the unit is told.
/// The urging ladder goes on from there, because its limit still runs.
/// </summary>
[Job("missed-visits", everyMinutes: 60)]
public sealed class MissedVisits(AppDbContext db, TimeProvider time) : Job
{
    public override async Task<IReadOnlyList<Guid>> FindAsync(int take, CancellationToken token) =>
        await Missed().Take(take).Select(p => p.Id).ToListAsync(token);

    public override async Task<bool> DoAsync(Guid id, CancellationToken token)
    {
        if (await Missed().FirstOrDefaultAsync(p => p.Id == id, token) is not { } planned)
            return false;
        var now = time.GetUtcNow().UtcDateTime;
        var @case = await db.Set<Case>().SingleAsync(c => c.Id == planned.CaseId, token);
        planned.Miss(now);
        db.Add(@case.Note("VisitMissed", db.Actor, now, null));
        db.Add(new OutboxMessage("visit.Missed", @case.Number, planned.Id, @case.Id, planned.OrganisationId, now));
        await db.SaveChangesAsync(token);
        return true;
    }

    /// <summary>From the limits that are over: few, and an index range, however many visits are planned.</summary>
    private IQueryable<PlannedVisit> Missed()
    {
        var now = time.GetUtcNow().UtcDateTime;
        return from k in db.Set<CaseClock>()
               where k.DoneAt == null && k.DueAt < now && k.Kind == FollowUpPlan.ClockKind
               join p in db.Set<PlannedVisit>() on k.Id equals p.ClockId
               where p.State == PlannedVisitState.Planned && p.MissedAt == null
               orderby k.DueAt
               select p;
    }
}
