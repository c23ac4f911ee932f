using Microsoft.Playwright;
using Xunit;

namespace CaseReferral.EndToEnd.Tests.Pages;

/// <summary>Opens pages as the officer they are for, and looks at them. Classes of it run beside each other on one city.</summary>
public abstract class PageTour(FilledCity filled) : IAsyncLifetime
{
    protected PageCheck Check { get; } = new();
    protected Browsers Browsers => filled.Browsers;
    protected City City { get; private set; } = null!;

    public async ValueTask InitializeAsync() => City = await filled.CityAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Opens and checks; returns the status of the answer.</summary>
    protected async Task<int> LookAsync(IPage page, string path, string name)
    {
        var answer = await page.GotoAsync(path);
        await Check.LookAsync(page, name);
        return answer!.Status;
    }

    /// <summary>The open page, then every form its links lead to, as it is and sent empty: once per form, not per page with its link.</summary>
    protected async Task FollowAsync(IPage page, string path, string name, string account)
    {
        await Check.LookAsync(page, $"{name} {account}");
        var links = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('main a[href*=\"/do/\"], main a[href$=\"/edit\"], main a[href$=\"/needs\"], main a[href$=\"/own-will\"]')].map(a => a.getAttribute('href'))");
        foreach (var link in links.Distinct())
        {
            var form = $"{name.Split(' ')[0]} {link[(path.Length + 1)..].Replace('/', '-')}";
            if (Check.Saw(form))
                await HoldsAFormAsync(page, link, account);
            else if (await LookAsync(page, link, form) is var status && await page.Locator(SendButton).CountAsync() > 0)
                await SendAsync(page, link, form);
            else
                AssertForm(status == 200, link, account);
        }
    }

    protected const string SendButton = ".form-bar button[type=submit]";

    /// <summary>Presses what leads to another page and waits for that page: a click alone may return while the old one still stands.</summary>
    protected static async Task PressAsync(IPage page, string selector)
    {
        await page.EvaluateAsync("() => { window.before = true; }");
        await page.Locator(selector).First.ClickAsync();
        await page.WaitForFunctionAsync("() => !window.before && document.readyState === 'complete'");
    }

    private async Task SendAsync(IPage page, string link, string form)
    {
        await PressAsync(page, SendButton);
        if (page.Url.EndsWith(link, StringComparison.Ordinal))
            await Check.LookAsync(page, form + " refused");
    }

    /// <summary>The same form behind another page's link: asked for without a window.</summary>
    private static async Task HoldsAFormAsync(IPage page, string link, string account)
    {
        var answer = await page.Context.APIRequest.GetAsync(link);
        AssertForm(answer.Status == 200 && !(await answer.TextAsync()).Contains("class=\"form-bar", StringComparison.Ordinal), link, account);
    }

    /// <summary>A form sent before may have moved the file on (a draft was sent); an answer of 200 must hold a form.</summary>
    private static void AssertForm(bool answersWithoutForm, string link, string account) =>
        Assert.False(answersWithoutForm && link.Contains("/do/", StringComparison.Ordinal), $"{account} was led to {link}, which has no form.");

    /// <summary>Fills every date of the form with one that cannot be and sends it.</summary>
    protected async Task SendWrongAsync(IPage page, string name)
    {
        await page.EvaluateAsync("document.querySelectorAll('main input[type=date]').forEach(d => d.value = '2099-01-01')");
        await PressAsync(page, SendButton);
        await Check.LookAsync(page, name);
    }

    /// <summary>Nothing was found, and at least that many pages were really seen.</summary>
    protected void Clean(int pages)
    {
        Assert.True(Check.Findings.Count == 0, string.Join("\n", Check.Findings));
        Assert.True(Check.Count >= pages, $"Only {Check.Count} pages were opened.");
    }
}
