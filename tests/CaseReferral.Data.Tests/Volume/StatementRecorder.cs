using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using SQLitePCL;

namespace CaseReferral.Data.Tests.Volume;

/// <summary>One statement a page sent, with the values it sent.</summary>
internal sealed record Statement(string Sql, IReadOnlyList<DbParameter> Parameters);

/// <summary>Keeps what the application asks its database, and on SQLite how many virtual-machine steps that took.</summary>
internal sealed class StatementRecorder : DbCommandInterceptor
{
    private readonly List<Statement> statements = [];

    /// <summary>Work the database did since the last <see cref="Take"/>; deterministic, unlike time. SQLite only.</summary>
    public long Steps { get; private set; }

    public IReadOnlyList<Statement> Take()
    {
        Statement[] taken = [.. statements];
        statements.Clear();
        Steps = 0;
        return taken;
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Keep(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Keep(command);
        return ValueTask.FromResult(result);
    }

    private void Keep(DbCommand command) =>
        statements.Add(new(command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(Copy)]));

    private static DbParameter Copy(DbParameter parameter) => parameter is NpgsqlParameter postgres
        ? postgres.Clone()
        : new SqliteParameter(parameter.ParameterName, parameter.Value);

    private void Count(DbConnection connection)
    {
        if (connection is SqliteConnection sqlite)
            raw.sqlite3_progress_handler(sqlite.Handle, 1, _ => { Steps++; return 0; }, null);
    }

    /// <summary>Counts on every connection the application opens, or takes over from another context.</summary>
    internal sealed class Counter(StatementRecorder recorder) : DbConnectionInterceptor
    {
        public override DbConnection ConnectionCreated(ConnectionCreatedEventData eventData, DbConnection result)
        {
            if (result.State == ConnectionState.Open)
                recorder.Count(result);
            return result;
        }

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => recorder.Count(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            recorder.Count(connection);
            return Task.CompletedTask;
        }
    }
}
