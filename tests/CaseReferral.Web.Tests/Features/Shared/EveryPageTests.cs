using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Reference;
using CaseReferral.Testing;
using CaseReferral.Web.Tests.Features.Departments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Shared;

/// <summary>
/// Follows the links an officer can reach, in both languages, and holds each page to what all pages promise. What is reached is the same in
/// every run: each case and hand-off she may open, in the order they came about, then of each kind of address as many as of any other.
/// </summary>
public sealed partial class EveryPageTests(AppFactory app) : IClassFixture<AppFactory>
{
    private const int MaxPages = 160;
    private const int MaxCommands = 12;
    private readonly Story story = new(app);

    public static TheoryData<string, string> Visits =>
        [.. from account in new[] { Story.Police, Story.Police + "-lead", Story.Centre, Story.Receiver, Story.Receiver + "-lead", Story.Office, ScaleStory.Hospital, "xitong", "anquan", "shenji" }
            from language in new[] { "en", "zh-CN" }
            select new TheoryDataRow<string, string>(account, language)];

    [Theory, MemberData(nameof(Visits))]
    public async Task EveryReachablePage_KeepsTheHouseRules(string account, string language)
    {
        await FillAsync(story);
        var data = await DataWordsAsync();
        var visitor = await app.AsAsync(account);
        await visitor.GoAsync("/language/" + language);
        var (pages, faults) = (new PagesToSee(["/", "/cases", "/handoffs", "/handoffs?side=out", "/search", "/help", .. await HersAsync(account)]), new List<string>());
        while (pages.Seen.Count < MaxPages && pages.Next() is { } path)
        {
            app.Sql.Take();
            await visitor.GoAsync(path);
            var commands = app.Sql.Take();
            faults.AddRange(Faults(visitor, language, commands, data).Select(f => $"{path}: {f}"));
            foreach (var link in Links(visitor))
                pages.Add(link);
        }
        Assert.True(pages.Seen.Count > 5, string.Join(' ', pages.Seen));
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>Pages of the cases and hand-offs the account may open, oldest first.</summary>
    private async Task<IReadOnlyList<string>> HersAsync(string account)
    {
        await using var scope = await story.ScopeAsync(account);
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var cases = await db.Set<Case>().OrderBy(c => c.Serial).Select(c => $"/cases/{c.Id}").ToListAsync();
        return [.. cases, .. await db.Set<Handoff>().OrderBy(h => h.Serial).Select(h => $"/handoffs/{h.Id}").ToListAsync()];
    }

    private static IEnumerable<string> Links(Visitor visitor) =>
        visitor.Page.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0])
            .Where(h => !h.StartsWith("/language", StringComparison.Ordinal) && !h.StartsWith("/files/", StringComparison.Ordinal)
                && !h.StartsWith("/audit/export", StringComparison.Ordinal));

    private static IEnumerable<string> Faults(Visitor visitor, string language, int commands, Regex data)
    {
        if (visitor.Status != HttpStatusCode.OK)
            yield return $"{(int)visitor.Status}";
        if (Words.MissingKey().Match(visitor.Html) is { Success: true } key)
            yield return $"no text for {key.Value}";
        if (visitor.Page.QuerySelectorAll("h1").Length != 1)
            yield return $"{visitor.Page.QuerySelectorAll("h1").Length} h1";
        if (string.IsNullOrWhiteSpace(visitor.Page.Title) || visitor.Page.DocumentElement.GetAttribute("lang") != language)
            yield return "no title or wrong language";
        foreach (var id in visitor.Page.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1))
            yield return $"id {id.Key} {id.Count()} times";
        if (visitor.Page.QuerySelector("main [style], main script:not([src]), main style") is not null)
            yield return "inline style or script";
        // Enter in a text field presses the first submit button of its form: that must be the one the form is for.
        foreach (var form in visitor.Page.QuerySelectorAll<IHtmlFormElement>("form"))
            if (form.QuerySelectorAll("button:not([type]), [type=submit], [type=image]").ToList() is { Count: > 1 } buttons
                && (buttons[0].HasAttribute("name") || buttons[0].HasAttribute("formaction")))
                yield return $"Enter in {form.GetAttribute("action")} presses {buttons[0].TextContent.Trim()}";
        if (commands > MaxCommands)
            yield return $"{commands} SQL commands";
        if (language == "en" && Chinese().Match(data.Replace(visitor.Text, "")) is { Success: true } word)
            yield return $"Chinese: {word.Value}";
    }

    /// <summary>One hand-off in every live state, a placed case, a report.</summary>
    private static async Task FillAsync(Story story)
    {
        if (await story.ReadAsync(db => db.Set<Handoff>().AnyAsync()))
            return;
        foreach (var status in Enum.GetValues<HandoffStatus>().Where(s => s < HandoffStatus.Closed))
            await story.HandoffAsync(status);
        var done = await story.HandoffAsync(HandoffStatus.Reported);
        await story.FireAsync(Story.Police, done, HandoffAction.Confirm);
        await story.AttachAsync(Story.Police, (await story.FindAsync(done))!.CaseId, DocumentCategories.BasicFacts);
        await story.PlacedAsync();
        var visited = await story.FollowedUpAsync();
        await story.CorrectAsync(visited, await story.VisitAsync(visited));
        await story.MoveVisitAsync(visited);
        await story.RescueAsync(told: false);
        await story.RescueAsync(30);
        var treated = await story.TreatedAsync();
        await story.Phq9Async(treated, 1, 30);
        await story.Phq9Async(treated, 3);
    }

    /// <summary>Names, aliases, places and what officers typed stay in their own language.</summary>
    private async Task<Regex> DataWordsAsync()
    {
        var words = await story.ReadAsync(async db => (await db.Set<Organisation>().Select(o => o.Name).ToListAsync())
            .Concat(await db.Users.Select(o => o.DisplayName).ToListAsync()).Concat(await db.Set<Person>().Select(p => p.Alias).ToListAsync())
            .Concat(await db.Set<Lawyer>().Select(l => l.Name).ToListAsync()).Concat(await db.Set<Lawyer>().Select(l => l.Firm).ToListAsync())
            // The official titles of laws and notices are cited as they are.
            .Concat(await db.Set<CaseClock>().Select(k => k.Source).ToListAsync()).ToList());
        var regions = app.Services.GetRequiredService<Regions>();
        words.AddRange(["中文", "文书.pdf", "请办理", "裁〔2026〕1号", "转其他途径办理", "林示范、女警一名", "书包一个", "本人同意书", "王", "𠮷", "示"]);
        words.AddRange(Enum.GetNames<HandoffAction>().Select(a => "说明：" + a));
        words.AddRange(new[] { "999900", "999901", "999902", "999903" }.Select(r => regions.FullName(r)));
        // So are the numbers of its items.
        return new Regex(@"[一二三四五][.．]\d{1,2}|" + string.Join('|', words.Distinct().OrderByDescending(w => w.Length).Select(Regex.Escape)), RegexOptions.None, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Inbox_FullOfWork_StaysWithin60KB()
    {
        // A city of its own: the walk sees the same pages whether this ran before it or not.
        await using var app = new AppFactory();
        var story = new Story(app);
        await FillAsync(story);
        for (var i = 0; i < 30; i++)
            await story.HandoffAsync(HandoffStatus.Sent);
        foreach (var account in new[] { Story.Receiver, Story.Police, Story.Office })
        {
            var visitor = await (await app.AsAsync(account)).GoAsync("/");
            Assert.InRange(Encoding.UTF8.GetByteCount(visitor.Html), 1_000, 60 * 1024);
        }
    }

    [Fact]
    public async Task Assets_OfARealPage_StayWithin60KBGzip()
    {
        var visitor = await (await app.AsAsync(Story.Police)).GoAsync("/");
        var assets = visitor.Page.QuerySelectorAll("link[rel=stylesheet], script[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!).ToList();
        Assert.NotEmpty(assets);
        visitor.Http.DefaultRequestHeaders.Add("Accept-Encoding", "gzip");
        var total = 0;
        foreach (var asset in assets)
            total += (await visitor.Http.GetByteArrayAsync(asset, TestContext.Current.CancellationToken)).Length;
        Assert.InRange(total, 5_000, 60 * 1024);
    }

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}+")]
    private static partial Regex Chinese();
}
