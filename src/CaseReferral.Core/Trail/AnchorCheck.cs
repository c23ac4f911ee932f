using System.Globalization;
using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Trail;

/// <summary>
/// Checks the anchor file itself, and that every row it names is still there. A tail cut from a chain together with its head
/// shows only here.
/// </summary>
internal sealed class AnchorCheck(AppDbContext db, TrailSeal seal, Findings found)
{
    public const string Chain = "anchors";
    private const int Batch = 100;

    public async Task RunAsync(IAnchorStore store, string? only, CancellationToken token)
    {
        var check = new ChainCheck(Chain);
        await foreach (var text in store.ReadAsync(token))
        {
            found.AnchorLines++;
            if (AnchorLine.Read(text) is not { } line)
            {
                check.Break(check.Count + 1, null, ChainFault.Changed);
                break;
            }
            check.Take(new(Guid.Empty, line.Number, line.Previous, line.Hash, line.Digest(seal)));
            foreach (var heads in line.Heads.Where(h => only is null || h.Chain == only).Chunk(Batch))
                await CompareAsync(heads, token);
        }
        if (only is null)
        {
            await EndAsync(check, token);
            found.Add(check.Broken is { } broken ? broken with { RowId = null } : null);
        }
    }

    private async Task CompareAsync(AnchoredHead[] heads, CancellationToken token)
    {
        var (chains, numbers) = (heads.Select(h => h.Chain).ToList(), heads.Select(h => h.Count).Distinct().ToList());
        var rows = await db.Set<AuditEntry>().Where(r => chains.Contains(r.Chain) && numbers.Contains(r.Number))
            .Select(r => new { r.Chain, r.Number, r.Hash, r.Id }).ToDictionaryAsync(r => (r.Chain, r.Number), token);
        foreach (var head in heads)
        {
            if (!rows.TryGetValue((head.Chain, head.Count), out var row))
                found.Add(new BrokenChain(head.Chain, await FirstGoneAsync(head, token), null, ChainFault.TailCut));
            else if (row.Hash != head.Hash)
                found.Add(new BrokenChain(head.Chain, head.Count, row.Id, ChainFault.Changed));
        }
    }

    private async Task<long> FirstGoneAsync(AnchoredHead head, CancellationToken token) =>
        1 + (await db.Set<AuditEntry>().Where(r => r.Chain == head.Chain).MaxAsync(r => (long?)r.Number, token) ?? 0);

    /// <summary>The trail knows the last anchor; a file that ends before it was shortened.</summary>
    private async Task EndAsync(ChainCheck check, CancellationToken token)
    {
        var job = ChainKeys.OfJob(AnchorService.Job);
        var last = await db.Set<AuditEntry>().Where(r => r.Chain == job && r.Kind == AuditKind.Anchored)
            .OrderByDescending(r => r.Number).Select(r => r.EntityId).FirstOrDefaultAsync(token);
        if (long.TryParse(last, CultureInfo.InvariantCulture, out var number) && check.Count < number)
            check.Break(check.Count + 1, null, ChainFault.TailCut);
    }
}
