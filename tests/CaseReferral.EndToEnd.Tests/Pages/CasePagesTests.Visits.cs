using Microsoft.Playwright;
using Xunit;

namespace CaseReferral.EndToEnd.Tests.Pages;

public sealed partial class CasePagesTests
{
    /// <summary>The plan, one visit moved, one made and corrected: each form as it is, refused and done.</summary>
    [Fact]
    public async Task Visits_PlannedMovedMadeAndCorrected()
    {
        var page = await Browsers.AsAsync("weibao");
        var visits = City.Cases["FollowUp"] + "/visits";
        await LookAsync(page, visits, "visits planned");
        await PressAsync(page, "main a[href$='/move']");
        await Check.LookAsync(page, "visit move");
        await SendWrongAsync(page, "visit move refused");
        await page.GotoAsync(visits);
        await PressAsync(page, "main .page-actions .btn-primary");
        await Check.LookAsync(page, "visit form");
        await SendWrongAsync(page, "visit form refused");
        await page.GotoAsync(visits);
        await PressAsync(page, "main .page-actions .btn-primary");
        await FillAsync(page);
        await Check.LookAsync(page, "visit made");
        await PressAsync(page, "main a[href$='/correct']");
        await Check.LookAsync(page, "visit correction");
        await page.FillAsync("[name='Form.LivesWith']", "外祖母");
        await PressAsync(page, SendButton);
        await Check.LookAsync(page, "visit correction refused");
        await page.FillAsync("[name='Form.Correction']", "同住人写错了");
        await PressAsync(page, SendButton);
        await Check.LookAsync(page, "visit corrected");
        await PressAsync(page, "main dl a[href*='/visits/']");
        await Check.LookAsync(page, "visit before correction");
        await LookAsync(page, visits, "visits corrected");
        Clean(11);
    }

    private static async Task FillAsync(IPage page)
    {
        await page.CheckAsync("[name='Form.Method'][value=Home]");
        await page.FillAsync("[name='Form.LivesWith']", "祖母");
        await page.CheckAsync("[name='Form.Contact'][value=Nobody]");
        await page.CheckAsync("[name='Form.Care'][value=Good]");
        await page.CheckAsync("[name='Form.HeardAlone']");
        await page.FillAsync("[name='Form.OwnWords']", "我想上学");
        await page.CheckAsync("[name='Form.Risk'][value=Low]");
        await PressAsync(page, SendButton);
    }
}
