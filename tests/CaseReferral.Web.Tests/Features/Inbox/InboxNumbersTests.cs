using System.Globalization;
using CaseReferral.Core.Handoffs;
using CaseReferral.Testing;
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
        await story.HandoffAsync(HandoffStatus.Received);
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
