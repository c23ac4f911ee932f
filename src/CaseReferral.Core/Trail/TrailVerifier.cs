using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Trail;

/// <summary>
/// Reads every chain from its first row to its head and names the first broken row of each broken one; then the timelines of
/// hand-offs against the hashes the chains recorded, and the anchors. Pages of heads, streamed rows: memory stays bounded.
/// </summary>
public sealed class TrailVerifier(AppDbContexts contexts, TrailSeal seal, IAnchorStore anchors)
{
    private const int PageSize = 200;
    public const string Job = "audit-verify";

    /// <param name="chain">One chain only; null for all.</param>
    /// <param name="progress">Told the chains read so far.</param>
    /// <param name="token">Cancels.</param>
    public async Task<TrailReport> VerifyAsync(string? chain, IProgress<long>? progress, CancellationToken token)
    {
        await using var db = contexts.For(Actor.System(Job));
        var found = new Findings();
        for (string? after = ""; after is not null;)
        {
            var heads = await HeadsAsync(db, chain, after, token);
            await CheckAsync(db, heads, found, token);
            progress?.Report(found.Chains);
            after = chain is null && heads.Count == PageSize ? heads[^1].Chain : null;
        }
        await HeadlessAsync(db, chain, found, token);
        await new AnchorCheck(db, seal, found).RunAsync(anchors, chain, token);
        var report = found.ToReport();
        db.Note(new(AuditKind.Verified, nameof(AuditEntry), null) { Detail = Outcome(report, chain) });
        await db.SaveChangesAsync(token);
        return report;
    }

    private static Task<List<ChainHead>> HeadsAsync(AppDbContext db, string? chain, string after, CancellationToken token) =>
        db.Set<ChainHead>().After(after).AsNoTracking().Where(h => chain == null || h.Chain == chain).Take(PageSize).ToListAsync(token);

    private async Task CheckAsync(AppDbContext db, List<ChainHead> heads, Findings found, CancellationToken token)
    {
        var keys = heads.ConvertAll(h => h.Chain);
        var checks = keys.ToDictionary(k => k, k => new ChainCheck(k), StringComparer.Ordinal);
        var timelines = new HandoffCheck(db, seal);
        var rows = db.Set<AuditEntry>().AsNoTracking().Where(r => keys.Contains(r.Chain)).OrderBy(r => r.Chain).ThenBy(r => r.Number);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(token))
        {
            checks[row.Chain].Take(new(row.Id, row.Number, row.PreviousHash, row.Hash, row.Digest(seal)));
            timelines.Take(row);
            found.Rows++;
        }
        foreach (var head in heads)
            await EndAsync(db, checks[head.Chain], head, token);
        found.Chains += heads.Count;
        found.Add(checks.Values.Select(c => c.Broken));
        found.Add(await timelines.RunAsync(token));
    }

    /// <summary>A row behind the head was written while we read, so the head is asked once more.</summary>
    private static async Task EndAsync(AppDbContext db, ChainCheck check, ChainHead head, CancellationToken token)
    {
        if (check.Count > head.Count)
            head = await db.Set<ChainHead>().AsNoTracking().SingleAsync(h => h.Chain == head.Chain, token);
        check.End(head.Count, head.Hash);
    }

    /// <summary>Rows whose head is gone: the whole chain hangs in the air.</summary>
    private static async Task HeadlessAsync(AppDbContext db, string? chain, Findings found, CancellationToken token)
    {
        var rows = await db.Set<AuditEntry>().AsNoTracking()
            .Where(r => (chain == null || r.Chain == chain) && !db.Set<ChainHead>().Any(h => h.Chain == r.Chain))
            .GroupBy(r => r.Chain).Select(g => new { Chain = g.Key, Number = g.Max(r => r.Number) })
            .OrderBy(r => r.Chain).Take(PageSize).ToListAsync(token);
        found.Add(rows.Select(r => new BrokenChain(r.Chain, r.Number, null, ChainFault.HeadDiffers)));
    }

    private static string Outcome(TrailReport report, string? chain) =>
        $"chains={report.Chains};rows={report.Rows};anchors={report.AnchorLines};broken={report.Broken.Count}" + (chain is null ? "" : ";part");
}
