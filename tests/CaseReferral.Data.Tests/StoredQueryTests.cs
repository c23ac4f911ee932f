using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Organisations;
using CaseReferral.Testing;
using Xunit;

namespace CaseReferral.Data.Tests;

/// <summary>A stored query is kept for everybody: nothing of the first officer may stay in it.</summary>
public sealed class StoredQueryTests
{
    private sealed record Ask(Guid Id, Guid OfficerId, Guid UnitId, DateTime Now) : Asker(OfficerId, UnitId, Now);

    public static TheoryData<string> Providers => [.. TestDatabase.Providers];

    [Theory, MemberData(nameof(Providers))]
    public async Task List_AskedByAnother_UsesHerArgumentsAndHerRowFilter(string provider)
    {
        if (TestDatabase.Missing(provider) is { } reason)
            Assert.Skip(reason);
        await using var database = await TestDatabase.CreateAsync(provider);
        var token = TestContext.Current.CancellationToken;
        var (police, stranger) = (await database.UnitAsync(OrganisationKind.CriminalPolice), await database.UnitAsync(OrganisationKind.Hospital));
        var (first, second) = (await database.RescuedAsync(police), await database.RescuedAsync(police));
        var query = new StoredQuery<Ask, Guid>();
        async Task<List<Guid>> AskAsync(Actor actor, Guid id)
        {
            await using var db = database.As(actor);
            return await query.ListAsync(db, new(id, actor.OfficerId, actor.OrganisationId, database.Clock.GetUtcNow().UtcDateTime), (db, a) =>
            {
                var named = db.Set<Case>().Where(c => c.Id == a.Id);
                return db.Set<Case>().Where(c => named.Any(n => n.Id == c.Id) && a.Now >= c.OpenedAt).Select(c => c.Id);
            }, token);
        }
        Assert.Equal([first], await AskAsync(police, first));
        Assert.Equal([second], await AskAsync(police, second));
        Assert.Empty(await AskAsync(stranger, first));
        Assert.Equal([first], await AskAsync(police, first));
    }

    /// <summary>The one that builds a query need not be the one that runs it first.</summary>
    [Fact]
    public async Task List_ManyAskFirstAtOnce_IsAnsweredToEach()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        var token = TestContext.Current.CancellationToken;
        var police = await database.UnitAsync(OrganisationKind.CriminalPolice);
        var id = await database.RescuedAsync(police);
        for (var round = 0; round < 30; round++)
        {
            var query = new StoredQuery<Ask, Guid>();
            using var start = new Barrier(4);
            var found = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(async () =>
            {
                await using var db = database.As(police);
                var ask = new Ask(id, police.OfficerId, police.OrganisationId, default);
                start.SignalAndWait(token);
                return await query.ListAsync(db, ask, (db, a) => db.Set<Case>().Where(c => c.Id == a.Id && db.Set<CaseAccess>().Any(x => x.CaseId == c.Id)).Select(c => c.Id), token);
            }, token, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));
            Assert.All(found, f => Assert.Equal([id], f));
        }
    }

    [Fact]
    public async Task List_ReadsACapturedValueTheContextOrItsArgumentsWhileBuilt_IsRefused()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        var token = TestContext.Current.CancellationToken;
        await using var db = database.As(await database.UnitAsync(OrganisationKind.CriminalPolice));
        var (ask, stage) = (new Ask(Guid.CreateVersion7(), default, default, default), CaseStage.Filed);
        var frozen = await Assert.ThrowsAsync<InvalidOperationException>(() => new StoredQuery<Ask, Case>().ListAsync(db, ask,
            (db, a) => db.Set<Case>().Where(c => c.Stage == stage), token));
        Assert.Contains("stage", frozen.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => new StoredQuery<Ask, Case>().ListAsync(db, ask,
            (db, a) => db.Set<Case>().Where(c => c.OwnerOrganisationId == db.Actor.OrganisationId), token));
        await Assert.ThrowsAsync<NullReferenceException>(() => new StoredQuery<Ask, Case>().ListAsync(db, ask,
            (db, a) => a.Id == Guid.Empty ? db.Set<Case>() : db.Set<Case>().Where(c => c.Id == a.Id), token));
    }
}
