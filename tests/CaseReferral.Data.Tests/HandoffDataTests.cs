using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Data.Tests;

/// <summary>What the database must guarantee, the same on every provider.</summary>
public sealed class HandoffDataTests
{
    public static TheoryData<string> Providers => [.. TestDatabase.Providers];

    private static async Task<TestDatabase> OpenAsync(string provider)
    {
        if (TestDatabase.Missing(provider) is { } reason)
            Assert.Skip(reason);
        return await TestDatabase.CreateAsync(provider);
    }

    private sealed record Story(Actor Police, Actor Hospital, Guid CaseId, Guid HandoffId);

    private static async Task<Story> SentAsync(TestDatabase database)
    {
        var police = await database.UnitAsync(OrganisationKind.CriminalPolice);
        var station = await database.UnitAsync(OrganisationKind.RescueStation);
        await using var request = database.Begin(police);
        var cases = await request.Rescues.RegisterAsync(new RescueEntry
        {
            RescuedAt = database.Clock.GetUtcNow().UtcDateTime.AddHours(-2),
            RegionCode = "999901",
            Source = "operation",
            LegalAidToldOn = new DateOnly(2026, 3, 2),
            Persons = [new RescuedPerson { Sex = "2", Age = 30, AgeCertainty = AgeCertainty.SelfReported, Identity = new() { Name = "王𠮷示", Phone = "13900000001" } }],
        }, default);
        await request.Police.UpdateAsync(cases[0].Id, cases[0].Version, new RescueUpdate { LegalAidToldOn = new DateOnly(2026, 3, 2), Escort = "两人", Belongings = "无" }, default);
        var id = await request.Handoffs.CreateAsync(new HandoffRequest
        {
            CaseId = cases[0].Id,
            Kind = "placement",
            ToOrganisationId = station.OrganisationId,
            Text = "接收",
            Package = FieldGroup.Identity | FieldGroup.Family | FieldGroup.Placement | FieldGroup.Certificates,
            BasisCode = "consent",
            BasisNote = "2026-03-02 同意书",
        }, true, default);
        return new(police, station, cases[0].Id, id);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Fire_TwoClerksAtOnce_OneWinsAndOneEventIsWritten(string provider)
    {
        await using var database = await OpenAsync(provider);
        var story = await SentAsync(database);
        await using var first = database.Begin(story.Hospital);
        await using var second = database.Begin(story.Hospital);
        var version = await first.Db.Set<Handoff>().Where(h => h.Id == story.HandoffId).Select(h => h.Version).SingleAsync(TestContext.Current.CancellationToken);

        Task<HandoffStatus> Sign(TestDatabase.Request r) => r.Handoffs.FireAsync(story.HandoffId, HandoffAction.Sign, version, new(), default);
        var results = await Task.WhenAll(Try(() => Sign(first)), Try(() => Sign(second)));

        Assert.Single(results, r => r is null);
        var stale = Assert.IsType<StaleException>(results.Single(r => r is not null));
        Assert.Equal("测试员", stale.ByName);
        await using var check = database.As(Actor.System("test"));
        Assert.Equal(1, await check.Set<HandoffEvent>().CountAsync(e => e.HandoffId == story.HandoffId && e.Action == HandoffAction.Sign, TestContext.Current.CancellationToken));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Filters_OtherUnit_SeesNeitherCaseNorHandoff(string provider)
    {
        await using var database = await OpenAsync(provider);
        var story = await SentAsync(database);
        var stranger = await database.UnitAsync(OrganisationKind.RescueStation);
        var county = await database.UnitAsync(OrganisationKind.ConferenceOffice);
        var elsewhere = await database.UnitAsync(OrganisationKind.ConferenceOffice, "999902");
        var token = TestContext.Current.CancellationToken;
        foreach (var (actor, sees) in new[] { (stranger, false), (elsewhere, false), (county, true), (story.Police, true) })
        {
            await using var db = database.As(actor);
            Assert.Equal(sees, await db.Set<Handoff>().AnyAsync(h => h.Id == story.HandoffId, token));
            Assert.Equal(sees, await db.Set<Case>().AnyAsync(c => c.Id == story.CaseId, token));
        }
        await using var receiver = database.As(story.Hospital);
        Assert.True(await receiver.Set<Handoff>().AnyAsync(h => h.Id == story.HandoffId, token));
        Assert.False(await receiver.Set<Case>().AnyAsync(c => c.Id == story.CaseId, token)); // before acceptance: the hand-off only
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Accept_Placement_MovesOwnershipInTheSameSaveAndNotBefore(string provider)
    {
        await using var database = await OpenAsync(provider);
        var story = await SentAsync(database);
        var token = TestContext.Current.CancellationToken;
        async Task<Guid> Owner()
        {
            await using var db = database.As(Actor.System("test"));
            return await db.Set<Case>().Where(c => c.Id == story.CaseId).Select(c => c.OwnerOrganisationId).SingleAsync(token);
        }
        await using (var r = database.Begin(story.Hospital))
            await r.Handoffs.FireAsync(story.HandoffId, HandoffAction.Sign, 0, new(), token);
        Assert.Equal(story.Police.OrganisationId, await Owner());
        await using (var r = database.Begin(story.Hospital))
            await r.Handoffs.FireAsync(story.HandoffId, HandoffAction.Accept, 1, new() { OfficerId = story.Hospital.OfficerId, PlanDate = new DateOnly(2026, 3, 3) }, token);
        Assert.Equal(story.Hospital.OrganisationId, await Owner());
        await using var police = database.As(story.Police);
        Assert.True(await police.Set<Case>().AnyAsync(c => c.Id == story.CaseId, token)); // keeps reading what it wrote
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Store_Identity_HoldsNoClearText(string provider)
    {
        await using var database = await OpenAsync(provider);
        var story = await SentAsync(database);
        await using var db = database.As(Actor.System("test"));
        var stored = await db.Database.SqlQueryRaw<string>("SELECT \"Name\" AS \"Value\" FROM \"PersonIdentities\"").SingleAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("v1.", stored, StringComparison.Ordinal);
        Assert.Equal("王𠮷示", (await db.Set<PersonIdentity>().SingleAsync(TestContext.Current.CancellationToken)).Name);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Events_OfOneHandoff_FormAnUnbrokenChain(string provider)
    {
        await using var database = await OpenAsync(provider);
        var story = await SentAsync(database);
        await using (var r = database.Begin(story.Hospital))
            await r.Handoffs.FireAsync(story.HandoffId, HandoffAction.Sign, 0, new(), TestContext.Current.CancellationToken);
        await using var db = database.As(Actor.System("test"));
        var events = await db.Set<HandoffEvent>().Where(e => e.HandoffId == story.HandoffId).OrderBy(e => e.Number).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, events.Count);
        Assert.All(events, e => Assert.Equal(e.Digest(TestDatabase.Seal), e.Hash));
        Assert.Equal(events[0].Hash, events[1].PreviousHash);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Save_TrailRowChanged_IsRefused(string provider)
    {
        await using var database = await OpenAsync(provider);
        await SentAsync(database);
        await using var db = database.As(Actor.System("test"));
        db.Remove(await db.Set<HandoffEvent>().FirstAsync(TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Numbers_TakenByTwentyAtOnce_AreAllDifferent(string provider)
    {
        await using var database = await OpenAsync(provider);
        var numbers = new Core.Numbering.Numbers(database.Contexts, database.Clock);
        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => numbers.NextAsync("case", 1, default)));
        Assert.Equal(20, taken.Distinct().Count());
    }

    private static async Task<Exception?> Try(Func<Task> action)
    {
        try
        {
            await action();
            return null;
        }
        catch (StaleException failure)
        {
            return failure;
        }
    }
}
