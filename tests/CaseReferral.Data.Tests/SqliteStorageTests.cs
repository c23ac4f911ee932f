using CaseReferral.Core.Cases;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Data.Tests;

/// <summary>What SQLite has no type for: ids are 16 bytes that sort by when they were made, instants are microseconds.</summary>
public sealed class SqliteStorageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_OfTheTrail_HoldBytesAndNumbers()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        var police = await database.UnitAsync(OrganisationKind.CriminalPolice);
        await database.RescuedAsync(police);
        await using var db = database.As(police);
        var kinds = await db.Database.SqlQueryRaw<string>("""
            SELECT DISTINCT typeof("Id") || length("Id") || ' ' || typeof("CaseId") || ' ' || typeof("Hash") || length("Hash") || ' ' || typeof("At") AS "Value"
            FROM "AuditEntries" WHERE "CaseId" IS NOT NULL
            """).ToListAsync(Token);
        Assert.Equal(["blob16 blob blob32 integer"], kinds);
    }

    [Fact]
    public async Task Ids_InTheOrderOfTheDatabase_AreInTheOrderTheyWereMade()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        var police = await database.UnitAsync(OrganisationKind.CriminalPolice);
        var made = new List<Guid>();
        for (var i = 0; i < 3; i++)
        {
            made.Add(await database.RescuedAsync(police));
            await Task.Delay(5, Token);
        }
        await using var db = database.As(police);
        Assert.Equal(made, await db.Set<Case>().OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(Token));
        Assert.Equal([made[1]], await db.Set<Case>().Where(c => c.Id.CompareTo(made[0]) > 0 && c.Id.CompareTo(made[2]) < 0).Select(c => c.Id).ToListAsync(Token));
        Assert.Equal(made[..2], await db.Set<Case>().Where(c => made.Take(2).Contains(c.Id)).OrderBy(c => c.Serial).Select(c => c.Id).ToListAsync(Token));
    }

    [Fact]
    public async Task Instant_IsFoundToTheMicrosecond_AlsoBefore1970()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        var police = await database.UnitAsync(OrganisationKind.CriminalPolice);
        await database.RescuedAsync(police);
        await using var db = database.As(police);
        var at = await db.Set<AuditEntry>().MaxAsync(r => r.At, Token);
        Assert.Equal(DateTimeKind.Utc, at.Kind);
        Assert.True(await db.Set<AuditEntry>().AnyAsync(r => r.At == at, Token));
        Assert.False(await db.Set<AuditEntry>().AnyAsync(r => r.At > at, Token));
        Assert.False(await db.Set<AuditEntry>().AnyAsync(r => r.At < new DateTime(1969, 12, 31, 23, 59, 59, DateTimeKind.Utc), Token));
        await db.Set<Case>().ExecuteUpdateAsync(c => c.SetProperty(x => x.StageSince, new DateTime(1969, 12, 31, 23, 59, 59, 123, 456, DateTimeKind.Utc)), Token);
        Assert.Equal(new DateTime(1969, 12, 31, 23, 59, 59, 123, 456, DateTimeKind.Utc), await db.Set<Case>().Select(c => c.StageSince).SingleAsync(Token));
    }

    [Fact]
    public async Task Query_ThatReckonsWithAnInstant_IsRefusedAndNotAnsweredWrongly()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        await using var db = database.As(await database.UnitAsync(OrganisationKind.CriminalPolice));
        var now = database.Clock.GetUtcNow().UtcDateTime;
        await Assert.ThrowsAsync<NotSupportedException>(() => db.Set<Case>().AnyAsync(c => c.OpenedAt.AddDays(1) > now, Token));
        await Assert.ThrowsAsync<NotSupportedException>(() => db.Set<Case>().AnyAsync(c => c.OpenedAt.Year == 2026, Token));
        await Assert.ThrowsAsync<NotSupportedException>(() => db.Set<Case>().AnyAsync(c => c.OpenedAt.Date == now, Token));
    }
}
