using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Data.Tests.Supervision;

/// <summary>Compares the kept numbers of the inboxes with the hand-offs, read row by row and counted in memory.</summary>
internal static class HeldTruth
{
    /// <returns>How many hand-offs somebody holds.</returns>
    public static async Task<int> CheckAsync(TestDatabase database, string where)
    {
        await using var db = database.As(Actor.System("test"));
        var held = (await db.Set<Handoff>().AsNoTracking().Where(h => h.HolderId != null).ToListAsync())
            .GroupBy(h => $"{h.HolderId} {HeldStates.Of(h.Status)}").Select(g => $"{g.Key} {g.Count()}").Order(StringComparer.Ordinal);
        var kept = (await db.Set<HeldCount>().AsNoTracking().ToListAsync())
            .GroupBy(c => $"{c.HolderId} {c.Standing}").Select(g => (g.Key, Sum: g.Sum(c => c.Change))).Where(g => g.Sum != 0)
            .Select(g => $"{g.Key} {g.Sum}").Order(StringComparer.Ordinal).ToList();
        Assert.True(held.SequenceEqual(kept), $"{where}: {string.Join(", ", held)} but {string.Join(", ", kept)}");
        return await db.Set<Handoff>().CountAsync(h => h.HolderId != null);
    }
}
