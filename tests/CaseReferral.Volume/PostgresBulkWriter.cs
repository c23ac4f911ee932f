using Npgsql;

namespace CaseReferral.Volume;

/// <summary>PostgreSQL: binary COPY. Foreign keys are not asked again where the account may switch that off.</summary>
internal sealed class PostgresBulkWriter(IReadOnlyList<BulkTable> tables, NpgsqlConnection connection) : BulkWriter(tables)
{
    public override async Task BeginAsync()
    {
        await RunAsync(connection, "SET synchronous_commit = off");
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
        await RunAsync(connection, "SET session_replication_role = DEFAULT");
        await RunAsync(connection, "VACUUM ANALYZE");
    }
}
