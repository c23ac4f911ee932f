using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CaseReferral.Volume;

/// <summary>
/// SQLite: one prepared statement per table, bound by position, one transaction per batch. Without a journal, because an
/// interrupted load is started over and never repaired; without indexes but those of keys, which are made at the end, each in one sort.
/// </summary>
internal sealed class SqliteBulkWriter(IReadOnlyList<BulkTable> tables, SqliteConnection connection) : BulkWriter(tables), IDisposable
{
    private readonly Dictionary<BulkTable, sqlite3_stmt> statements = [];

    private readonly List<string> indexes = [];

    public override async Task BeginAsync()
    {
        await RunAsync(connection, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; PRAGMA cache_size=-1500000; PRAGMA threads=2;");
        var drops = new List<string>();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql LIKE 'CREATE INDEX %'";
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync())
            {
                drops.Add($"DROP INDEX \"{reader.GetString(0)}\"");
                indexes.Add(reader.GetString(1));
            }
        foreach (var drop in drops)
            await RunAsync(connection, drop);
    }

    public override async Task WriteAsync(StoryRows rows)
    {
        await using var transaction = connection.BeginTransaction();
        await base.WriteAsync(rows);
        await transaction.CommitAsync();
    }

    protected override Task WriteAsync(BulkTable table, IReadOnlyList<object> rows)
    {
        if (!statements.TryGetValue(table, out var statement))
            statements[table] = statement = Prepare(table);
        foreach (var row in rows)
        {
            for (var i = 0; i < table.Columns.Length; i++)
                Bind(statement, i + 1, table.Value(row, i));
            var code = raw.sqlite3_step(statement);
            raw.sqlite3_reset(statement);
            if (code != raw.SQLITE_DONE)
                throw new InvalidOperationException($"{table.Name}: {raw.sqlite3_errmsg(connection.Handle).utf8_to_string()}");
        }
        return Task.CompletedTask;
    }

    public override async Task EndAsync()
    {
        Dispose();
        foreach (var index in indexes)
            await RunAsync(connection, index);
        await RunAsync(connection, "PRAGMA journal_mode=WAL; PRAGMA wal_checkpoint(TRUNCATE);");
    }

    public void Dispose()
    {
        foreach (var statement in statements.Values)
            statement.Dispose();
        statements.Clear();
    }

    private sqlite3_stmt Prepare(BulkTable table)
    {
        var sql = $"INSERT INTO \"{table.Name}\" ({string.Join(", ", table.Columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", table.Columns.Select(_ => "?"))})";
        return raw.sqlite3_prepare_v2(connection.Handle, sql, out var statement) == raw.SQLITE_OK
            ? statement
            : throw new InvalidOperationException($"{table.Name}: {raw.sqlite3_errmsg(connection.Handle).utf8_to_string()}");
    }

    /// <summary>As the driver binds them; it looks every parameter up by its name each time, which costs half the load.</summary>
    private static void Bind(sqlite3_stmt statement, int place, object? value) => _ = value switch
    {
        null => raw.sqlite3_bind_null(statement, place),
        string text => raw.sqlite3_bind_text16(statement, place, text),
        byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        int number => raw.sqlite3_bind_int64(statement, place, number),
        bool yes => raw.sqlite3_bind_int64(statement, place, yes ? 1 : 0),
        DateOnly date => raw.sqlite3_bind_text16(statement, place, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        _ => throw new NotSupportedException($"No binding for {value.GetType().Name}."),
    };
}
