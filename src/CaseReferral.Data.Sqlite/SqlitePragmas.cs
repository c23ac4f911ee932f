using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace CaseReferral.Data.Sqlite;

/// <summary>
/// WAL lets readers work while one writer writes; the busy timeout lets a writer of another process finish. WAL with
/// synchronous=NORMAL survives a crash of the application, FULL also one of the machine: files of victims take FULL.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Sql = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON; PRAGMA cache_size=-1000;";

    /// <summary>What the pool hands out again has kept its settings: they belong to SQLite's own handle, and a request opens one.</summary>
    private static readonly ConditionalWeakTable<object, string> Configured = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Run(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Run(connection);
        return Task.CompletedTask;
    }

    private static void Run(DbConnection connection)
    {
        // EF looks read-only whether the file exists; a copy restored without WAL cannot be switched then.
        if (connection.ConnectionString.Contains("Mode=ReadOnly", StringComparison.OrdinalIgnoreCase))
            return;
        var handle = (connection as SqliteConnection)?.Handle;
        if (handle is not null && Configured.TryGetValue(handle, out _))
            return;
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.ExecuteNonQuery();
        if (handle is null)
            return;
        // Else SQLite plans each statement with LIKE and a parameter anew at every run, as every row filter of an office has one. It does
        // so for an index that it uses for LIKE without regard to case, which no column of ours has: the plans are the same.
        _ = raw.sqlite3_db_config(handle, raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _);
        Configured.AddOrUpdate(handle, Sql);
    }
}
