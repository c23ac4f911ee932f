using CaseReferral.Testing;
using Microsoft.Playwright;
using Xunit;

namespace CaseReferral.EndToEnd.Tests;

/// <summary>A screen somebody left (ASVS 14.3.1): when the session is over the page is empty, and hers again when she is back.</summary>
public sealed class SessionOverTests(Browsers browsers) : IClassFixture<Browsers>
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(31);

    [Fact]
    public async Task Page_AfterTheSession_IsEmpty_AndComesBackAsTyped()
    {
        var page = await browsers.AsAsync("weibao");
        await page.Context.Clock.InstallAsync();
        await page.GotoAsync("/search");
        await page.FillAsync("#term", "typed");

        // Another window has kept the session: the page stays.
        browsers.Clock.Advance(Idle / 2);
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/");
        browsers.Clock.Advance(Idle / 2);
        await page.Clock.RunForAsync((long)Idle.TotalMilliseconds);
        await Assertions.Expect(page.Locator("main")).ToBeVisibleAsync();

        browsers.Clock.Advance(Idle);
        await page.Clock.RunForAsync((long)Idle.TotalMilliseconds);
        await Assertions.Expect(page.Locator("main")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("form[data-session] a")).ToBeVisibleAsync();

        await other.GotoAsync("/sign-in");
        await other.FillAsync("[name=UserName]", "weibao");
        await other.FillAsync("[name=Password]", Visitor.Password);
        await other.ClickAsync("main button[type=submit]");
        await Assertions.Expect(other).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
        await page.EvaluateAsync("window.dispatchEvent(new Event('focus'))");
        await Assertions.Expect(page.Locator("#term")).ToHaveValueAsync("typed");
        await Assertions.Expect(page.Locator("main")).ToBeVisibleAsync();
    }
}
