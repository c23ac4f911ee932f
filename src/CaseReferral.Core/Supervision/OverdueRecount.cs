using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Supervision;

/// <summary>
/// Counts what is overdue anew from the limits themselves, while officers work: after rows were changed past the application, or
/// when a version counts other limits. Nothing that anybody reads of a case changes.
/// </summary>
public sealed class OverdueRecount(AppDbContexts contexts, TimeProvider time)
{
    private const int Batch = 200;

    /// <returns>Limits that stood wrong, and counts that were not the number of their limits.</returns>
    public async Task<(int Limits, int Counts)> RunAsync(CancellationToken token)
    {
        var limits = await StandingsAsync(
            (db, last) => db.Set<HandoffClock>().Where(k => last == null || k.Id > last)
                .Where(k => k.CountedAs != null || k.StoppedAt == null && k.PausedAt == null && k.DueAt < time.GetUtcNow().UtcDateTime), token)
            + await StandingsAsync(
            (db, last) => db.Set<CaseClock>().Where(k => last == null || k.Id > last)
                .Where(k => k.CountedAs != OverdueStanding.Never && (k.CountedAs != null || k.DoneAt == null && k.DueAt < time.GetUtcNow().UtcDateTime)), token);
        return (limits, await CountsAsync(token));
    }

    private async Task<int> StandingsAsync<T>(Func<AppDbContext, Guid?, IQueryable<T>> find, CancellationToken token) where T : Entity, IUrgedClock
    {
        var wrong = 0;
        for (Guid? last = null; ;)
        {
            await using var db = contexts.For(Actor.System("overdue"));
            var clocks = await find(db, last).OrderBy(k => k.Id).Take(Batch).ToListAsync(token);
            foreach (var clock in clocks)
            {
                var standing = await OverdueCounting.StandingAsync(db, clock, time.GetUtcNow().UtcDateTime, token);
                if (clock.CountedAs == standing?.ToString())
                    continue;
                clock.CountAs(standing);
                wrong++;
            }
            await db.SaveChangesAsync(token);
            if (clocks.Count < Batch)
                return wrong;
            last = clocks[^1].Id;
        }
    }

    /// <summary>
    /// What the counts lack is added to them. One statement reads both sides, so a save that happens meanwhile is in both or in
    /// neither.
    /// </summary>
    private async Task<int> CountsAsync(CancellationToken token)
    {
        await using var db = contexts.For(Actor.System("overdue"));
        var limits = db.Set<HandoffClock>().Where(k => k.CountedAs != null).GroupBy(k => k.CountedAs!).Select(g => new { Standing = g.Key, Change = g.Count() })
            .Concat(db.Set<CaseClock>().Where(k => k.CountedAs != null && k.CountedAs != OverdueStanding.Never).GroupBy(k => k.CountedAs!).Select(g => new { Standing = g.Key, Change = g.Count() }));
        var both = await limits.Concat(db.Set<OverdueCount>().GroupBy(c => c.Standing).Select(g => new { Standing = g.Key, Change = -g.Sum(c => c.Change) })).ToListAsync(token);
        var lacking = both.GroupBy(c => c.Standing).Select(g => (Standing: g.Key, Change: g.Sum(c => c.Change))).Where(c => c.Change != 0).ToList();
        db.AddRange(lacking.Select(c => new OverdueCount(OverdueStanding.Parse(c.Standing), c.Change)));
        await db.SaveChangesAsync(token);
        return lacking.Count;
    }
}
