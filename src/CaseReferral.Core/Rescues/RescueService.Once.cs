using CaseReferral.Core.Cases;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Rescues;

/// <summary>One page enters once: a second click, or a page sent again, gets what the first has made.</summary>
public sealed partial class RescueService
{
    /// <summary>The cases this officer has entered on one page already, in their order; none when she has not.</summary>
    /// <param name="key">Of the page: see <see cref="RescueEntry.Key"/>.</param>
    /// <param name="token">Ends it.</param>
    public async Task<IReadOnlyList<Case>> EnteredAsync(Guid key, CancellationToken token)
    {
        var first = await (from r in db.Set<RescueRecord>().AsNoTracking().Where(r => r.EntryKey == key)
                           join c in db.Set<Case>() on r.CaseId equals c.Id
                           where db.Set<CaseEvent>().Any(e => e.CaseId == c.Id && e.OfficerId == db.Actor.OfficerId && e.What == Reported)
                           select c).AsNoTracking().FirstOrDefaultAsync(token);
        return first is null ? []
            : first.OperationId is not { } operation ? [first]
            : await db.Set<Case>().AsNoTracking().Where(c => c.OperationId == operation).OrderBy(c => c.Serial).ToListAsync(token);
    }
}
