using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CaseReferral.Core.Handoffs;

/// <summary>
/// Keeps the numbers of the inboxes in the save that moves a hand-off, whoever moves it: what it was counted as is taken away, what it
/// is now is added. A hand-off has a version, so what a save read is what it changes, and the counts cannot drift from the rows.
/// </summary>
internal static class HeldCounting
{
    /// <summary>Adds to the save what its hand-offs change in the counts; nothing when no hand-off came to another unit or heading.</summary>
    /// <returns>The rows added.</returns>
    public static List<HeldCount> Count(AppDbContext db, List<EntityEntry> changed)
    {
        var changes = new Dictionary<(Guid Unit, HeldAs Heading), int>();
        foreach (var entry in changed)
        {
            if (entry.Entity is not Handoff)
                continue;
            var (holder, status) = (entry.Property(nameof(Handoff.HolderId)), entry.Property(nameof(Handoff.Status)));
            Change(entry.State == EntityState.Added ? null : Key((Guid?)holder.OriginalValue, (HandoffStatus)status.OriginalValue!), -1);
            Change(entry.State == EntityState.Deleted ? null : Key((Guid?)holder.CurrentValue, (HandoffStatus)status.CurrentValue!), 1);
        }
        var rows = changes.Where(c => c.Value != 0).Select(c => new HeldCount(c.Key.Unit, c.Key.Heading, c.Value)).ToList();
        db.AddRange(rows);
        return rows;

        void Change((Guid, HeldAs)? key, int by)
        {
            if (key is { } counted)
                changes[counted] = changes.GetValueOrDefault(counted) + by;
        }
    }

    /// <summary>Whose and as what it counts; null when nobody holds it.</summary>
    private static (Guid Unit, HeldAs Heading)? Key(Guid? holder, HandoffStatus status) =>
        holder is { } unit && HeldStates.Of(status) is { } heading ? (unit, heading) : null;
}
