using CaseReferral.Core.Cases;
using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CaseReferral.Core.Access;

/// <summary>
/// Access rows carry the stage of their case, so that a unit's list of one stage is one index range. A part of every save; the
/// trail is not told, because nobody's access changes by it.
/// </summary>
internal static class CaseStages
{
    public static async Task CopyAsync(AppDbContext db, List<EntityEntry> changed, CancellationToken token)
    {
        foreach (var entry in changed.Where(e => e.Entity is Case && (e.State == EntityState.Added || e.Property(nameof(Case.Stage)).IsModified)))
        {
            var moved = (Case)entry.Entity;
            if (entry.State == EntityState.Modified)
                await db.Set<CaseAccess>().Where(a => a.CaseId == moved.Id).LoadAsync(token);
            foreach (var row in db.Set<CaseAccess>().Local.Where(a => a.CaseId == moved.Id))
            {
                row.CaseIn(moved.Stage);
                db.Entry(row).DetectChanges();
            }
        }
    }
}
