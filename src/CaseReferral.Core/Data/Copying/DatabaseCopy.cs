using System.Data;
using System.Data.Common;

namespace CaseReferral.Core.Data.Copying;

/// <summary>How far a copy is.</summary>
public sealed record CopyProgress(string Table, long Done, long Total);

/// <summary>
/// Moves a whole installation from one database to another, on the same keys. The source is read as of one moment; the
/// target has the schema and is otherwise empty, or holds what an interrupted copy of the same source left: rows go over in
/// the order of their keys, a page a transaction, so what is there is always a beginning, and is proved before it is
/// continued. At the end every table is read again on both sides and compared.
/// </summary>
public sealed class DatabaseCopy(AppDbContext from, DbConnection source, AppDbContext to, DbConnection target)
{
    private const int PageRows = 2000;
    private readonly IReadOnlyList<CopyTable> tables = CopyTable.Of(from), targets = CopyTable.Of(to);

    /// <returns>The number of rows in the copy.</returns>
    /// <exception cref="CopyRefusedException">The target holds something else, or differs at the end.</exception>
    public async Task<long> RunAsync(IProgress<CopyProgress> progress, CancellationToken token)
    {
        await source.OpenAsync(token);
        await target.OpenAsync(token);
        await using var snapshot = await source.BeginTransactionAsync(from.Database.ProviderName!.EndsWith("PostgreSQL", StringComparison.Ordinal) ? IsolationLevel.RepeatableRead : IsolationLevel.Serializable, token);
        var there = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in targets)
            there[table.Name] = await BeginningAsync(snapshot, table, token);
        foreach (var table in targets)
            await FillAsync(snapshot, table, there[table.Name], progress, token);
        var rows = 0L;
        foreach (var table in targets)
            rows += await ProveAsync(snapshot, table, token);
        return rows;
    }

    private CopyTable Source(CopyTable table) => tables.First(t => t.Name == table.Name);

    /// <summary>What the target holds must be the beginning of the source, or somebody else's data would be mixed with it.</summary>
    private async Task<long> BeginningAsync(DbTransaction snapshot, CopyTable table, CancellationToken token)
    {
        var there = await DigestAsync(CopyRows.ReadAsync(target, null, table, token), table, withLater: false, long.MaxValue);
        var same = there.Rows == 0 ? there : await DigestAsync(CopyRows.ReadAsync(source, snapshot, Source(table), token), table, withLater: false, there.Rows);
        return there.Equals(same) ? there.Rows
            : throw new CopyRefusedException($"The target holds rows in {table.Name} that are not of this source; copy only into a database that is empty or was begun from it.");
    }

    private async Task FillAsync(DbTransaction snapshot, CopyTable table, long done, IProgress<CopyProgress> progress, CancellationToken token)
    {
        var total = await CopyRows.CountAsync(source, snapshot, Source(table), token);
        var writer = new CopyWriter(target, table);
        await foreach (var page in Pages(CopyRows.ReadAsync(source, snapshot, Source(table), token).Skip((int)done)).WithCancellation(token))
        {
            await writer.WriteAsync(page, token);
            progress.Report(new(table.Name, done += page.Count, total));
        }
        if (table.Later.Count == 0)
            return;
        var pointing = table.Later.Select(c => table.Columns.Index().First(x => x.Item == c).Index).ToList();
        await foreach (var page in Pages(CopyRows.ReadAsync(source, snapshot, Source(table), token).Where(row => pointing.Exists(i => row[i] is not null))).WithCancellation(token))
            await writer.CompleteAsync(page, token);
    }

    private async Task<long> ProveAsync(DbTransaction snapshot, CopyTable table, CancellationToken token)
    {
        var there = await DigestAsync(CopyRows.ReadAsync(target, null, table, token), table, withLater: true, long.MaxValue);
        var same = await DigestAsync(CopyRows.ReadAsync(source, snapshot, Source(table), token), table, withLater: true, long.MaxValue);
        return there.Equals(same) ? there.Rows : throw new CopyRefusedException($"{table.Name} differs after copying ({same.Rows} rows here, {there.Rows} there); do not use the target.");
    }

    private static async Task<CopyDigest> DigestAsync(IAsyncEnumerable<object?[]> rows, CopyTable table, bool withLater, long most)
    {
        var digest = new CopyDigest();
        await foreach (var row in rows)
        {
            if (digest.Rows == most)
                break;
            digest.Add(table.Columns.Select((c, i) => withLater || !table.Later.Contains(c) ? CopyRows.Plain(c, row[i]) : null));
        }
        return digest;
    }

    private static async IAsyncEnumerable<List<object?[]>> Pages(IAsyncEnumerable<object?[]> rows)
    {
        var page = new List<object?[]>(PageRows);
        await foreach (var row in rows)
        {
            page.Add(row);
            if (page.Count < PageRows)
                continue;
            yield return page;
            page = new(PageRows);
        }
        if (page.Count > 0)
            yield return page;
    }
}
