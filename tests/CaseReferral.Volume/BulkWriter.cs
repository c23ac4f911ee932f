using System.Data.Common;
using CaseReferral.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CaseReferral.Volume;

/// <summary>Writes rows past EF's change tracker, as fast as the database takes them.</summary>
public abstract class BulkWriter(IReadOnlyList<BulkTable> tables)
{
    protected IReadOnlyList<BulkTable> Tables { get; } = tables;

    public static BulkWriter For(AppDbContext db) => db.Database.GetDbConnection() switch
    {
        SqliteConnection sqlite => new SqliteBulkWriter(BulkTable.Of(db), sqlite),
        NpgsqlConnection postgres => new PostgresBulkWriter(BulkTable.Of(db), postgres),
        var other => throw new NotSupportedException($"No bulk load for {other.GetType().Name}."),
    };

    public abstract Task BeginAsync();
    public abstract Task EndAsync();
    protected abstract Task WriteAsync(BulkTable table, IReadOnlyList<object> rows);

    public virtual async Task WriteAsync(StoryRows rows)
    {
        foreach (var table in Tables)
            if (rows.Of(table.Type) is { Count: > 0 } some)
                await WriteAsync(table, some);
    }

    protected static async Task RunAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }
}
