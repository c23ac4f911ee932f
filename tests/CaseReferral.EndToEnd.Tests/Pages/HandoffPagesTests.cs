using Xunit;

namespace CaseReferral.EndToEnd.Tests.Pages;

/// <summary>The page of a hand-off in every state, and the forms of its actions.</summary>
public sealed class HandoffPagesTests(FilledCity filled) : PageTour(filled)
{
    [Fact]
    public async Task Handoffs_InEveryState_AndTheirActions()
    {
        foreach (var account in new[] { "shi-xingzhen", "fayuan", "fayuan-lead", "bangongshi", "bangongshi-lead" })
        {
            var page = await Browsers.AsAsync(account);
            foreach (var (state, path) in City.Handoffs)
            {
                if ((await page.GotoAsync(path))!.Status == 200)
                    await FollowAsync(page, path, $"handoff {state}", account);
            }
        }
        Assert.Equal(17, City.Handoffs.Count);
        Clean(60);
    }
}
