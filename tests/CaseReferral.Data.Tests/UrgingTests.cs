using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Supervision;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Data.Tests;

/// <summary>The ladder from reminder to circular; each letter once, whoever runs it and however often.</summary>
public sealed class UrgingTests
{
    public static TheoryData<string> Providers => [.. TestDatabase.Providers];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Task<List<Urging>> LettersAsync(JobStory story, Actor? actor = null) =>
        story.SeeAsync(db => db.Set<Urging>().AsNoTracking().OrderBy(u => u.IssuedAt).ToListAsync(Stop), actor);

    private static async Task ClimbAsync(JobStory story, params string[] moments)
    {
        foreach (var moment in moments)
        {
            story.At(moment);
            await story.Node.RunAsync("urging-ladder");
        }
    }

    /// <summary>Sent Monday 03-02 10:00, to be signed within two workdays: Wednesday 03-04 18:00.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task Ladder_NobodySigns_ClimbsToTheCircularOnTheRightDays(string provider)
    {
        await using var story = await JobStory.BeginAsync(provider);
        await ClimbAsync(story, "2026-03-02 11:00");
        Assert.Empty(await LettersAsync(story));
        await ClimbAsync(story,
            "2026-03-03 10:00", "2026-03-05 08:00", "2026-03-05 09:30", // reminder; too early; 催办
            "2026-03-10 18:00", "2026-03-11 09:30", // too early; 督办, answer by Monday 03-16
            "2026-03-16 17:00", "2026-03-16 19:00", // too early; second 督办, answer by Thursday 03-19
            "2026-03-19 19:00", "2026-04-30 10:00"); // circular; the top

        var letters = await LettersAsync(story);
        Assert.Equal([UrgingLevel.Reminder, UrgingLevel.Urge, UrgingLevel.Order, UrgingLevel.SecondOrder, UrgingLevel.Circular], letters.Select(l => l.Level));
        Assert.Equal([null, "青反拐催〔2026〕1号", "青反拐督〔2026〕1号", "青反拐督〔2026〕2号", "青反拐通〔2026〕1号"], letters.Select(l => l.Number));
        Assert.All(letters, l => Assert.Equal(story.Station.OrganisationId, l.ToOrganisationId));
        Assert.All(letters.Skip(1), l => Assert.Equal(story.Office.OrganisationId, l.OfficeId));
        Assert.Equal(5, await story.SeeAsync(db => db.Set<OutboxMessage>().CountAsync(m => m.Topic.StartsWith("urging."), Stop)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Ladder_TwoNodesAtOnce_SendOneLetter(string provider)
    {
        await using var story = await JobStory.BeginAsync(provider);
        story.At("2026-03-05 10:00");
        var clock = await story.SeeAsync(db => db.Set<HandoffClock>().Select(c => c.Id).SingleAsync(Stop));
        await Task.WhenAll(story.Node.RunAsync("urging-ladder"), story.OtherNode.RunAsync("urging-ladder"));
        Assert.Single(await LettersAsync(story));

        // Even without the lease the database lets one through only.
        story.At("2026-03-11 10:00");
        await Task.WhenAll(TryAsync(() => story.Node.DoAsync("urging-ladder", clock)), TryAsync(() => story.OtherNode.DoAsync("urging-ladder", clock)));
        Assert.Single(await LettersAsync(story), l => l.Level == UrgingLevel.Order);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Ladder_SignedLate_SettlesWhatIsOpen(string provider)
    {
        await using var story = await JobStory.BeginAsync(provider);
        await ClimbAsync(story, "2026-03-05 09:30");
        Assert.NotNull((await LettersAsync(story))[^1].OpenForId);
        await story.FireAsync(story.Station, HandoffAction.Sign);
        var letter = Assert.Single(await LettersAsync(story));
        Assert.Equal((null, null), (letter.OpenForId, letter.AnsweredAt));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Answer_OfAnOrder_IsTheLeadsAndStopsTheLadder(string provider)
    {
        await using var story = await JobStory.BeginAsync(provider);
        await ClimbAsync(story, "2026-03-05 09:30", "2026-03-11 09:30");
        var order = (await LettersAsync(story))[^1];
        var lead = story.Station with { Role = OfficerRole.Lead };
        await story.Node.AsAsync<UrgingService>(story.Station, s => Assert.ThrowsAsync<NotPermittedException>(() => s.AnswerAsync(order.Id, order.Version, "在办", Stop)));
        await story.Node.AsAsync<UrgingService>(lead, s => Assert.ThrowsAsync<InvalidInputException>(() => s.AnswerAsync(order.Id, order.Version, "", Stop)));
        await story.Node.AsAsync<UrgingService>(lead, s => s.AnswerAsync(order.Id, order.Version, "明天签收", Stop));
        await story.Node.AsAsync<UrgingService>(lead, s => Assert.ThrowsAsync<StaleException>(() => s.AnswerAsync(order.Id, order.Version, "再答", Stop)));
        await ClimbAsync(story, "2026-03-31 10:00");
        Assert.DoesNotContain(await LettersAsync(story), l => l.Level == UrgingLevel.SecondOrder);

        // The answer changed nothing: the office may order again, and an unanswered second order climbs on by itself.
        await story.Node.AsAsync<UrgingService>(story.Office, s => s.OrderAsync(order.ClockId, "请立即签收", Stop));
        await story.Node.AsAsync<UrgingService>(story.Office, s => Assert.ThrowsAsync<RuleBrokenException>(() => s.OrderAsync(order.ClockId, "再次", Stop)));
        await ClimbAsync(story, "2026-04-20 10:00");
        Assert.Equal(UrgingLevel.Circular, (await LettersAsync(story))[^1].Level);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Order_ByHand_OnlyOverdueAndOnlyInTheOwnRegion(string provider)
    {
        await using var story = await JobStory.BeginAsync(provider);
        var elsewhere = await story.Database.UnitAsync(Core.Organisations.OrganisationKind.ConferenceOffice, "999902");
        var clock = await story.SeeAsync(db => db.Set<HandoffClock>().Select(c => c.Id).SingleAsync(Stop));
        await story.Node.AsAsync<UrgingService>(story.Office, s => Assert.ThrowsAsync<RuleBrokenException>(() => s.OrderAsync(clock, "请签收", Stop)));
        story.At("2026-03-05 10:00");
        await story.Node.AsAsync<UrgingService>(elsewhere, s => Assert.ThrowsAsync<NotFoundException>(() => s.OrderAsync(clock, "请签收", Stop)));
        await story.Node.AsAsync<UrgingService>(story.Police, s => Assert.ThrowsAsync<NotPermittedException>(() => s.OrderAsync(clock, "请签收", Stop)));
        await story.Node.AsAsync<UrgingService>(story.Office, s => s.OrderAsync(clock, "请签收", Stop));
        var letter = Assert.Single(await LettersAsync(story, story.Station));
        Assert.Equal((UrgingLevel.Order, "请签收"), (letter.Level, letter.Text));
        Assert.Empty(await LettersAsync(story, elsewhere));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Urge_ByTheSender_MakesTheSameKindOfLetterOncePerDay(string provider)
    {
        await using var story = await JobStory.BeginAsync(provider);
        await story.FireAsync(story.Police, HandoffAction.Urge, new() { Text = "请尽快签收" });
        await Assert.ThrowsAsync<RuleBrokenException>(() => story.FireAsync(story.Police, HandoffAction.Urge, new() { Text = "再催" }));
        story.At("2026-03-03 09:00");
        await story.FireAsync(story.Police, HandoffAction.Urge, new() { Text = "再催" });
        var letters = await LettersAsync(story, story.Station);
        Assert.Equal(["青反拐催〔2026〕1号", "青反拐催〔2026〕2号"], letters.Select(l => l.Number));
        Assert.All(letters, l => Assert.Equal(story.Police.OrganisationName, l.IssuedByUnit));
        // The ladder keeps its own timetable.
        await ClimbAsync(story, "2026-03-05 09:30");
        Assert.Equal("青反拐催〔2026〕3号", (await LettersAsync(story))[^1].Number);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Ladder_WhilePaused_RestsAndGoesOnAfter(string provider)
    {
        await using var story = await JobStory.BeginAsync(provider);
        await story.FireAsync(story.Station, HandoffAction.Sign);
        await story.FireAsync(story.Station, HandoffAction.Ask, new() { ReasonCode = "document-missing", Text = "缺材料" });
        var decide = await story.SeeAsync(db => db.Set<HandoffClock>().SingleAsync(c => c.Step == ClockStep.Decide, Stop));
        Assert.Null(decide.NextRungAt);
        var supply = await story.SeeAsync(db => db.Set<HandoffClock>().SingleAsync(c => c.Step == ClockStep.Supply, Stop));
        await ClimbAsync(story, "2026-03-10 10:00");
        var letter = Assert.Single(await LettersAsync(story));
        Assert.Equal((supply.Id, story.Police.OrganisationId), (letter.ClockId, letter.ToOrganisationId));
    }

    private static async Task TryAsync(Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (DbUpdateException)
        {
            // The other one was faster.
        }
    }
}
