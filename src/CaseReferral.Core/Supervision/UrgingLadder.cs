using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Supervision;

/// <summary>Climbs the ladder: every running limit whose next rung is due gets its letter.</summary>
[Job("urging-ladder", everyMinutes: 15)]
public sealed class UrgingLadder(AppDbContext db, UrgedItems items, UrgingDesk desk, WorkCalendar calendar, TimeProvider time) : Job
{
    public override async Task<IReadOnlyList<Guid>> FindAsync(int take, CancellationToken token)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var due = await db.Set<HandoffClock>().Where(k => k.NextRungAt <= now).Select(k => new { k.Id, k.NextRungAt })
            .Concat(db.Set<CaseClock>().Where(k => k.NextRungAt <= now).Select(k => new { k.Id, k.NextRungAt }))
            .OrderBy(k => k.NextRungAt).Take(take).ToListAsync(token);
        return [.. due.Select(k => k.Id)];
    }

    public override async Task<bool> DoAsync(Guid id, CancellationToken token)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (await items.FindAsync(id, token) is not { Clock: var clock } item || clock.NextRungAt is not { } next || next > now)
            return false;
        await desk.IssueAsync(item, Ladder.Due(clock.Rung, clock.DueAt, now, calendar), db.Actor, null, now, token);
        await db.SaveChangesAsync(token);
        return true;
    }
}
