using CaseReferral.Core.Common;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Data.Tests;

/// <summary>Two writers who wait for each other: the database gives one up, and its save is simply done again.</summary>
public sealed class DeadlockTests
{
    private const string Lock = """UPDATE "Organisations" SET "Name" = "Name" WHERE "Id" = {0}""";

    [Fact]
    public async Task Save_GivenUpInADeadlock_IsDoneAgainOnce()
    {
        if (TestDatabase.Missing("postgres") is { } reason)
            Assert.Skip(reason);
        await using var database = await TestDatabase.CreateAsync("postgres");
        var (low, high) = await TwoUnitsAsync(database);

        await using var other = database.As(Actor.System("other"));
        await using var transaction = await other.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await other.Database.ExecuteSqlRawAsync(Lock, [high], TestContext.Current.CancellationToken);
        // Ours takes the lower row and waits for the higher one; it waits longest, so the server gives up ours.
        var ours = RenameAsync(database, low, high);
        await Task.Delay(400, TestContext.Current.CancellationToken);
        Assert.False(ours.IsCompleted);
        await other.Database.ExecuteSqlRawAsync(Lock, [low], TestContext.Current.CancellationToken);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
        await ours;

        await using var db = database.As(Actor.System("test"));
        Assert.Equal(["改名", "改名"], await db.Set<Organisation>().Where(o => o.Id == low || o.Id == high).Select(o => o.Name).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, await db.Set<AuditEntry>().CountAsync(a => a.OfficerName == "ours", TestContext.Current.CancellationToken));
        Assert.True(await DeadlocksAsync(db) > 0, "no deadlock happened");
    }

    private static async Task RenameAsync(TestDatabase database, params Guid[] units)
    {
        await using var db = database.As(Actor.System("ours"));
        foreach (var unit in await db.Set<Organisation>().Where(o => units.Contains(o.Id)).ToListAsync())
            db.Entry(unit).Property(o => o.Name).CurrentValue = "改名";
        await db.SaveChangesAsync();
    }

    private static async Task<(Guid Low, Guid High)> TwoUnitsAsync(TestDatabase database)
    {
        Guid[] units = [(await database.UnitAsync(OrganisationKind.Hospital)).OrganisationId, (await database.UnitAsync(OrganisationKind.Hospital)).OrganisationId];
        return (units.Min(), units.Max());
    }

    private static async Task<long> DeadlocksAsync(Core.Data.AppDbContext db)
    {
        await Task.Delay(1500); // the server's counters come a moment later
        return await db.Database.SqlQueryRaw<long>("""SELECT deadlocks AS "Value" FROM pg_stat_database WHERE datname = current_database()""").SingleAsync();
    }
}
