using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Trail;

/// <summary>
/// The daily anchor (存证): writes the ends of all chains that moved to the separate place, so that a cut tail shows even to
/// somebody who could rewrite the whole database. The trail records the anchor, so a shortened anchor file shows too.
/// </summary>
public sealed class AnchorService(AppDbContexts contexts, IAnchorStore store, TrailSeal seal, TimeProvider time)
{
    public const string Job = "audit-anchor";
    private const int PerLine = 1000;

    /// <summary>A save that began before the last anchor may have ended after it; this much is read again.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    /// <returns>The last line written.</returns>
    public async Task<AnchorLine> WriteAsync(CancellationToken token)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var before = await LastAsync(token);
        // After a run that broke off, everything is anchored again.
        var since = before is { Last: true } ? before.At - Overlap : DateTime.MinValue;
        await using var db = contexts.For(Actor.System(Job));
        for (string? after = ""; after is not null;)
        {
            var heads = await HeadsAsync(db, DateTime.SpecifyKind(since, DateTimeKind.Utc), after, token);
            after = heads.Count == PerLine ? heads[^1].Chain : null;
            before = AnchorLine.After(before, now, after is null, heads, seal);
            await store.AppendAsync(before.Write(), token);
        }
        db.Note(new(AuditKind.Anchored, nameof(AnchorLine), $"{before!.Number}") { Detail = before.Hash });
        await db.SaveChangesAsync(token);
        return before;
    }

    /// <summary>The last line of the anchors; null before the first.</summary>
    public async Task<AnchorLine?> LastAsync(CancellationToken token) =>
        (await store.LastAsync(1, token)).Select(AnchorLine.Read).FirstOrDefault();

    private static Task<List<AnchoredHead>> HeadsAsync(AppDbContext db, DateTime since, string after, CancellationToken token) =>
        db.Set<ChainHead>().After(after).Where(h => h.LastAt >= since).Take(PerLine)
            .Select(h => new AnchoredHead(h.Chain, h.Count, h.Hash!)).ToListAsync(token);
}
