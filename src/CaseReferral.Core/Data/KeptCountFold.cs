using CaseReferral.Core.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Data;

/// <summary>
/// Makes one row of the many that saves have added to a count. Two nodes at once delete the same rows: the slower one finds them
/// gone, and all of its save is undone.
/// </summary>
public abstract class KeptCountFold<T>(AppDbContext db) : Job where T : KeptCount
{
    /// <summary>Rows of one save; a unit with more is folded further at the next run.</summary>
    public const int MaxRows = 2_000;

    /// <summary>One row in place of several that stand alike.</summary>
    protected abstract T Of(T alike, int sum);

    /// <returns>Units with a count of several rows.</returns>
    public override async Task<IReadOnlyList<Guid>> FindAsync(int take, CancellationToken token) =>
        await db.Set<T>().GroupBy(c => new { c.HolderId, c.Standing }).Where(g => g.Count() > 1)
            .Select(g => g.Key.HolderId).Distinct().OrderBy(id => id).Take(take).ToListAsync(token);

    public override async Task<bool> DoAsync(Guid id, CancellationToken token)
    {
        var rows = await db.Set<T>().Where(c => c.HolderId == id).OrderBy(c => c.Standing).Take(MaxRows).ToListAsync(token);
        var many = rows.GroupBy(c => c.Standing).Where(g => g.Count() > 1).ToList();
        foreach (var count in many)
        {
            db.RemoveRange(count);
            if (count.Sum(c => c.Change) is var sum && sum != 0)
                db.Add(Of(count.First(), sum));
        }
        await db.SaveChangesAsync(token);
        return many.Count > 0;
    }
}
