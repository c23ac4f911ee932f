using System.Data.Common;
using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CaseReferral.Data.Postgres;

/// <summary>Connects the one model to Postgres; its migrations live beside it.</summary>
public sealed class PostgresProvider : IDatabaseProvider
{
    /// <summary>Any number all nodes agree on: "CaseRef" in ASCII.</summary>
    private const long SchemaLock = 0x43617365526566;

    public string Name => "Postgres";

    public void Use(DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(connectionString, o => o.MigrationsAssembly(typeof(PostgresProvider).Assembly.GetName().Name));

    public string CountSql => """
        INSERT INTO "RequestCounts" ("Window", "Key", "Hits") VALUES ({0}, {1}, 1)
        ON CONFLICT ("Window", "Key") DO UPDATE SET "Hits" = "RequestCounts"."Hits" + 1
        RETURNING "Hits" AS "Value"
        """;

    public DbConnection Connect(string connectionString) =>
        new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());

    /// <summary>An advisory lock of the session: closing the connection, or dying, gives it back.</summary>
    public async Task<IAsyncDisposable?> TryLockSchemaAsync(string connectionString, CancellationToken token)
    {
        var connection = Connect(connectionString);
        await connection.OpenAsync(token);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT pg_try_advisory_lock({SchemaLock})";
        if (await command.ExecuteScalarAsync(token) is true)
            return connection;
        await connection.DisposeAsync();
        return null;
    }

    public Task CopyOutAsync(string connectionString, string file, CancellationToken token) =>
        PostgresTools.RunAsync("pg_dump", connectionString, ["--format=custom", "--no-owner", "--no-privileges", $"--file={file}"], token);

    /// <summary>In one transaction: all of it, or an empty database.</summary>
    public Task CopyInAsync(string file, string connectionString, CancellationToken token) =>
        PostgresTools.RunAsync("pg_restore", connectionString, ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", $"--dbname={PostgresTools.Database(connectionString)}", file], token);
}
