using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Handoffs;

/// <summary>
/// Counts what the units hold anew from the hand-offs themselves, while officers work: after rows were changed past the application.
/// Nothing that anybody reads of a case changes.
/// </summary>
public sealed class HeldRecount(AppDbContexts contexts)
{
    /// <summary>
    /// What the counts lack is added to them. One statement reads both sides, so a save that happens meanwhile is in both or in
    /// neither.
    /// </summary>
    /// <returns>Counts that were not the number of their hand-offs.</returns>
    public async Task<int> RunAsync(CancellationToken token)
    {
        await using var db = contexts.For(Actor.System("held"));
        var held = db.Set<Handoff>().Where(h => h.HolderId != null).GroupBy(h => new { Unit = h.HolderId!.Value, h.Status })
            .Select(g => new { g.Key.Unit, Standing = (string)(object)g.Key.Status, Change = g.Count(), Kept = false });
        var kept = db.Set<HeldCount>().GroupBy(c => new { c.HolderId, c.Standing })
            .Select(g => new { Unit = g.Key.HolderId, g.Key.Standing, Change = -g.Sum(c => c.Change), Kept = true });
        var lacking = (await held.Concat(kept).ToListAsync(token))
            .GroupBy(c => (c.Unit, Heading: c.Kept ? Enum.Parse<HeldAs>(c.Standing) : HeldStates.Of(Enum.Parse<HandoffStatus>(c.Standing))!.Value))
            .Select(g => (g.Key, Change: g.Sum(c => c.Change))).Where(c => c.Change != 0).ToList();
        db.AddRange(lacking.Select(c => new HeldCount(c.Key.Unit, c.Key.Heading, c.Change)));
        await db.SaveChangesAsync(token);
        return lacking.Count;
    }
}
