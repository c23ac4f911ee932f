using CaseReferral.Core.Cases;
using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Trail;

/// <summary>
/// Gives the rows of a save their places. Two writers of one chain read the same head; the database refuses the slower one
/// (count of the head, unique place), and it takes new places. Rows are never lost, users never see it.
/// </summary>
/// <param name="db">The context that saves.</param>
/// <param name="known">A head that was read before, for the first round.</param>
internal sealed class TrailChains(AppDbContext db, ChainHead? known)
{
    /// <summary>Each round at least one writer of a chain gets through, so this many may meet at one chain.</summary>
    public const int Attempts = 60;

    /// <summary>Nearly every save writes into one chain, that of its case.</summary>
    private static readonly StoredQuery<Asked, ChainHead> Only = new();

    private Dictionary<string, ChainHead> heads = [];

    /// <summary>Reads the heads anew and places the rows behind them, in the tracker of the save.</summary>
    public async Task PlaceAsync(List<AuditEntry> rows, CancellationToken token)
    {
        if (rows.Count == 0)
            return;
        Forget();
        heads = (await FindAsync([.. rows.Select(r => r.Chain).Distinct()], token)).ToDictionary(h => h.Chain);
        foreach (var row in rows)
        {
            if (!heads.TryGetValue(row.Chain, out var head))
                db.Add(heads[row.Chain] = head = new ChainHead(row.Chain, await SerialAsync(row.CaseId, token)));
            row.Place(head, db.Seal);
            head.Advance(row);
        }
        foreach (var head in heads.Values)
            db.Entry(head).DetectChanges();
    }

    private async Task<List<ChainHead>> FindAsync(List<string> keys, CancellationToken token)
    {
        var before = known;
        known = null;
        if (keys is not [var only])
            return await db.Set<ChainHead>().Where(h => keys.Contains(h.Chain)).ToListAsync(token);
        return before?.Chain == only ? [db.Attach(before).Entity]
            : await Only.ListAsync(db, new(only), (db, a) => db.Set<ChainHead>().Where(h => h.Chain == a.Chain), token);
    }

    /// <summary>A head is good for one save only: the next one reads it again.</summary>
    public void Forget()
    {
        foreach (var head in heads.Values)
            db.Entry(head).State = EntityState.Detached;
        heads = [];
    }

    /// <summary>True when only the place in a chain was taken; everything else in the save stands.</summary>
    public static bool IsConflict(DbUpdateException failure) => failure is DbUpdateConcurrencyException stale
        ? stale.Entries.Count > 0 && stale.Entries.All(e => e.Entity is ChainHead)
        : failure.IsConflict() && failure.InnerException!.Message is var text
            && (text.Contains("AuditEntries", StringComparison.Ordinal) || text.Contains("ChainHeads", StringComparison.Ordinal));

    private async Task<long?> SerialAsync(Guid? caseId, CancellationToken token)
    {
        if (caseId is null)
            return null;
        using var _ = db.AsSystem();
        return db.ChangeTracker.Entries<Case>().FirstOrDefault(c => c.Entity.Id == caseId)?.Entity.Serial
            ?? await db.Set<Case>().Where(c => c.Id == caseId).Select(c => (long?)c.Serial).FirstOrDefaultAsync(token);
    }

    private sealed record Asked(string Chain);
}
