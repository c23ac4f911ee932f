using System.Data;
using System.Reflection;
using System.Runtime.CompilerServices;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Protection;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Data.Tests;

/// <summary>A context is lent to one officer after the other: nothing of the one before may stay in it.</summary>
public sealed class LentContextTests
{
    public static TheoryData<string> Providers => [.. TestDatabase.Providers];

    [Theory, MemberData(nameof(Providers))]
    public async Task Borrow_AfterAnotherWhoLeftAllOpen_ShowsNothingOfHers(string provider)
    {
        if (TestDatabase.Missing(provider) is { } reason)
            Assert.Skip(reason);
        await using var database = await TestDatabase.CreateAsync(provider);
        var token = TestContext.Current.CancellationToken;
        var (police, stranger) = (await database.UnitAsync(OrganisationKind.CriminalPolice), await database.UnitAsync(OrganisationKind.Hospital));
        var id = await database.RescuedAsync(police);
        var pool = database.Pool();

        var first = AppDbContext.Borrow(pool, () => police);
        await first.Database.OpenConnectionAsync(token);
        await first.Database.OpenConnectionAsync(token);
        await first.Database.BeginTransactionAsync(token);
        await first.Set<Case>().Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Alias, "left"), token);
        Assert.Equal(id, (await first.Set<Case>().SingleAsync(token)).Id);
        first.Add(new Organisation("left", "left", OrganisationKind.Hospital, "999901"));
        first.ChangeTracker.AutoDetectChangesEnabled = false;
        first.Database.SetCommandTimeout(1);
        first.AsSystem();
        var connection = first.Database.GetDbConnection();
        await first.DisposeAsync();

        await using var second = AppDbContext.Borrow(pool, () => stranger);
        Assert.Same(first, second);
        // SQLite's waits open with its statements for whoever comes next (0037); of the others the driver has the pool.
        Assert.True(provider == "sqlite" ? connection == second.Database.GetDbConnection() : connection.State == ConnectionState.Closed);
        Assert.Equal(stranger, second.Actor);
        Assert.Empty(await second.Set<Case>().ToListAsync(token));
        Assert.Empty(second.ChangeTracker.Entries());
        Assert.True(second.ChangeTracker.AutoDetectChangesEnabled);
        Assert.Null(second.Database.CurrentTransaction);
        Assert.NotEqual(1, second.Database.GetCommandTimeout());
        await second.SaveChangesAsync(token);
        await using var after = database.As(police);
        Assert.NotEqual("left", (await after.Set<Case>().SingleAsync(token)).Alias);
        Assert.False(await after.Set<Organisation>().AnyAsync(o => o.Name == "left", token));
    }

    /// <summary>The services are everybody's. Whoever adds a field says here how it is forgotten.</summary>
    [Fact]
    public async Task Dispose_ForgetsEveryFieldThatIsNoService()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        var db = database.Pool().CreateDbContext();
        Type[] services = [typeof(TimeProvider), typeof(FieldCipher), typeof(WriteGate), typeof(TrailSeal)];
        var fields = typeof(AppDbContext).GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(f => !services.Contains(f.FieldType)).OrderBy(f => f.Name).ToList();
        Assert.Equal(["actor", "isBorrowed", "knownHead", "systemDepth"], fields.Select(f => f.Name));
        var fresh = fields.ConvertAll(f => f.GetValue(db));
        object[] used = [new Func<Actor>(() => Actor.System("before")), true, RuntimeHelpers.GetUninitializedObject(typeof(ChainHead)), 1];
        fields.Zip(used).ToList().ForEach(f => f.First.SetValue(db, f.Second));
        await db.DisposeAsync();
        Assert.Equal(fresh, fields.Select(f => f.GetValue(db)));
    }

    [Fact]
    public async Task Query_OfOneThatNobodyBorrowed_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        var token = TestContext.Current.CancellationToken;
        var pool = database.Pool();
        await using (var db = pool.CreateDbContext())
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.Set<Case>().ToListAsync(token));
    }
}
