using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Protection;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Trail;

/// <summary>
/// Checks the timelines of the hand-offs a page of chains tells of: every row sealed and linked, and none missing up to the
/// last hash the chain recorded.
/// </summary>
internal sealed class HandoffCheck(AppDbContext db, TrailSeal seal)
{
    private readonly Dictionary<Guid, (int Count, string? Hash)> told = [];
    /// <summary>Cases whose chain holds a tombstone: their texts may be gone.</summary>
    private readonly HashSet<Guid> erased = [];

    /// <summary>Remembers what the trail last said of a hand-off's timeline.</summary>
    public void Take(AuditEntry row)
    {
        if (row is { Kind: AuditKind.Erased, CaseId: { } file })
            erased.Add(file);
        if (row.Entity != nameof(Handoff) || row.HandoffId is not { } id || row.Kind is not (AuditKind.Added or AuditKind.Modified))
            return;
        var fields = TrailChanges.Read(row.Changes).ToDictionary(c => c.Field, c => c.New);
        if (fields.TryGetValue(nameof(Handoff.LastEventHash), out var hash) && int.TryParse(fields.GetValueOrDefault(nameof(Handoff.EventCount)), out var count))
            told[id] = (count, hash);
        else
            told.TryAdd(id, (0, null));
    }

    public async Task<IReadOnlyList<BrokenChain?>> RunAsync(CancellationToken token)
    {
        var broken = new List<BrokenChain?>();
        foreach (var ids in told.Keys.Chunk(100))
        {
            var rows = await ReadAsync(ids, token);
            broken.AddRange(rows is null
                ? await OneByOneAsync(ids, token)
                : ids.Select(id => Check(id, rows.Where(r => r.HandoffId == id))));
        }
        return broken;
    }

    private BrokenChain? Check(Guid id, IEnumerable<HandoffEvent> rows)
    {
        var check = new ChainCheck($"handoff/{id:N}");
        var (count, hash) = told[id];
        var seen = hash is null;
        foreach (var row in rows)
        {
            check.Take(new(row.Id, row.Number, row.PreviousHash, row.Hash, row.Digest(seal)));
            if (row.TextIsGone && !erased.Contains(row.CaseId))
                check.Break(row.Number, row.Id, ChainFault.Changed);
            seen |= row.Hash == hash;
        }
        // Rows behind the recorded one may just have been written; the recorded one must be there.
        if (!seen)
            check.Break(Math.Min(check.Count + 1, count), null, ChainFault.TailCut);
        return check.Broken;
    }

    /// <summary>Null when a row cannot even be decrypted: then each is read alone, to name it.</summary>
    private async Task<List<HandoffEvent>?> ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken token)
    {
        try
        {
            return await db.Set<HandoffEvent>().AsNoTracking().Where(e => ids.Contains(e.HandoffId))
                .OrderBy(e => e.HandoffId).ThenBy(e => e.Number).ToListAsync(token);
        }
        catch (ProtectedDataException)
        {
            return null;
        }
    }

    private async Task<List<BrokenChain?>> OneByOneAsync(Guid[] ids, CancellationToken token)
    {
        var broken = new List<BrokenChain?>();
        foreach (var id in ids)
        {
            broken.Add(await ReadAsync([id], token) is { } rows
                ? Check(id, rows)
                : new($"handoff/{id:N}", await UnreadableAsync(id, token), null, ChainFault.Changed));
        }
        return broken;
    }

    private async Task<int> UnreadableAsync(Guid id, CancellationToken token)
    {
        var numbers = await db.Set<HandoffEvent>().Where(e => e.HandoffId == id).OrderBy(e => e.Number).Select(e => e.Number).ToListAsync(token);
        foreach (var number in numbers)
        {
            try
            {
                await db.Set<HandoffEvent>().AsNoTracking().SingleAsync(e => e.HandoffId == id && e.Number == number, token);
            }
            catch (ProtectedDataException)
            {
                return number;
            }
        }
        return 0;
    }
}
