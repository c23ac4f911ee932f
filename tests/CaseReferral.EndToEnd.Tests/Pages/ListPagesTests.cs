using Microsoft.Playwright;
using Xunit;

namespace CaseReferral.EndToEnd.Tests.Pages;

/// <summary>The way in, the lists and searches of every kind of unit.</summary>
public sealed class ListPagesTests(FilledCity filled) : PageTour(filled)
{
    [Fact]
    public async Task Gate_Help_AndProblems()
    {
        var visitor = await Browsers.AnonymousAsync();
        await LookAsync(visitor, "/sign-in", "sign-in");
        await visitor.FillAsync("[name=UserName]", "nobody");
        await visitor.FillAsync("[name=Password]", "wrong");
        await PressAsync(visitor, "main button[type=submit]");
        await Check.LookAsync(visitor, "sign-in-refused");
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
            var page = await Browsers.AsAsync(account);
            foreach (var path in new[] { "/", "/?show=Red", "/cases", "/cases?stage=Placed", "/handoffs", "/handoffs?side=out", "/handoffs?kind=legal-aid&status=Sent", "/search?q=2026-9999" })
                await LookAsync(page, path, $"{account} {path.Replace('?', ' ').Replace('&', ' ')}");
        }
        Clean(40);
    }

    /// <summary>On a phone the matrix says that it slides, slides by the keyboard, and keeps the names of its rows in sight.</summary>
    [Fact]
    public async Task Matrix_OnAPhone_SaysThatItSlides()
    {
        var page = await Browsers.AsAsync("anquan");
        await LookAsync(page, "/matrix", "matrix");
        await Assertions.Expect(page.Locator("#matrix-sideways")).ToBeHiddenAsync();
        await page.GotoAsync("/matrix");
        await page.SetViewportSizeAsync(390, 900);
        await Assertions.Expect(page.Locator("#matrix-sideways")).ToBeVisibleAsync();
        var region = page.Locator(".table-responsive[role=group][aria-describedby=matrix-sideways]");
        await region.FocusAsync();
        for (var i = 0; i < 5; i++)
            await page.Keyboard.PressAsync("ArrowRight");
        await page.WaitForFunctionAsync("() => document.querySelector('.table-responsive').scrollLeft > 0");
        Assert.True((await page.Locator(".t-stay tbody th").First.BoundingBoxAsync())!.X >= 0);
        await PageCheck.PictureAsync(page, "matrix slid 390");
        await page.SetViewportSizeAsync(1366, 900);
        Clean(1);
    }

    /// <summary>Ticks that are words for screen readers take no room beside the table.</summary>
    [Fact]
    public async Task Permissions()
    {
        await LookAsync(await Browsers.AsAsync("anquan"), "/permissions", "permissions");
        Clean(1);
    }

    /// <summary>The check itself sees what it is for.</summary>
    [Fact]
    public async Task Check_FindsAnEmptyButton_AWideTable_AndAWrappedButton_AtEachWidth()
    {
        var page = await Browsers.AnonymousAsync();
        await page.GotoAsync("/help");
        await page.EvaluateAsync(
            """
            const main = document.querySelector('main');
            main.insertAdjacentHTML('beforeend', '<button type="button"></button><div><button type="button">a<br>b<br>c</button></div><p>wide</p>');
            main.lastElementChild.style.width = '3000px';
            """);
        await Check.LookAsync(page, "bad");
        foreach (var width in new[] { 1366, 390 })
        {
            foreach (var fault in new[] { "button-name ", "scrolls sideways", "wraps" })
                Assert.Contains(Check.Findings, f => f.StartsWith($"bad {width}: ", StringComparison.Ordinal) && f.Contains(fault, StringComparison.Ordinal));
        }
        Assert.Contains(Check.Findings, f => f.StartsWith("bad 320: scrolls sideways", StringComparison.Ordinal));
    }
}
