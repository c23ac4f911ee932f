using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Protection;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Limits;

/// <summary>
/// Counts limited requests for all nodes: one statement on a row of its own, in a context of its own. So a request counts whatever
/// becomes of it, and waits for nobody but others of the same key.
/// </summary>
public sealed class RequestCounter(AppDbContexts contexts, IDatabaseProvider provider, BlindIndex index, WriteGate gate, TimeProvider time)
{
    private const int Attempts = 3;
    private static readonly Actor Node = Actor.System("limits");

    /// <summary>False where one process is all there is: it counts for itself, and this lets everything through.</summary>
    public bool IsShared { get; init; } = true;

    /// <summary>Counts one more, and says whether it is within the limit. Of any number at once no more than the limit are.</summary>
    /// <param name="limit">What is limited.</param>
    /// <param name="who">The account, or the address; only its keyed hash is stored.</param>
    /// <param name="permits">How many a minute, 1 or more.</param>
    /// <param name="token">Gives the request up.</param>
    /// <returns>How long to wait for the next minute; null within the limit.</returns>
    /// <exception cref="System.Data.Common.DbException">The database is away: nothing is let through uncounted.</exception>
    public async Task<TimeSpan?> CountAsync(string limit, string who, int permits, CancellationToken token)
    {
        if (!IsShared)
            return null;
        var now = time.GetUtcNow().UtcDateTime;
        var window = CountWindow.At(now);
        return await HitAsync(window, index.OfLimited(limit, who), token) <= permits ? null : window.Left(now);
    }

    private async Task<int> HitAsync(CountWindow window, string key, CancellationToken token)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = contexts.For(Node);
            using var _ = await gate.EnterAsync(db, token);
            try
            {
                return (await db.Database.SqlQueryRaw<int>(provider.CountSql, window.Number, key).ToListAsync(token))[0];
            }
            catch (Exception failure) when (attempt < Attempts && failure.IsGivenUp())
            {
                // The database gave this one up to end a deadlock; it may be done again.
            }
        }
    }
}
