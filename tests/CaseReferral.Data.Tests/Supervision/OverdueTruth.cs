using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Supervision;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Data.Tests.Supervision;

/// <summary>Compares the kept counts with what the limits themselves say, read row by row and counted in memory.</summary>
internal static class OverdueTruth
{
    /// <summary>A running limit, read past the counts.</summary>
    private sealed record Limit(string Region, Guid Holder, int Rung, bool Rests, DateTime Due, string? CountedAs);

    /// <returns>How many limits are counted.</returns>
    public static async Task<int> CheckAsync(TestDatabase database, string where)
    {
        await using var db = database.As(Actor.System("test"));
        var now = database.Clock.GetUtcNow().UtcDateTime;
        var (limits, kept) = (await LimitsAsync(db), await KeptAsync(db));
        var late = limits.Where(l => l.Due < now).ToList();

        Equal(limits.Where(l => l.CountedAs is not null).GroupBy(l => l.CountedAs!).ToDictionary(g => g.Key, g => g.Count()), kept, $"{where}: counts and limits");
        Assert.All(limits.Where(l => l.CountedAs is not null), l => Assert.True(l.Due < now, $"{where}: {l} is counted"));
        // What the page shows: the counts, and what is late and in none of them.
        Equal(Number(late), Sum(Number(late.Where(l => l.CountedAs is null)), kept), $"{where}: what is late");
        Assert.Equal(0, await StoppedAsync(db));
        return kept.Values.Sum();
    }

    public static async Task<Dictionary<string, int>> KeptAsync(AppDbContext db) =>
        (await db.Set<OverdueCount>().AsNoTracking().ToListAsync()).GroupBy(c => c.Standing).Select(g => (g.Key, Sum: g.Sum(c => c.Change)))
            .Where(g => g.Sum != 0).ToDictionary(g => g.Key, g => g.Sum);

    private static async Task<List<Limit>> LimitsAsync(AppDbContext db)
    {
        var handoffs = await db.Set<HandoffClock>().Where(k => k.StoppedAt == null && k.PausedAt == null)
            .Join(db.Set<Handoff>(), k => k.HandoffId, h => h.Id, (k, h) => new { k, h.RegionCode, h.HolderId }).AsNoTracking().ToListAsync();
        var cases = await db.Set<CaseClock>().Where(k => k.DoneAt == null).AsNoTracking().ToListAsync();
        return
        [
            .. handoffs.Select(r => new Limit(r.RegionCode, r.HolderId!.Value, r.k.Rung, r.k.NextRungAt is null, r.k.DueAt, r.k.CountedAs)),
            .. cases.Where(k => k.IsDuty).Select(k => new Limit(k.RegionCode, k.HolderId!.Value, k.Rung, k.NextRungAt is null, k.DueAt, k.CountedAs)),
        ];
    }

    private static async Task<int> StoppedAsync(AppDbContext db) =>
        await db.Set<HandoffClock>().CountAsync(k => k.CountedAs != null && (k.StoppedAt != null || k.PausedAt != null))
        + await db.Set<CaseClock>().CountAsync(k => k.CountedAs != null && k.CountedAs != OverdueStanding.Never && k.DoneAt != null);

    private static Dictionary<string, int> Number(IEnumerable<Limit> limits) =>
        limits.GroupBy(l => $"{new OverdueStanding(l.Region, l.Holder, l.Rung, l.Rests)}").ToDictionary(g => g.Key, g => g.Count());

    private static Dictionary<string, int> Sum(params Dictionary<string, int>[] counts) =>
        counts.SelectMany(c => c).GroupBy(c => c.Key).ToDictionary(g => g.Key, g => g.Sum(c => c.Value));

    private static void Equal(Dictionary<string, int> expected, Dictionary<string, int> actual, string where) =>
        Assert.True(expected.Count == actual.Count && expected.All(e => actual.GetValueOrDefault(e.Key) == e.Value),
            $"{where}: {string.Join(", ", expected.OrderBy(e => e.Key))} but {string.Join(", ", actual.OrderBy(e => e.Key))}");
}
