using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CaseReferral.Core.Cases;

internal static class CaseLookup
{
    /// <summary>
    /// The case of a hand-off the actor may see. A receiver has no access row before she accepts, so the case itself is
    /// read as the system; the hand-off was loaded through its own filter.
    /// </summary>
    public static async Task<Case> ToAsyncCase(this LocalView<Case> local, AppDbContext db, Guid id, CancellationToken token)
    {
        using var _ = db.AsSystem();
        return local.FirstOrDefault(c => c.Id == id) ?? await db.Set<Case>().SingleAsync(c => c.Id == id, token);
    }
}
