using CaseReferral.Core.Data;
using CaseReferral.Core.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Limits;

/// <summary>What was counted in a minute long past limits nobody: it goes, all of it in one statement.</summary>
[Job("old-counts", everyMinutes: 60)]
public sealed class OldRequestCounts(AppDbContext db, TimeProvider time) : Job
{
    /// <summary>Minutes a count is kept: much longer than the clocks of nodes may differ.</summary>
    public const int KeptMinutes = 30;

    /// <summary>Rows of a minute have no ids; there is one thing to do or none.</summary>
    public override async Task<IReadOnlyList<Guid>> FindAsync(int take, CancellationToken token) =>
        await Old().AnyAsync(token) ? [Guid.Empty] : [];

    public override async Task<bool> DoAsync(Guid id, CancellationToken token) => await Old().ExecuteDeleteAsync(token) > 0;

    private IQueryable<RequestCount> Old()
    {
        var first = CountWindow.At(time.GetUtcNow().UtcDateTime).Number - KeptMinutes;
        return db.Set<RequestCount>().Where(c => c.Window < first);
    }
}
