using CaseReferral.Core.Handoffs;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CaseReferral.Core.Trail;

/// <summary>
/// Seals new timeline rows of hand-offs: each carries the hash of the one before, and the hand-off that of the newest. The
/// hand-off's own row in the trail records that hash, so the two chains hold each other.
/// </summary>
internal static class HandoffSeals
{
    public static void Apply(List<EntityEntry> changed, TrailSeal seal)
    {
        foreach (var row in changed.Select(e => e.Entity).OfType<HandoffEvent>().Where(e => e.Hash.Length == 0).OrderBy(e => e.Number))
        {
            var handoff = changed.Single(e => e.Entity is Handoff h && h.Id == row.HandoffId);
            var last = handoff.Property(nameof(Handoff.LastEventHash));
            row.Seal((string?)last.CurrentValue, seal);
            last.CurrentValue = row.Hash;
        }
    }
}
