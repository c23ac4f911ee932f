using System.Data.Common;
using CaseReferral.Core.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace CaseReferral.Data.Sqlite;

/// <summary>Connects the one model to Sqlite; its migrations live beside it.</summary>
public sealed class SqliteProvider : IDatabaseProvider
{
    public string Name => "Sqlite";

    public void Use(DbContextOptionsBuilder options, string connectionString)
    {
        options.UseSqlite(connectionString, o => o.MigrationsAssembly(typeof(SqliteProvider).Assembly.GetName().Name))
            .AddInterceptors(new SqlitePragmas());
        ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(new SqliteStorage.Extension());
        if (new SqliteConnectionStringBuilder(connectionString).Pooling)
            options.AddInterceptors(new OpenConnections(connectionString), new PreparedStatements());
    }

    public bool IsPrivate(string connectionString) => true;

    /// <summary>Closes the connections that wait for the next context, so that the file can be moved or deleted.</summary>
    public static void CloseIdle(string connectionString) => OpenConnections.Close(connectionString);

    public string CountSql => """
        INSERT INTO "RequestCounts" ("Window", "Key", "Hits") VALUES ({0}, {1}, 1)
        ON CONFLICT ("Window", "Key") DO UPDATE SET "Hits" = "RequestCounts"."Hits" + 1
        RETURNING "Hits" AS "Value"
        """;

    public DbConnection Connect(string connectionString) =>
        new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());

    public Task<IAsyncDisposable?> TryLockSchemaAsync(string connectionString, CancellationToken token) => SqliteSchemaLock.TryAsync(connectionString, token);

    /// <summary>SQLite's own online backup: page by page, and again from the start when a writer changed what was copied.</summary>
    public async Task CopyOutAsync(string connectionString, string file, CancellationToken token)
    {
        await using var source = (SqliteConnection)Connect(connectionString);
        await using var target = (SqliteConnection)Connect($"Data Source={file}");
        await source.OpenAsync(token);
        await target.OpenAsync(token);
        source.BackupDatabase(target);
        await CheckAsync(target, token);
    }

    public async Task CopyInAsync(string file, string connectionString, CancellationToken token)
    {
        await using (var source = (SqliteConnection)Connect($"Data Source={file}"))
        {
            await source.OpenAsync(token);
            await CheckAsync(source, token);
        }
        File.Move(file, new SqliteConnectionStringBuilder(connectionString).DataSource);
    }

    private static async Task CheckAsync(SqliteConnection copy, CancellationToken token)
    {
        await using var command = copy.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=DELETE; PRAGMA integrity_check;";
        await using var reader = await command.ExecuteReaderAsync(token);
        await reader.NextResultAsync(token);
        if (!await reader.ReadAsync(token) || reader.GetString(0) != "ok")
            throw new CopyRefusedException("The copy of the SQLite file is damaged; check the disk, and take another.");
    }
}
