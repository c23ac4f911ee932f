using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Handoffs;

/// <summary>The earlier versions of a request. Few hand-offs have any, and only those cost a command.</summary>
public sealed class RequestHistoryQuery(AppDbContext db)
{
    /// <summary>Amendments shown, the newest first.</summary>
    private const int MaxVersions = 50;

    /// <param name="handoff">Loaded through the actor's filters.</param>
    /// <param name="mayRead">The actor reads the request; the earlier versions are no more hers than it is.</param>
    /// <param name="token">Cancels.</param>
    public async Task<IReadOnlyList<Amendment>> LoadAsync(Handoff handoff, bool mayRead, CancellationToken token)
    {
        if (!mayRead || handoff.RequestVersion == 1)
            return [];
        var rows = await db.Set<HandoffEvent>().AsNoTracking().Where(e => e.HandoffId == handoff.Id && e.Superseded != null)
            .OrderByDescending(e => e.Number).Take(MaxVersions)
            .Select(e => new AmendingRow(e.At, e.ActorName, e.Note, e.Superseded!)).ToListAsync(token);
        return Amendment.Of(rows, handoff.Current, handoff.RequestVersion);
    }
}
