using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Privacy;
using CaseReferral.Core.Trail;
using CaseReferral.Data.Tests.Trail;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Data.Tests;

/// <summary>The index of names follows the identity: written with it, corrected with it, erased with it, rebuilt on demand.</summary>
public sealed class NameSearchTests
{
    public static TheoryData<string> Providers => [.. TestDatabase.Providers];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<int> FoundAsync(TestDatabase database, Actor actor, string typed)
    {
        await using var request = database.Begin(actor);
        return (await request.Names.FindMineAsync(typed, 25, Token))?.Count ?? -1;
    }

    private static async Task<List<int>> PartsAsync(TestDatabase database)
    {
        await using var db = database.As(Actor.System("test"));
        return await db.Set<NameToken>().Select(t => t.Part).Order().ToListAsync(Token);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Index_FollowsTheIdentity(string provider)
    {
        await using var database = await TrailStory.OpenAsync(provider);
        var story = await TrailStory.ToldAsync(database);
        var stranger = await database.UnitAsync(OrganisationKind.CriminalPolice);
        Assert.Equal((1, 1, 0), (await FoundAsync(database, story.Police, "王𠮷"), await FoundAsync(database, story.Station, "𠮷示"), await FoundAsync(database, stranger, "王𠮷")));

        await CorrectAsync(database, story, new() { Name = "张伟", OtherNames = "小例/小样" });
        Assert.Equal((0, 1, 1, 1, 0), (await FoundAsync(database, story.Police, "𠮷示"), await FoundAsync(database, story.Police, "zhang wei"),
            await FoundAsync(database, story.Police, "zw"), await FoundAsync(database, story.Police, "小样"), await FoundAsync(database, stranger, "张伟")));
        Assert.Equal(-1, await FoundAsync(database, story.Police, "张"));

        await using (var request = database.Begin(story.Station))
        {
            var @case = await request.Db.Set<Case>().SingleAsync(c => c.Id == story.CaseId, Token);
            await new Eraser(request.Db).EmptyAsync(@case, Erasure.RetentionEnded, database.Clock.GetUtcNow().UtcDateTime, Token);
            await request.Db.SaveChangesAsync(Token);
        }
        Assert.Empty(await PartsAsync(database));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Rebuild_SwitchedOff_EmptiesTheIndex_AndOn_FillsItAsBefore(string provider)
    {
        await using var database = await TrailStory.OpenAsync(provider);
        var story = await TrailStory.ToldAsync(database);
        var before = await PartsAsync(database);
        Assert.NotEmpty(before);
        Assert.Equal(1, await new NameRebuild(database.Contexts, new(database.Index, new() { ByName = false })).RunAsync(Token));
        Assert.Empty(await PartsAsync(database));
        Assert.Equal(0, await FoundAsync(database, story.Police, "王𠮷"));
        Assert.Equal(1, await new NameRebuild(database.Contexts, new(database.Index, new())).RunAsync(Token));
        Assert.Equal(before, await PartsAsync(database));
    }

    [Fact]
    public async Task Search_IsInTheTrail_WithoutTheName_AndTheIndexIsNot()
    {
        await using var database = await TrailStory.OpenAsync("sqlite");
        var story = await TrailStory.ToldAsync(database);
        await FoundAsync(database, story.Police, "王𠮷");
        await using var db = database.As(Actor.System("test"));
        var search = await db.Set<AuditEntry>().SingleAsync(a => a.Kind == AuditKind.Searched, Token);
        Assert.Equal((story.Police.OfficerId, "name", null), (search.OfficerId, search.Detail, search.Changes));
        Assert.False(await db.Set<AuditEntry>().AnyAsync(a => a.Entity == nameof(NameToken), Token));
    }

    /// <summary>A strange number that collides is not shown: what the database answers is compared once more in clear.</summary>
    [Fact]
    public async Task Collision_IsNotShown()
    {
        await using var database = await TrailStory.OpenAsync("sqlite");
        var story = await TrailStory.ToldAsync(database);
        await using (var db = database.As(Actor.System("test")))
        {
            var person = await db.Set<Case>().Where(c => c.Id == story.CaseId).Select(c => c.PersonId).SingleAsync(Token);
            var names = new NameIndex(database.Index, new());
            foreach (var part in names.Of(NameQueryOf("欧阳"))[0])
                await db.Database.ExecuteSqlAsync($"""INSERT INTO "NameTokens" ("Part", "PersonId") VALUES ({part}, {person})""", Token);
        }
        Assert.Equal(0, await FoundAsync(database, story.Police, "欧阳"));
    }

    private static Core.Protection.NameQuery NameQueryOf(string typed) => Core.Protection.NameQuery.Parse(typed)!;

    private static async Task CorrectAsync(TestDatabase database, TrailStory story, IdentityInput identity)
    {
        await using var request = database.Begin(story.Police);
        var version = await request.Db.Set<Case>().Where(c => c.Id == story.CaseId).Select(c => c.Version).SingleAsync(Token);
        await request.Police.IdentifyAsync(story.CaseId, version, identity, new(1996, 1, 1), AgeCertainty.Confirmed, false, Token);
    }
}
