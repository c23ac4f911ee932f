using CaseReferral.EndToEnd.Tests.Pages;
using CaseReferral.Testing;
using Microsoft.Playwright;
using Xunit;

namespace CaseReferral.EndToEnd.Tests;

/// <summary>The demo city a month later: the pages of supervision, letters and jobs, for eyes, ears and phones.</summary>
public sealed class SupervisionTests(BrowsersWithCases browsers) : IClassFixture<BrowsersWithCases>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private readonly PageCheck check = new();

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Pages_InEachLanguage_AreAccessibleAndFit(string language)
    {
        browsers.Clock.Set(new DateTime(2026, 4, 3, 9, 30, 0));
        await browsers.App.Services.RunJobsAsync(Stop);
        await LooksAsync("xitong", language, "/jobs");
        var office = await LooksAsync("bangongshi", language, "/supervision");
        await LooksAsync(office, await HrefAsync(office, "a[href$='/order']"));
        await office.GotoAsync("/supervision");
        await LooksAsync(office, await HrefAsync(office, "a[href^='/urgings/']"));
        var unit = await LooksAsync("shi-xingzhen", language, "/");
        await LooksAsync(unit, await HrefAsync(unit, "a[href^='/urgings/']"));
        Assert.True(check.Findings.Count == 0, string.Join("\n", check.Findings));
        Assert.Equal(6, check.Count);
    }

    private async Task<IPage> LooksAsync(string account, string language, string path)
    {
        var page = await browsers.AsAsync(account);
        await page.Context.AddCookiesAsync([new Cookie { Name = "lang", Value = language, Url = browsers.Address }]);
        return await LooksAsync(page, path);
    }

    private async Task<IPage> LooksAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        await check.LookAsync(page, path);
        Assert.DoesNotContain("[", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal); // a key without a text
        return page;
    }

    private static async Task<string> HrefAsync(IPage page, string link) => (await page.Locator(link).First.GetAttributeAsync("href"))!;
}
