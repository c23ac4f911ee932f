using System.Globalization;
using CaseReferral.Core.Access;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using CaseReferral.Testing;
using CaseReferral.Web.Features.Inbox;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Inbox;

/// <summary>Each number of the inbox leads to a list of exactly so many rows, however many pages it has.</summary>
public sealed class InboxNumbersTests(AppFactory app) : IClassFixture<AppFactory>
{
    private readonly Story story = new(app);

    [Fact]
    public async Task EveryNumber_IsTheLengthOfItsList()
    {
        foreach (var status in Enum.GetValues<HandoffStatus>().Where(s => s < HandoffStatus.Closed))
            await story.HandoffAsync(status);
        for (var i = 0; i < 45; i++)
            await story.HandoffAsync(HandoffStatus.Sent);
        app.Clock.Advance(TimeSpan.FromDays(2));
        await story.PlacedAsync();
        var received = await story.HandoffAsync(HandoffStatus.Received);
        await ExcludeAsync(received, Story.Receiver + "-lead");
        var (faults, numbers) = (new List<string>(), new HashSet<int>());
        foreach (var account in new[] { Story.Police, Story.Receiver, Story.Receiver + "-lead", Story.Centre, Story.Office, "jiuzhu" })
        {
            var visitor = await (await app.AsAsync(account)).GoAsync("/");
            var tiles = visitor.Page.QuerySelectorAll(".strip a[href^='/?show=']").Select(a => (Link: a.GetAttribute("href")!, Number: int.Parse(a.QuerySelector(".v")!.TextContent, CultureInfo.InvariantCulture))).ToList();
            Assert.NotEmpty(tiles);
            foreach (var (link, number) in tiles)
            {
                numbers.Add(number);
                if (await RowsAsync(visitor, link) is var rows && rows != number)
                    faults.Add($"{account} {link}: {number} is said, {rows} are listed");
            }
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(numbers.Max() > 40 && numbers.Count > 4, string.Join(' ', numbers));
        // The numbers are the unit's, kept by its saves; an officer kept out of a case has one less.
        Assert.Equal(await ToDecideAsync(Story.Receiver) - 1, await ToDecideAsync(Story.Receiver + "-lead"));
    }

    private async Task ExcludeAsync(Guid handoffId, string account)
    {
        var number = await story.ReadAsync(db => db.Set<Handoff>().Where(h => h.Id == handoffId).Select(h => Serial.Format(h.CaseSerial)).SingleAsync());
        var security = await (await app.AsAsync("anquan")).GoAsync("/exclusions/new");
        await security.SendAsync(new Dictionary<string, string?> { ["Form.CaseNumber"] = number, ["Form.Account"] = account, ["Form.Reason"] = "与嫌疑人系亲属" });
        Assert.Equal("/exclusions", security.Path);
    }

    private async Task<int> ToDecideAsync(string account)
    {
        var visitor = await (await app.AsAsync(account)).GoAsync("/");
        return int.Parse(visitor.Page.QuerySelector(".strip a[href='/?show=Decide'] .v")!.TextContent, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void EveryHeading_IsItsStates()
    {
        var ask = new Asker(Guid.Empty, Guid.Empty, app.Clock.GetUtcNow().UtcDateTime);
        foreach (var heading in Enum.GetValues<HeldAs>())
        {
            var states = Enum.GetValues<HandoffStatus>().Where(s => new[] { Bare(s) }.AsQueryable().In(Enum.Parse<InboxFilter>(heading.ToString()), ask).Any());
            Assert.Equal(Enum.GetValues<HandoffStatus>().Where(s => HeldStates.Of(s) == heading), states);
        }
    }

    private static Handoff Bare(HandoffStatus status)
    {
        var handoff = new Handoff(1, Guid.Empty, "placement", Guid.Empty, Guid.Empty, DateTime.UnixEpoch);
        handoff.MoveTo(status, HandoffAction.Send, Actor.System("test"), DateTime.UnixEpoch, null, null);
        return handoff;
    }

    private static async Task<int> RowsAsync(Visitor visitor, string? link)
    {
        var seen = new HashSet<string>();
        for (var pages = 0; link is not null && pages < 20; pages++)
        {
            await visitor.GoAsync(link);
            seen.UnionWith(visitor.Page.QuerySelectorAll("table[aria-labelledby='list-title'] th a.main-link").Select(a => a.GetAttribute("href")!));
            link = visitor.Page.QuerySelector("main a[href*='after=']")?.GetAttribute("href");
        }
        return seen.Count;
    }
}
