using CaseReferral.Core.Jobs;
using Deque.AxeCore.Playwright;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace CaseReferral.EndToEnd.Tests;

/// <summary>The demo city a month later: the pages of supervision, letters and jobs, for eyes, ears and phones.</summary>
public sealed class SupervisionTests(BrowsersWithCases browsers) : IClassFixture<BrowsersWithCases>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("zh-CN", 1366)]
    [InlineData("en", 1366)]
    [InlineData("zh-CN", 390)]
    [InlineData("en", 390)]
    public async Task Pages_InEachLanguageAndWidth_AreAccessibleAndFit(string language, int width)
    {
        browsers.Clock.Set(new DateTime(2026, 4, 3, 9, 30, 0));
        await browsers.App.Services.GetRequiredService<JobRunner>().RunDueAsync(Stop);
        await LooksAsync("xitong", language, width, "/jobs");
        var office = await LooksAsync("bangongshi", language, width, "/supervision");
        await LooksAsync(office, await HrefAsync(office, "a[href$='/order']"));
        await office.GotoAsync("/supervision");
        await LooksAsync(office, await HrefAsync(office, "a[href^='/urgings/']"));
        var unit = await LooksAsync("shi-xingzhen", language, width, "/");
        await LooksAsync(unit, await HrefAsync(unit, "a[href^='/urgings/']"));
    }

    private async Task<IPage> LooksAsync(string account, string language, int width, string path)
    {
        var page = await browsers.AsAsync(account, width);
        await page.Context.AddCookiesAsync([new Cookie { Name = "lang", Value = language, Url = browsers.Address }]);
        return await LooksAsync(page, path);
    }

    private static async Task<IPage> LooksAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        var result = await page.RunAxe();
        Assert.Empty(result.Violations.Select(v => $"{path} {v.Id}: {string.Join(" ", v.Nodes.Select(n => n.Html))}"));
        Assert.DoesNotContain("[", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal); // a key without a text
        Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), path + " scrolls sideways");
        return page;
    }

    private static async Task<string> HrefAsync(IPage page, string link) => (await page.Locator(link).First.GetAttributeAsync("href"))!;
}
