using Npgsql;

namespace CaseReferral.Volume;

/// <summary>
/// PostgreSQL: binary COPY, without indexes but the unique ones: the others are made at the end, each in one sort. Foreign keys are not
/// asked again where the account may switch that off.
/// </summary>
internal sealed class PostgresBulkWriter(IReadOnlyList<BulkTable> tables, NpgsqlConnection connection) : BulkWriter(tables)
{
    private readonly List<string> indexes = [];

    public override async Task BeginAsync()
    {
        await RunAsync(connection, "SET synchronous_commit = off");
        await DropIndexesAsync();
        try
        {
            await RunAsync(connection, "SET session_replication_role = replica");
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            // Slower, but right: the tables are written in the order of their references.
        }
    }

    protected override async Task WriteAsync(BulkTable table, IReadOnlyList<object> rows)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            $"COPY \"{table.Name}\" ({string.Join(", ", table.Columns.Select(c => $"\"{c}\""))}) FROM STDIN (FORMAT BINARY)");
        foreach (var row in rows)
        {
            await copy.StartRowAsync();
            for (var i = 0; i < table.Columns.Length; i++)
            {
                if (table.Value(row, i) is { } value)
                    await copy.WriteAsync(value, table.StoreTypes[i]);
                else
                    await copy.WriteNullAsync();
            }
        }
        await copy.CompleteAsync();
    }

    public override async Task EndAsync()
    {
        await RunAsync(connection, "SET session_replication_role = DEFAULT; SET maintenance_work_mem = '1GB'");
        foreach (var index in indexes)
            await RunAsync(connection, index);
        await RunAsync(connection, "VACUUM ANALYZE");
    }

    private async Task DropIndexesAsync()
    {
        var drops = new List<string>();
        await using (var command = new NpgsqlCommand("""
            SELECT format('DROP INDEX %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
            FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
            WHERE NOT i.indisunique AND t.relnamespace = current_schema()::regnamespace AND t.relname = ANY ($1)
            """, connection) { Parameters = { new() { Value = Tables.Select(t => t.Name).ToArray() } } })
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync())
            {
                drops.Add(reader.GetString(0));
                indexes.Add(reader.GetString(1));
            }
        foreach (var drop in drops)
            await RunAsync(connection, drop);
    }
}
