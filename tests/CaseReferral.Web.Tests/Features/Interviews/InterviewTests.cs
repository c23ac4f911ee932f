using System.Net;
using CaseReferral.Core.Rescues;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Interviews;

/// <summary>G-07 (未成年人保护法 Arts. 110, 112; 刑事诉讼法 Art. 281): each condition of the interview is tried to be left out.</summary>
public sealed class InterviewTests(AppFactory app) : IClassFixture<AppFactory>
{
    private readonly Story story = new(app);

    private Dictionary<string, string?> Good => new()
    {
        ["Form.On"] = $"{story.Today:yyyy-MM-dd}",
        ["Form.Interviewers"] = "孙示例",
        ["Form.Topics"] = "identity\u001fhealth",
        ["Form.Adult"] = "周样例",
        ["Form.AdultRole"] = "social-worker",
        ["Form.FemaleOfficer"] = "true",
        ["Form.Filmed"] = "true",
    };

    private async Task<Visitor> AskAsync(Guid @case, Dictionary<string, string?> changed)
    {
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync($"/cases/{@case}/interviews");
        var values = Good;
        foreach (var (name, value) in changed)
            values[name] = value;
        return await police.SendAsync(values);
    }

    private Task<int> CountAsync(Guid @case) => story.ReadAsync(db => db.Set<Interview>().CountAsync(i => i.CaseId == @case));

    [Theory]
    [InlineData("Form.Adult", "", "合适成年人到场")]
    [InlineData("Form.AdultRole", "", "合适成年人到场")]
    [InlineData("Form.FemaleOfficer", null, "须由女性工作人员进行")]
    [InlineData("Form.Filmed", null, "须同步录音录像")]
    [InlineData("Form.On", "2027-01-01", "")]
    [InlineData("Form.Topics", null, "")]
    [InlineData("Form.Topics", "gossip", "")]
    public async Task Minor_WithoutACondition_IsRefused_AndTheFormIsKept(string field, string? value, string says)
    {
        var girl = await story.RescueAsync(12);
        var police = await AskAsync(girl, new() { [field] = value });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, police.Status);
        Assert.Contains(says, police.Text, StringComparison.Ordinal);
        Assert.Contains("孙示例", police.Html, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(girl));
    }

    [Fact]
    public async Task Adult_IsAskedWithoutThem()
    {
        var woman = await story.RescueAsync(30);
        await AskAsync(woman, new() { ["Form.Adult"] = "", ["Form.AdultRole"] = "", ["Form.FemaleOfficer"] = null, ["Form.Filmed"] = null });
        Assert.Equal(1, await CountAsync(woman));
    }

    [Fact]
    public async Task SecondTime_NeedsReasonAndAnotherLead()
    {
        var girl = await story.RescueAsync(12);
        await AskAsync(girl, []);
        var again = await AskAsync(girl, []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("再次询问须写明理由", again.Text, StringComparison.Ordinal);
        var self = await app.AsAsync(Story.Police);
        var me = (await story.ActorAsync(Story.Police)).OfficerId;
        var stranger = (await story.ActorAsync(Story.Centre + "-lead")).OfficerId;
        foreach (var nobody in new[] { me, stranger, Guid.CreateVersion7() })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await AskAsync(girl, new() { ["Form.RepeatReason"] = "新线索", ["Form.ApproverId"] = $"{nobody}" })).Status);
        Assert.Equal(1, await CountAsync(girl));

        var lead = (await story.ActorAsync(Story.Police + "-lead")).OfficerId;
        await AskAsync(girl, new() { ["Form.RepeatReason"] = "新线索", ["Form.ApproverId"] = $"{lead}" });
        Assert.Equal(2, await CountAsync(girl));
        await self.GoAsync($"/cases/{girl}");
        Assert.Contains("共 2 次", self.Text, StringComparison.Ordinal);
    }

    /// <summary>Topics are there so that others do not ask again; who sat beside her and why is for police.</summary>
    [Fact]
    public async Task Others_SeeCountAndTopics_NeverMore()
    {
        var girl = await story.PlacedAsync(12);
        await AskAsync(girl, new() { ["Form.Place"] = "办案区三号" });
        var centre = await app.AsAsync(Story.Centre);
        await centre.GoAsync($"/cases/{girl}/interviews");
        Assert.Contains("身体和心理状况", centre.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("办案区三号", centre.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("周样例", centre.Html, StringComparison.Ordinal);
        Assert.Null(centre.Page.QuerySelector("main form"));
        await centre.PostAsync($"/cases/{girl}/interviews", []);
        Assert.Equal(HttpStatusCode.Forbidden, centre.Status);
        var stranger = await app.AsAsync("jiuzhu");
        await stranger.GoAsync($"/cases/{girl}/interviews");
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
    }
}
