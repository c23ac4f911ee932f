using Xunit;

namespace CaseReferral.EndToEnd.Tests.Pages;

/// <summary>The page of a case in every stage, the forms of its actions, the requests and records of every line.</summary>
public sealed partial class CasePagesTests(FilledCity filled) : PageTour(filled)
{
    [Fact]
    public async Task Cases_InEveryStage_AndTheirActions()
    {
        foreach (var account in new[] { "shi-xingzhen", "shi-xingzhen-lead", "weibao", "weibao-lead", "fuliyuan", "bangongshi" })
        {
            var page = await Browsers.AsAsync(account);
            foreach (var (stage, path) in City.Cases)
            {
                if ((await page.GotoAsync(path))!.Status == 200)
                    await FollowAsync(page, path, $"case {stage}", account);
            }
        }
        Clean(25);
    }
}
