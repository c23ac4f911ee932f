using CaseReferral.Core.Cases;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CaseReferral.Core.Supervision;

/// <summary>
/// Keeps the counts of what is overdue in the save that changes a limit, whoever changes it: what the row was counted as is taken
/// away, what it stands as now is added. A limit knows as what it is counted, so the counts cannot drift from the rows.
/// </summary>
/// <param name="db">The context that saves.</param>
/// <param name="changed">Everything that changes in the save.</param>
/// <param name="now">The moment of the save, UTC.</param>
internal sealed class OverdueCounting(AppDbContext db, List<EntityEntry> changed, DateTime now)
{
    private readonly Dictionary<string, int> changes = [];

    /// <returns>The rows added to the save.</returns>
    public async Task<List<OverdueCount>> CountAsync(CancellationToken token)
    {
        var moved = await MovedAsync(token);
        foreach (var entry in changed.Where(e => e.Entity is IUrgedClock { CountedAs: not OverdueStanding.Never }).Concat(moved))
        {
            var counted = entry.Property(nameof(IUrgedClock.CountedAs));
            Change(entry.State == EntityState.Added ? null : (string?)counted.OriginalValue, -1);
            if (entry.State == EntityState.Deleted)
                continue;
            counted.CurrentValue = (await StandingAsync(db, (IUrgedClock)entry.Entity, now, token))?.ToString();
            Change((string?)counted.CurrentValue, 1);
        }
        AppDbContext.BumpVersions(moved);
        var rows = changes.Where(c => c.Value != 0).Select(c => new OverdueCount(OverdueStanding.Parse(c.Key), c.Value)).ToList();
        db.AddRange(rows);
        return rows;
    }

    /// <summary>As what a limit counts at a moment; null = as nothing.</summary>
    public static async Task<OverdueStanding?> StandingAsync(AppDbContext db, IUrgedClock clock, DateTime now, CancellationToken token)
    {
        if (clock is CaseClock own)
            return own.DoneAt is null ? OverdueStanding.Of(own, own.HolderId, own.RegionCode, now) : null;
        if (clock is not HandoffClock { IsRunning: true } step || step.DueAt >= now)
            return null;
        if (db.Set<Handoff>().Local.FindEntry(step.HandoffId) is { Entity: var known })
            return OverdueStanding.Of(step, known.HolderId, known.RegionCode, now);
        using var _ = db.AsSystem();
        var handoff = await db.Set<Handoff>().Where(h => h.Id == step.HandoffId).Select(h => new { h.HolderId, h.RegionCode }).FirstAsync(token);
        return OverdueStanding.Of(step, handoff.HolderId, handoff.RegionCode, now);
    }

    /// <summary>Limits that did not change themselves, of hand-offs that went to another unit or another region's case.</summary>
    private async Task<List<EntityEntry>> MovedAsync(CancellationToken token)
    {
        var clocks = changed.Select(e => e.Entity).OfType<HandoffClock>().ToHashSet();
        var moved = changed.Where(e => e is { State: EntityState.Modified, Entity: Handoff handoff }
            && (e.Property(nameof(Handoff.RegionCode)).IsModified
                || e.Property(nameof(Handoff.HolderId)).IsModified && !clocks.Any(c => c.HandoffId == handoff.Id)))
            .Select(e => ((Handoff)e.Entity).Id).ToList();
        if (moved.Count == 0)
            return [];
        using var _ = db.AsSystem();
        var counted = await db.Set<HandoffClock>().Where(c => moved.Contains(c.HandoffId) && c.CountedAs != null).ToListAsync(token);
        return [.. counted.Where(c => !clocks.Contains(c)).Select(c => (EntityEntry)db.Entry(c))];
    }

    private void Change(string? standing, int by)
    {
        if (standing is not null)
            changes[standing] = changes.GetValueOrDefault(standing) + by;
    }
}
