using Microsoft.Playwright;
using Xunit;

namespace CaseReferral.EndToEnd.Tests.Pages;

/// <summary>One application with a filled city for all page tests.</summary>
public sealed class FilledCity : IAsyncLifetime
{
    public Browsers Browsers { get; } = new();
    public City City { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Browsers.InitializeAsync();
        City = new City(Browsers.Address, Browsers.Clock);
        await City.BuildAsync();
    }

    public ValueTask DisposeAsync() => Browsers.DisposeAsync();
}

/// <summary>Opens every page of the application as the officer it is for, and looks at it.</summary>
public sealed partial class PagesTests(FilledCity filled) : IClassFixture<FilledCity>
{
    private readonly PageCheck check = new();

    private City City => filled.City;

    [Fact]
    public async Task Gate_Help_AndProblems()
    {
        var visitor = await filled.Browsers.AnonymousAsync();
        await LookAsync(visitor, "/sign-in", "sign-in");
        await visitor.FillAsync("[name=UserName]", "nobody");
        await visitor.FillAsync("[name=Password]", "wrong");
        await visitor.ClickAsync("main button[type=submit]");
        await check.LookAsync(visitor, "sign-in-refused");
        await LookAsync(visitor, "/help", "help");
        foreach (var code in new[] { 400, 403, 404, 409, 422, 500 })
            await LookAsync(visitor, $"/problem/{code}", $"problem-{code}");
        Clean(9);
    }

    [Fact]
    public async Task Lists()
    {
        foreach (var account in new[] { "shi-xingzhen", "fayuan", "fuliyuan", "bangongshi", "zhensuo" })
        {
            var page = await filled.Browsers.AsAsync(account);
            foreach (var path in new[] { "/", "/?show=Red", "/cases", "/cases?stage=Placed", "/handoffs", "/handoffs?side=out", "/handoffs?kind=legal-aid&status=Sent", "/search?q=2026-9999" })
                await LookAsync(page, path, $"{account} {path.Replace('?', ' ').Replace('&', ' ')}");
        }
        Clean(40);
    }

    [Fact]
    public async Task Cases_InEveryStage_AndTheirActions()
    {
        foreach (var account in new[] { "shi-xingzhen", "shi-xingzhen-lead", "weibao", "weibao-lead", "fuliyuan", "bangongshi" })
        {
            var page = await filled.Browsers.AsAsync(account);
            foreach (var (stage, path) in City.Cases)
            {
                if ((await page.GotoAsync(path))!.Status == 200)
                    await FollowAsync(page, path, $"case {stage}", account);
            }
        }
        Clean(25);
    }

    [Fact]
    public async Task Handoffs_InEveryState_AndTheirActions()
    {
        foreach (var account in new[] { "shi-xingzhen", "fayuan", "fayuan-lead", "bangongshi", "bangongshi-lead" })
        {
            var page = await filled.Browsers.AsAsync(account);
            foreach (var (state, path) in City.Handoffs)
            {
                if ((await page.GotoAsync(path))!.Status == 200)
                    await FollowAsync(page, path, $"handoff {state}", account);
            }
        }
        Assert.Equal(17, City.Handoffs.Count);
        Clean(60);
    }

    /// <summary>The open page, then every form its links lead to, as it is and sent empty.</summary>
    private async Task FollowAsync(IPage page, string path, string name, string account)
    {
        await check.LookAsync(page, $"{name} {account}");
        var links = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('main a[href*=\"/do/\"], main a[href$=\"/edit\"], main a[href$=\"/needs\"], main a[href$=\"/own-will\"]')].map(a => a.getAttribute('href'))");
        foreach (var link in links.Distinct())
        {
            var form = $"{name.Split(' ')[0]} {link[(path.Length + 1)..].Replace('/', '-')}";
            var status = await LookAsync(page, link, form);
            var send = page.Locator(".form-bar button[type=submit]");
            if (await send.CountAsync() == 0)
            {
                // A form sent before may have moved the file on (a draft was sent); an answer of 200 must hold a form.
                Assert.False(status == 200 && link.Contains("/do/", StringComparison.Ordinal), $"{account} was led to {link}, which has no form.");
                await page.GotoAsync(path);
                continue;
            }
            await send.First.ClickAsync();
            if (page.Url.EndsWith(link, StringComparison.Ordinal))
                await check.LookAsync(page, form + " refused");
            else
                await page.GotoAsync(path);
        }
    }

    private async Task<int> LookAsync(IPage page, string path, string name)
    {
        var answer = await page.GotoAsync(path);
        await check.LookAsync(page, name);
        return answer!.Status;
    }

    /// <summary>Nothing was found, and at least that many pages were really seen.</summary>
    private void Clean(int pages)
    {
        Assert.True(check.Findings.Count == 0, string.Join("\n", check.Findings));
        Assert.True(check.Count >= pages, $"Only {check.Count} pages were opened.");
    }
}
