using CaseReferral.Core.Cases;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Supervision;

/// <summary>
/// Counts the limits that have become late since the last run: passing its end is no save, so somebody has to look. What became late
/// in these minutes the page of what is overdue counts itself.
/// </summary>
[Job("overdue-noticing", everyMinutes: 15)]
public sealed class OverdueNoticing(AppDbContext db, TimeProvider time) : Job
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public override async Task<IReadOnlyList<Guid>> FindAsync(int take, CancellationToken token)
    {
        var now = Now;
        var late = await db.Set<HandoffClock>().Where(k => k.StoppedAt == null && k.PausedAt == null && k.CountedAs == null && k.DueAt < now).Select(k => new { k.Id, k.DueAt })
            .Concat(db.Set<CaseClock>().Where(k => k.DoneAt == null && k.CountedAs == null && k.HolderId != null && k.DueAt < now).Select(k => new { k.Id, k.DueAt }))
            .OrderBy(k => k.DueAt).Take(take).ToListAsync(token);
        return [.. late.Select(k => k.Id)];
    }

    public override async Task<bool> DoAsync(Guid id, CancellationToken token)
    {
        var clock = (IUrgedClock?)await db.Set<HandoffClock>().FirstOrDefaultAsync(k => k.Id == id, token)
            ?? await db.Set<CaseClock>().FirstOrDefaultAsync(k => k.Id == id, token);
        if (clock is not { CountedAs: null } || await OverdueCounting.StandingAsync(db, clock, Now, token) is not { } standing)
            return false;
        clock.CountAs(standing);
        await db.SaveChangesAsync(token);
        return true;
    }
}
