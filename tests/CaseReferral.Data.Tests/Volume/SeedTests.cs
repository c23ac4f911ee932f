using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Persons;
using CaseReferral.Testing;
using CaseReferral.Volume;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Data.Tests.Volume;

/// <summary>What is loaded past EF must be what EF would have written, or the figures measure something else.</summary>
public sealed class SeedTests
{
    public static TheoryData<string> Providers => ["sqlite", "postgres"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers))]
    public async Task Run_FewHundredCases_ReadsBackThroughTheModel(string provider)
    {
        if (TestDatabase.Missing(provider) is { } reason)
            Assert.Skip(reason);
        await using var database = await TestDatabase.CreateAsync(provider);
        var plan = new VolumePlan { Cases = 300, Open = 150, Now = database.Clock.GetUtcNow().UtcDateTime };
        var indexes = await IndexesAsync(database);
        await new VolumeSeed(database.Contexts, database.Index, TestDatabase.Seal, plan).RunAsync(null, Token);
        Assert.Equal(indexes, await IndexesAsync(database));
        await using var db = database.As(Actor.System("test"));

        Assert.Equal(60, await db.Set<Core.Organisations.Organisation>().CountAsync(Token));
        Assert.Equal(300, await db.Set<Case>().CountAsync(Token));
        Assert.All(await db.Set<PersonIdentity>().AsNoTracking().ToListAsync(Token), i => Assert.Equal(3, i.Name!.Length));
        await EventsAreChainedAsync(db);
        var states = await db.Set<Handoff>().Select(h => h.Status).Distinct().ToListAsync(Token);
        Assert.Empty(Enum.GetValues<HandoffStatus>().Except(states));
        Assert.Equal(0, await db.Set<CaseAccess>().CountAsync(a => db.Set<Case>().Any(c => c.Id == a.CaseId && c.Stage != a.CaseStage), Token));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Run_DatabaseHoldsUnits_IsRefused(string provider)
    {
        if (TestDatabase.Missing(provider) is { } reason)
            Assert.Skip(reason);
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.UnitAsync(Core.Organisations.OrganisationKind.Hospital);
        var seed = new VolumeSeed(database.Contexts, database.Index, TestDatabase.Seal, new VolumePlan { Cases = 1, Now = database.Clock.GetUtcNow().UtcDateTime });
        await Assert.ThrowsAsync<InvalidOperationException>(() => seed.RunAsync(null, Token));
    }

    /// <summary>Loading drops and makes them: one that is lost would be a page that reads a table.</summary>
    private static async Task<List<string>> IndexesAsync(TestDatabase database)
    {
        await using var db = database.As(Actor.System("test"));
        var sql = db.Database.IsSqlite() ? "SELECT sql AS \"Value\" FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
            : "SELECT indexdef AS \"Value\" FROM pg_indexes WHERE schemaname = current_schema()";
        var indexes = await db.Database.SqlQueryRaw<string>(sql).ToListAsync(Token);
        indexes.Sort(StringComparer.Ordinal);
        Assert.True(indexes.Count > 100, $"{indexes.Count}");
        return indexes;
    }

    private static async Task EventsAreChainedAsync(Core.Data.AppDbContext db)
    {
        foreach (var handoff in await db.Set<Handoff>().AsNoTracking().Include(h => h.Events).Where(h => h.EventCount > 0).ToListAsync(Token))
        {
            var events = handoff.Events.OrderBy(e => e.Number).ToList();
            Assert.Equal(handoff.EventCount, events.Count);
            Assert.Equal(handoff.LastEventHash, events[^1].Hash);
            Assert.All(events, e => Assert.Equal(e.Digest(TestDatabase.Seal), e.Hash));
            Assert.Equal(events.Select(e => (string?)e.Hash).SkipLast(1).Prepend(null), events.Select(e => e.PreviousHash));
        }
    }
}
