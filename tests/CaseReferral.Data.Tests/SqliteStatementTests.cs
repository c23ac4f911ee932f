using System.Data;
using System.Data.Common;
using CaseReferral.Core.Common;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using CaseReferral.Data.Sqlite;
using CaseReferral.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;
using Xunit;

namespace CaseReferral.Data.Tests;

/// <summary>On SQLite a context takes over the connection of the one before, with the statements it has prepared.</summary>
public sealed class SqliteStatementTests
{
    /// <summary>SQLITE_STMTSTATUS_RUN of sqlite3.h.</summary>
    private const int TimesRun = 6;

    private static readonly Actor Nobody = Actor.System("test");
    private readonly CancellationToken token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Query_OfANewContext_RunsTheStatementPreparedBefore()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        SqliteProvider.CloseIdle(database.Choice.ConnectionString);
        SqliteConnection first;
        await using (var db = database.As(Nobody))
        {
            await db.Database.OpenConnectionAsync(token);
            first = (SqliteConnection)db.Database.GetDbConnection();
            first.Handle!.enable_sqlite3_next_stmt(true);
            Assert.False(await FindAsync(db, "nobody"));
        }
        var officer = await database.UnitAsync(OrganisationKind.Hospital);
        await using var next = database.As(Nobody);
        Assert.Same(first, next.Database.GetDbConnection());
        Assert.True(await FindAsync(next, (await next.Set<Officer>().SingleAsync(o => o.Id == officer.OfficerId, token)).UserName!));
        Assert.Equal(2, Runs(first, "AnyOfficerOfTheTest"));
    }

    [Fact]
    public async Task Connection_LeftInATransaction_IsNotHandedOn()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        DbConnection left;
        await using (var db = database.As(Nobody))
        {
            await db.Database.OpenConnectionAsync(token);
            left = db.Database.GetDbConnection();
            await using var begin = left.CreateCommand();
            begin.CommandText = "BEGIN IMMEDIATE";
            await begin.ExecuteNonQueryAsync(token);
        }
        Assert.Equal(ConnectionState.Closed, left.State);
        await database.UnitAsync(OrganisationKind.Hospital);
    }

    [Fact]
    public async Task Reader_StillOpen_SameTextIsReadBesideIt()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        await database.UnitAsync(OrganisationKind.Hospital);
        await database.UnitAsync(OrganisationKind.CriminalPolice);
        await using var db = database.As(Nobody);
        await db.Database.OpenConnectionAsync(token);
        var names = new List<string>();
        await foreach (var outer in db.Set<Organisation>().OrderBy(o => o.Id).Select(o => o.Name).Take(2).AsAsyncEnumerable().WithCancellation(token))
            await foreach (var inner in db.Set<Organisation>().OrderBy(o => o.Id).Select(o => o.Name).Take(2).AsAsyncEnumerable().WithCancellation(token))
                names.Add($"{outer}/{inner}");
        Assert.Equal(4, names.Distinct().Count());
    }

    private Task<bool> FindAsync(DbContext db, string name) =>
        db.Set<Officer>().TagWith("AnyOfficerOfTheTest").Where(o => o.UserName == name).Select(o => true).FirstOrDefaultAsync(token);

    /// <summary>How often the one prepared statement with this text has run.</summary>
    private static int Runs(SqliteConnection connection, string text)
    {
        var found = new List<int>();
        for (var s = raw.sqlite3_next_stmt(connection.Handle, null); s is not null; s = raw.sqlite3_next_stmt(connection.Handle, s))
            if (raw.sqlite3_sql(s).utf8_to_string().Contains(text, StringComparison.Ordinal))
                found.Add(raw.sqlite3_stmt_status(s, TimesRun, 0));
        return Assert.Single(found);
    }
}
