using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace CaseReferral.Data.Sqlite;

/// <summary>
/// Hands an open connection from one context to the next. The driver's own pool keeps SQLite's handle, but closing a connection
/// forgets its prepared statements, and opening it registers EF's functions anew.
/// </summary>
internal sealed class OpenConnections(string connectionString) : DbConnectionInterceptor
{
    /// <summary>More at once are opened and closed again: each holds a page cache and its statements.</summary>
    private const int Most = 16;

    private static readonly ConcurrentDictionary<string, ConcurrentStack<Kept>> Idle = [];

    /// <summary>The one used last is handed out first, so that a quiet hour touches few caches.</summary>
    private readonly ConcurrentStack<Kept> idle = Idle.GetOrAdd(connectionString, _ => []);

    /// <summary>The last one to close writes the log back into the file: who copies the folder of a stopped product copies all of it.</summary>
    static OpenConnections() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Idle.Keys.ToList().ForEach(Close);

    /// <summary>Closes what nobody uses at the moment: the file can be moved or deleted.</summary>
    public static void Close(string connectionString)
    {
        if (Idle.TryGetValue(connectionString, out var kept))
            while (kept.TryPop(out var connection))
                connection.End();
    }

    /// <summary>EF looks by a read-only connection of its own whether the file exists: that one must not make it.</summary>
    public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result) =>
        eventData.ConnectionString == connectionString
            ? InterceptionResult<DbConnection>.SuppressWithResult(idle.TryPop(out var connection) ? connection : Create()) : result;

    /// <summary>A connection that EF is given has not yet the functions its queries may name; a context over it brings them.</summary>
    private Kept Create()
    {
        var connection = new Kept(connectionString, idle);
        using var functions = new DbContext(new DbContextOptionsBuilder().UseSqlite(connection).Options);
        functions.Database.GetDbConnection();
        return connection;
    }

    /// <summary>
    /// EF closes and disposes what it was given at the end of each context: here that means handing it back. The driver does not
    /// pool it as well: what is really closed is gone, with its locks.
    /// </summary>
    private sealed class Kept(string connectionString, ConcurrentStack<Kept> idle)
        : SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString())
    {
        public override void Close()
        {
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && State == ConnectionState.Open && idle.Count < Most && IsAtRest)
            {
                idle.Push(this);
                return;
            }
            if (disposing)
                base.Close();
            base.Dispose(disposing);
        }

        public void End()
        {
            base.Close();
            base.Dispose(true);
        }

        /// <summary>One with an unfinished transaction would lock the file for everybody after it.</summary>
        private bool IsAtRest => raw.sqlite3_get_autocommit(Handle) != 0;
    }
}
