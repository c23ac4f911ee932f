using CaseReferral.Core.Access;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Access;

/// <summary>No minor's file waits unseen: what only a lead can decide stands in her inbox.</summary>
public sealed class AccessTasksTests(AppFactory app) : IClassFixture<AppFactory>
{
    private readonly Story story = new(app);

    private async Task<string[]> TasksAsync(string account, Guid id) => [.. (await (await app.AsAsync(account)).GoAsync("/")).Page
        .QuerySelectorAll($"li:has(a[href='/cases/{id}/access'])").Select(li => li.TextContent)];

    [Fact]
    public async Task Request_StandsInTheLeadsInbox_UntilItIsDecided()
    {
        var id = await story.RescueAsync();
        var colleague = await app.AsAsync(await app.ColleagueOfAsync(Story.Police));
        await colleague.GoAsync($"/cases/{id}/access/ask");
        await colleague.SendAsync(new() { ["Form.Reason"] = "值班接待", ["Form.Until"] = $"{story.Today.AddDays(3):yyyy-MM-dd}" });
        Assert.Contains("同事样例 申请查看", Assert.Single(await TasksAsync(Story.Police + "-lead", id)), StringComparison.Ordinal);
        Assert.Empty(await TasksAsync(Story.Police, id));
        Assert.Empty(await TasksAsync("qinghe-xingzhen-lead", id));

        var lead = await app.AsAsync(Story.Police + "-lead");
        await lead.GoAsync($"/cases/{id}/access");
        await lead.SendAsync([], "form[action$='/approve']");
        Assert.Empty(await TasksAsync(Story.Police + "-lead", id));
    }

    [Fact]
    public async Task MinorsFile_WithoutAnOfficer_StandsThere_AnAdultsDoesNot()
    {
        var (minor, adult) = (await story.RescueAsync(), await story.RescueAsync(age: 25));
        Assert.Empty(await TasksAsync(Story.Police + "-lead", minor));
        var lead = await app.AsAsync(Story.Police + "-lead");
        foreach (var id in new[] { minor, adult })
        {
            var grant = await story.ReadAsync(db => db.Set<CaseGrant>().Where(g => g.CaseId == id).Select(g => g.Id).SingleAsync());
            await lead.GoAsync($"/cases/{id}/access");
            await lead.SendAsync([], $"form[action$='/{grant}/end']");
        }
        Assert.Contains("尚未指定经办人员", Assert.Single(await TasksAsync(Story.Police + "-lead", minor)), StringComparison.Ordinal);
        Assert.Empty(await TasksAsync(Story.Police + "-lead", adult));
    }
}
