using Microsoft.Playwright;
using Xunit;

namespace CaseReferral.EndToEnd.Tests.Pages;

public sealed partial class CasePagesTests
{
    private const string OnScreenOnly = ".env, .top, .sidenav, .foot, .acts, .blocked, .page-actions, .breadcrumb, .form-bar, .no-print";

    /// <summary>On paper there is the content and nothing to press; A4 is wide enough for it.</summary>
    [Fact]
    public async Task CaseAndHandoff_PrintCleanly()
    {
        var page = await Browsers.AsAsync("fuliyuan");
        foreach (var path in new[] { City.Cases["Assisting"], City.Records["placement"].Path })
        {
            await page.GotoAsync(path);
            await Assertions.Expect(page.Locator("main h1")).ToBeVisibleAsync();
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            await page.SetViewportSizeAsync(718, 1000); // A4 less 10 mm margins at 96 dpi
            Assert.Equal(0, await page.Locator(OnScreenOnly).Locator("visible=true").CountAsync());
            Assert.True(await page.Locator("main .card").Locator("visible=true").CountAsync() > 3);
            Assert.InRange(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, 718);
            await PageCheck.PictureAsync(page, "print " + path.Split('/')[1]);
            await page.EmulateMediaAsync(new() { Media = Media.Screen });
        }
    }
}
