using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CaseReferral.Data.Sqlite;

/// <summary>
/// Runs a statement that this connection has run before without preparing it again: of a page of ten statements SQLite spends
/// more on reading and planning them than on running them. SQLite itself prepares anew what a changed schema made stale.
/// </summary>
internal sealed class PreparedStatements : DbCommandInterceptor
{
    /// <summary>Per connection. The pages of one department use about fifty.</summary>
    private const int Kept = 96;

    /// <summary>Longer ones are batches of a seed or an import, which hardly come twice.</summary>
    private const int Longest = 20_000;

    private readonly ConditionalWeakTable<DbConnection, Dictionary<string, Prepared>> statements = [];

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) =>
        Find(command) is { } prepared ? InterceptionResult<DbDataReader>.SuppressWithResult(prepared.Run(command)) : result;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        new(ReaderExecuting(command, eventData, result));

    /// <summary>Null when the statement is not one to keep, or its reader of before is still open.</summary>
    private Prepared? Find(DbCommand command)
    {
        var text = command.CommandText;
        if (text.Length > Longest || command.Connection is not SqliteConnection connection)
            return null;
        var own = statements.GetOrCreateValue(connection);
        if (own.TryGetValue(text, out var prepared))
            return prepared.IsReading ? null : prepared;
        if (own.Count >= Kept)
            Forget(own);
        return own[text] = new(connection, text);
    }

    private static void Forget(Dictionary<string, Prepared> own)
    {
        var (text, oldest) = own.Where(s => !s.Value.IsReading).MinBy(s => s.Value.LastRun);
        if (text is not null && own.Remove(text))
            oldest.Dispose();
    }

    /// <summary>One command of the driver, kept with its statements.</summary>
    private sealed class Prepared(SqliteConnection connection, string text) : IDisposable
    {
        private readonly SqliteCommand own = new(text, connection);
        private SqliteDataReader? reader;

        public bool IsReading => reader is { IsClosed: false };
        public long LastRun { get; private set; }

        public SqliteDataReader Run(DbCommand command)
        {
            LastRun = Environment.TickCount64;
            own.Transaction = (SqliteTransaction?)command.Transaction;
            own.CommandTimeout = command.CommandTimeout;
            own.Parameters.Clear();
            foreach (SqliteParameter parameter in command.Parameters)
                own.Parameters.Add(parameter);
            return reader = own.ExecuteReader();
        }

        public void Dispose() => own.Dispose();
    }
}
