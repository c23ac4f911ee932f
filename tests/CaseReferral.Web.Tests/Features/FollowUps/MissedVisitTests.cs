using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.FollowUps;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Features.FollowUps;

/// <summary>A visit nobody made stands in the inbox and on the plan until somebody goes there, and then it says that it was late.</summary>
public sealed class MissedVisitTests(AppFactory app) : IClassFixture<AppFactory>
{
    private readonly Story story = new(app);

    [Fact]
    public async Task MissedVisit_ShowsOnThePlan_AndIsMadeLate()
    {
        var id = await story.FollowedUpAsync();
        var first = await story.ReadAsync(db => db.Set<PlannedVisit>().Where(p => p.CaseId == id && p.Months == 1).Select(p => p.Id).SingleAsync());
        await using (var db = app.Services.GetRequiredService<AppDbContexts>().For(Actor.System("missed-visits")))
        {
            app.Clock.Advance(TimeSpan.FromDays(45));
            Assert.True(await new MissedVisits(db, app.Clock).DoAsync(first, TestContext.Current.CancellationToken));
        }
        var home = await (await app.AsAsync(Story.Centre)).GoAsync($"/cases/{id}/visits");
        Assert.Contains(Words.Of(app, "Visit.Missed"), home.Text, StringComparison.Ordinal);
        await home.GoAsync("/");
        Assert.NotNull(home.Page.QuerySelector($"a[href='/cases/{id}/visits']"));
        await home.GoAsync(home.Page.QuerySelector($"a[href='/cases/{id}/visits']")!.GetAttribute("href")!);
        await home.GoAsync(home.Page.QuerySelector(".page-actions .btn-primary")!.GetAttribute("href")!);
        await home.SendAsync(new()
        {
            ["Form.Method"] = "School",
            ["Form.LivesWith"] = "祖母",
            ["Form.Contact"] = "Nobody",
            ["Form.Care"] = "Fair",
            ["Form.HeardAlone"] = "true",
            ["Form.OwnWords"] = "想早点开学",
            ["Form.Risk"] = "Medium",
        });
        await home.GoAsync($"/cases/{id}/visits");
        Assert.Contains(Words.Of(app, "Visit.DoneLate"), home.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Words.Of(app, "Visit.Missed"), home.Page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }
}
