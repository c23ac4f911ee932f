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

    /// <summary>The server's word for it: plan a prepared statement once, not for each of its values.</summary>
    private const string PlanOnce = "-c plan_cache_mode=force_generic_plan";

    /// <summary>A page's statements per connection; the pages of one department use about fifty.</summary>
    private const int Prepared = 100;

    public void Use(DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(Keeping(connectionString), o => o.MigrationsAssembly(typeof(PostgresProvider).Assembly.GetName().Name));

    /// <summary>
    /// Statements that come again are prepared and planned once: the row filters make them long, and to plan them costs more than to
    /// run them. What the connection string says itself holds, so that a pooler without prepared statements can be served.
    /// </summary>
    private static string Keeping(string connectionString)
    {
        var said = new DbConnectionStringBuilder { ConnectionString = connectionString }.Keys.Cast<string>()
            .Select(word => word.Replace(" ", "", StringComparison.Ordinal)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        if (!said.Contains(nameof(builder.MaxAutoPrepare)))
            builder.MaxAutoPrepare = Prepared;
        if (!said.Contains(nameof(builder.Options)) && builder.MaxAutoPrepare > 0)
            builder.Options = PlanOnce;
        return builder.ToString();
    }

    public bool IsPrivate(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        return builder.SslMode is SslMode.VerifyCA or SslMode.VerifyFull || builder.Host?.Split(',').All(ThisMachine.Is) == true;
    }

    /// <summary>Nobody waits for the disk: a count of this minute that is lost with the server is lost with its minute.</summary>
    public string CountSql => """
        INSERT INTO "RequestCounts" ("Window", "Key", "Hits") SELECT {0}, {1}, 1 FROM (SELECT set_config('synchronous_commit', 'off', true)) AS unsynced
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
