using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Supervision;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using CaseReferral.Volume;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Data.Tests.Supervision;

/// <summary>The counts of the supervision page are the number of the limits, whatever happens to these.</summary>
public sealed class OverdueCountTests
{
    private const int Steps = 150;

    public static TheoryData<string> Providers => [.. TestDatabase.Providers];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, int> Walks
    {
        get
        {
            var walks = new TheoryData<string, int>();
            foreach (var provider in TestDatabase.Providers)
                foreach (var seed in new[] { 1, 2, 3 })
                    walks.Add(provider, seed);
            return walks;
        }
    }

    [Theory, MemberData(nameof(Walks))]
    public async Task AnyWalk_OfEverybody_CountsWhatTheLimitsSay(string provider, int seed)
    {
        if (TestDatabase.Missing(provider) is { } reason)
            Assert.Skip(reason);
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var node = new TestNode(database);
        var walk = new OverdueWalk(database, node, new Random(seed));
        await walk.BeginAsync();
        var most = 0;
        for (var step = 0; step < Steps; step++)
        {
            if (step == Steps * 2 / 3)
                await walk.MergeAsync();
            else
                await walk.StepAsync();
            most = Math.Max(most, await OverdueTruth.CheckAsync(database, $"seed {seed}, step {step}"));
            await HeldTruth.CheckAsync(database, $"seed {seed}, step {step}");
        }
        Assert.True(most > 3 && walk.Moves > Steps / 3 && walk.Undone > 0, $"At most {most} counted, {walk.Moves} moves, {walk.Undone} undone: the walk tests too little.");
        Assert.Equal((0, 0), await new OverdueRecount(database.Contexts, database.Clock).RunAsync(Stop));
        Assert.Equal(0, await new HeldRecount(database.Contexts).RunAsync(Stop));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Clock_StoppedWhileTheLadderClimbs_OneOfTheTwoIsRefused(string provider)
    {
        await using var story = await JobStory.BeginAsync(provider);
        story.At("2026-03-05 09:30");
        await using var slow = story.Database.As(Actor.System("urging-ladder"));
        var climbed = await slow.Set<HandoffClock>().SingleAsync(k => k.HandoffId == story.HandoffId && k.StoppedAt == null, Stop);
        climbed.Climb((int)UrgingLevel.Urge + 1, null);
        await story.FireAsync(story.Station, HandoffAction.Sign);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => slow.SaveChangesAsync(Stop));
        Assert.Equal(0, await OverdueTruth.CheckAsync(story.Database, "after"));
        Assert.Equal(0, await story.SeeAsync(db => db.Set<OverdueCount>().CountAsync(Stop)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Fold_ManyRows_LeavesOneOfTheSameSum_AndTwoAtOnceCountOnce(string provider)
    {
        await using var story = await JobStory.BeginAsync(provider);
        var standing = new OverdueStanding("999901", story.Station.OrganisationId, 3, false);
        await AddAsync(story, standing, 1, 1, -1, 1);
        await AddAsync(story, standing with { Rests = true }, 1, -1);
        await using (var db = story.Database.As(Actor.System("overdue-counts")))
            Assert.Equal([story.Station.OrganisationId], await new OverdueCountFold(db).FindAsync(10, Stop));
        var both = await Task.WhenAll(story.Node.RunAsync("overdue-counts"), story.OtherNode.RunAsync("overdue-counts"));
        Assert.All(both, r => Assert.Equal(0, r.Failed));
        var rows = await story.SeeAsync(db => db.Set<OverdueCount>().AsNoTracking().ToListAsync(Stop));
        Assert.Equal((standing.ToString(), 2), (Assert.Single(rows).Standing, rows[0].Change));
        Assert.Equal(0, (await story.Node.RunAsync("overdue-counts")).Done);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Noticing_LimitPassedItsEnd_CountsItOnce_AndNoneThatStandsStill(string provider)
    {
        await using var story = await JobStory.BeginAsync(provider);
        Assert.Equal(0, (await story.Node.RunAsync("overdue-noticing")).Done);
        story.At("2026-03-05 09:30");
        var trail = await story.SeeAsync(db => db.Set<AuditEntry>().CountAsync(Stop));
        var both = await Task.WhenAll(story.Node.RunAsync("overdue-noticing"), story.OtherNode.RunAsync("overdue-noticing"));
        Assert.Equal(1, await OverdueTruth.CheckAsync(story.Database, "noticed"));
        Assert.Contains(both, r => r.Done == 1);
        Assert.Equal(0, (await story.Node.RunAsync("overdue-noticing")).Done);
        Assert.Equal(trail, await story.SeeAsync(db => db.Set<AuditEntry>().CountAsync(Stop)));

        await story.FireAsync(story.Station, HandoffAction.Sign);
        Assert.Equal(0, await OverdueTruth.CheckAsync(story.Database, "signed"));
        Assert.Equal(0, (await story.Node.RunAsync("overdue-noticing")).Done);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task HeldCounts_Move_ChangesBothUnits_AndFoldsToOneRowEach(string provider)
    {
        await using var story = await JobStory.BeginAsync(provider);
        await story.FireAsync(story.Station, HandoffAction.Sign);
        var before = await story.SeeAsync(db => db.Set<HeldCount>().CountAsync(Stop));
        Assert.True(before > 1);
        Assert.Equal(1, await HeldTruth.CheckAsync(story.Database, "signed"));

        var both = await Task.WhenAll(story.Node.RunAsync("held-counts"), story.OtherNode.RunAsync("held-counts"));
        Assert.All(both, r => Assert.Equal(0, r.Failed));
        var row = Assert.Single(await story.SeeAsync(db => db.Set<HeldCount>().AsNoTracking().ToListAsync(Stop)));
        Assert.Equal((story.Station.OrganisationId, nameof(HeldAs.Decide), 1), (row.HolderId, row.Standing, row.Change));
        Assert.Equal(1, await HeldTruth.CheckAsync(story.Database, "folded"));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task HeldRecount_RowsChangedPastTheApplication_MendsTheCounts(string provider)
    {
        await using var story = await JobStory.BeginAsync(provider);
        await using (var db = story.Database.As(Actor.System("test")))
        {
            await db.Set<HeldCount>().ExecuteDeleteAsync(Stop);
            db.Add(new HeldCount(story.Station.OrganisationId, HeldAs.Rule, 4));
            await db.SaveChangesAsync(Stop);
        }
        Assert.Equal(2, await new HeldRecount(story.Database.Contexts).RunAsync(Stop));
        Assert.Equal(1, await HeldTruth.CheckAsync(story.Database, "recounted"));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Recount_RowsChangedPastTheApplication_MendsCountsAndLimits_WithoutATrail(string provider)
    {
        await using var story = await JobStory.BeginAsync(provider);
        foreach (var moment in new[] { "2026-03-03 10:00", "2026-03-05 09:30" })
        {
            story.At(moment);
            await story.Node.RunAsync("urging-ladder");
        }
        Assert.Equal(1, await OverdueTruth.CheckAsync(story.Database, "urged"));
        await using (var db = story.Database.As(Actor.System("test")))
        {
            await db.Set<OverdueCount>().ExecuteDeleteAsync(Stop);
            await db.Set<HandoffClock>().ExecuteUpdateAsync(set => set.SetProperty(k => k.CountedAs, (string?)null), Stop);
        }
        await AddAsync(story, new("999902", story.Station.OrganisationId, 5, true), 7);
        var trail = await story.SeeAsync(db => db.Set<AuditEntry>().CountAsync(Stop));

        Assert.Equal((1, 1), await new OverdueRecount(story.Database.Contexts, story.Database.Clock).RunAsync(Stop));
        Assert.Equal(1, await OverdueTruth.CheckAsync(story.Database, "recounted"));
        Assert.Equal(trail, await story.SeeAsync(db => db.Set<AuditEntry>().CountAsync(Stop)));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Seed_OfAVolume_FillsTheCounts(string provider)
    {
        if (TestDatabase.Missing(provider) is { } reason)
            Assert.Skip(reason);
        await using var database = await TestDatabase.CreateAsync(provider);
        var plan = new VolumePlan { Cases = 300, Open = 150, Now = database.Clock.GetUtcNow().UtcDateTime };
        await new VolumeSeed(database.Contexts, database.Index, TestDatabase.Seal, plan).RunAsync(null, Stop);
        Assert.True(await OverdueTruth.CheckAsync(database, "seeded") > 50);
        Assert.True(await HeldTruth.CheckAsync(database, "seeded") > 50);
        Assert.Equal((0, 0), await new OverdueRecount(database.Contexts, database.Clock).RunAsync(Stop));
        Assert.Equal(0, await new HeldRecount(database.Contexts).RunAsync(Stop));
    }

    private static async Task AddAsync(JobStory story, OverdueStanding standing, params int[] changes)
    {
        await using var db = story.Database.As(Actor.System("test"));
        db.AddRange(changes.Select(c => new OverdueCount(standing, c)));
        await db.SaveChangesAsync(Stop);
    }
}
