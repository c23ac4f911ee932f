using System.Globalization;
using System.Net;
using CaseReferral.Core.Cases;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Cases;

/// <summary>Every action of a case, from its page, by the officer whose action it is.</summary>
public sealed class CaseActionTests(AppFactory app) : IClassFixture<AppFactory>
{
    private const string Lead = Story.Police + "-lead";
    private readonly Story story = new(app);

    private string Day(int days) => story.Today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private Task<Case> CaseAsync(Guid id) => story.ReadAsync(db => db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == id));

    /// <summary>Takes the action the way an officer does, and checks stage, timeline and page.</summary>
    private async Task<Visitor> DoAsync(string account, Guid id, CaseAction action, CaseStage to, Dictionary<string, string?>? values = null)
    {
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var from = (await CaseAsync(id)).Stage;
        var visitor = await app.AsAsync(account);
        await visitor.GoAsync($"/cases/{id}");
        var path = $"/cases/{id}/do/{action.ToString().ToLowerInvariant()}";
        if (visitor.Page.QuerySelector($"form[action='{path}']") is not null)
        {
            await visitor.SendAsync([], $"form[action='{path}']");
        }
        else
        {
            Assert.NotNull(visitor.Page.QuerySelector($"a[href='{path}']"));
            await visitor.GoAsync(path);
            Assert.All(values!, v => Assert.NotNull(visitor.Page.QuerySelector($"[name='{v.Key}']")));
            await visitor.SendAsync(values!);
        }
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Equal($"/cases/{id}", visitor.Path);
        Assert.DoesNotMatch(Words.MissingKey(), visitor.Html);
        Assert.Equal(to, (await CaseAsync(id)).Stage);
        var actor = await story.ActorAsync(account);
        var last = await story.ReadAsync(db => db.Set<CaseEvent>().Where(e => e.CaseId == id && e.What == action.ToString()).OrderByDescending(e => e.At).FirstAsync());
        Assert.Equal((from, to, actor.OfficerId), (last.From, last.To, last.OfficerId));
        return visitor;
    }

    [Fact]
    public async Task File_ThenRegisterRescue_OnceTheRightsAreTold()
    {
        var id = await story.RescueAsync(30, told: false);
        await DoAsync(Story.Police, id, CaseAction.File, CaseStage.Filed, new() { ["Form.FilingNumber"] = "云公刑立〔2026〕7号" });
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync($"/cases/{id}");
        Assert.Contains(Words.Of(app, "Rule.LegalAidRightTold"), police.Page.QuerySelector(".blocked")!.TextContent, StringComparison.Ordinal);
        await police.GoAsync($"/cases/{id}/police/record");
        await police.SendAsync(new() { ["Form.LegalAidToldOn"] = Day(0) });
        Assert.Equal(HttpStatusCode.OK, police.Status);
        await DoAsync(Story.Police, id, CaseAction.RegisterRescue, CaseStage.Rescued);
    }

    [Fact]
    public async Task Unfound_ByThePoliceLead_EndsAReport()
    {
        var id = await story.RescueAsync(told: false);
        await DoAsync(Lead, id, CaseAction.Unfound, CaseStage.Unfounded, new() { ["Form.Text"] = "系误报" });
    }

    [Fact]
    public async Task Reunite_HandsTheCaseToTheFollowUpUnit()
    {
        var id = await story.RescueAsync();
        var unit = (await story.ActorAsync("weibao")).OrganisationId;
        await DoAsync(Story.Police, id, CaseAction.Reunite, CaseStage.Placed, new()
        {
            ["Form.ReunionBasis"] = "documents",
            ["Form.ReunionBasisNumber"] = "出生医学证明 X-1",
            ["Form.ReunionBasisOn"] = $"{story.Today:yyyy-MM-dd}",
            ["Form.HandoverSigned"] = "true",
            ["Form.Relative"] = "生母 何样例",
            ["Form.RelativeIdNumber"] = "999999197002020023",
            ["Form.FollowUpUnitId"] = unit.ToString(),
            ["Form.Text"] = "生母到场，签字接回",
        });
        Assert.Equal(unit, (await CaseAsync(id)).OwnerOrganisationId);
    }

    /// <summary>三.16: who takes her is compared with the buyers of the case, so somebody without a number takes nobody.</summary>
    [Theory, InlineData("", "ReunionWithoutNumber"), InlineData("999999197001010017", "NotWithBuyer")]
    public async Task Reunite_WithNobodyNamed_OrWithTheBuyer_IsRefused(string idNumber, string why)
    {
        var id = await story.RescueAsync();
        var police = await (await app.AsAsync(Story.Police)).GoAsync($"/cases/{id}/police/buyer");
        await police.SendAsync(new() { ["Form.IdNumber"] = "999999197001010017" });
        await police.GoAsync($"/cases/{id}/do/reunite");
        await police.SendAsync(new()
        {
            ["Form.ReunionBasis"] = "documents",
            ["Form.ReunionBasisNumber"] = "出生医学证明 X-1",
            ["Form.ReunionBasisOn"] = $"{story.Today:yyyy-MM-dd}",
            ["Form.HandoverSigned"] = "true",
            ["Form.Relative"] = "生母 何样例",
            ["Form.RelativeIdNumber"] = idNumber,
            ["Form.FollowUpUnitId"] = (await story.ActorAsync("weibao")).OrganisationId.ToString(),
            ["Form.Text"] = "生父到场",
        });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, police.Status);
        if (why == "NotWithBuyer")
            Assert.Contains(Words.Of(app, "Rule.NotWithBuyer"), police.Page.QuerySelector(".err-summary")!.TextContent, StringComparison.Ordinal);
        else
            Assert.NotNull(police.Page.QuerySelector("[name='Form.RelativeIdNumber'].is-invalid"));
        Assert.Equal(CaseStage.Rescued, (await CaseAsync(id)).Stage);
    }

    [Fact]
    public async Task Reunite_WithParentsWhoSoldHer_IsRefusedAndChangesNothing()
    {
        var id = await story.RescueAsync();
        var before = await CaseAsync(id);
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync($"/cases/{id}/do/reunite");
        await police.SendAsync(new()
        {
            ["Form.ReunionBasis"] = "documents",
            ["Form.ReunionBasisNumber"] = "出生医学证明 X-1",
            ["Form.ReunionBasisOn"] = $"{story.Today:yyyy-MM-dd}",
            ["Form.HandoverSigned"] = "true",
            ["Form.Relative"] = "生母 何样例",
            ["Form.RelativeIdNumber"] = "999999197002020023",
            ["Form.ParentsAreSellers"] = "true",
            ["Form.FollowUpUnitId"] = (await story.ActorAsync("weibao")).OrganisationId.ToString(),
            ["Form.Text"] = "生母到场",
        });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, police.Status);
        Assert.Contains(Words.Of(app, "Rule.ParentsAreNotSellers"), police.Page.QuerySelector(".err-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("生母到场", police.Html, StringComparison.Ordinal);
        var after = await CaseAsync(id);
        Assert.Equal((before.Stage, before.OwnerOrganisationId, before.Version), (after.Stage, after.OwnerOrganisationId, after.Version));
    }

    [Fact]
    public async Task LeaveByOwnWill_FollowUp_Close_Reopen_IsTheWholeWayOfAnAdult()
    {
        var id = await story.RescueAsync(30);
        await DoAsync(Story.Police, id, CaseAction.LeaveByOwnWill, CaseStage.Placed, new() { ["Form.OwnWill"] = "本人说：我想回家找工作" });
        await story.DecideNeedsAsync(Story.Police, id);
        await DoAsync(Story.Police, id, CaseAction.BeginFollowUp, CaseStage.FollowUp);
        await DoAsync(Lead, id, CaseAction.Close, CaseStage.Closed, new() { ["Form.Text"] = "已回归", ["Form.VisitsNote"] = "回访三次" });
        await DoAsync(Lead, id, CaseAction.Reopen, CaseStage.Assisting, new() { ["Form.Text"] = "又需要帮助" });
        Assert.Equal("已回归", (await CaseAsync(id)).Summary);
    }

    [Fact]
    public async Task BeginFollowUp_WithUndecidedNeeds_ShowsEachOfThem()
    {
        var id = await story.PlacedAsync();
        var home = await app.AsAsync(Story.Centre);
        await home.GoAsync($"/cases/{id}");
        Assert.Contains(Words.Of(app, "Rule.EveryNeedDecided"), home.Page.QuerySelector(".blocked")!.TextContent, StringComparison.Ordinal);
        await home.PostAsync($"/cases/{id}/do/beginfollowup", [new("Form.Version", $"{(await CaseAsync(id)).Version}")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, home.Status);
        Assert.Equal(CaseStage.Placed, (await CaseAsync(id)).Stage);
    }

    [Theory]
    [InlineData(false, CaseStage.Reported)]
    [InlineData(true, CaseStage.Rescued)]
    public async Task Suspend_AndResume_ReturnsToTheSameStage(bool told, CaseStage stage)
    {
        var id = await story.RescueAsync(told: told);
        await DoAsync(Lead, id, CaseAction.Suspend, CaseStage.Suspended, new() { ["Form.Text"] = "住院治疗", ["Form.ReviewOn"] = Day(30) });
        await DoAsync(Lead, id, CaseAction.Resume, stage);
    }

    [Fact]
    public async Task Suspend_WithAReviewInThePast_SaysSoAtTheField()
    {
        var id = await story.RescueAsync();
        app.Clock.Advance(TimeSpan.FromDays(10));
        var lead = await app.AsAsync(Lead);
        await lead.GoAsync($"/cases/{id}/do/suspend");
        await lead.SendAsync(new() { ["Form.Text"] = "住院治疗", ["Form.ReviewOn"] = Day(-3) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lead.Status);
        Assert.Contains(Words.Of(app, "Error.ReviewOn"), lead.Page.QuerySelector("#Form_ReviewOn-err, [id='Form_ReviewOn-error'], .field-bad")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(CaseStage.Rescued, (await CaseAsync(id)).Stage);
    }

    [Fact]
    public async Task Merge_NamesTheOtherCase()
    {
        var (id, other) = (await story.RescueAsync(), await story.RescueAsync());
        await DoAsync(Lead, id, CaseAction.Merge, CaseStage.Merged, new()
        {
            ["Form.OtherCaseNumber"] = (await CaseAsync(other)).Number,
            ["Form.SamePerson"] = "true",
        });
        Assert.Equal(other, (await CaseAsync(id)).MergedIntoId);
    }

    [Fact]
    public async Task Merge_IntoAnotherUnitsCase_IsAnsweredLikeNoSuchNumber()
    {
        var (id, foreign) = (await story.RescueAsync(), await story.RescueAsync(by: "qinghe-xingzhen"));
        foreach (var number in new[] { (await CaseAsync(foreign)).Number, "2026-9999", "abc" })
        {
            var lead = await app.AsAsync(Lead);
            await lead.GoAsync($"/cases/{id}/do/merge");
            await lead.SendAsync(new() { ["Form.OtherCaseNumber"] = number, ["Form.SamePerson"] = "true" });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, lead.Status);
            Assert.Contains(Words.Of(app, "Error.CaseNumber"), lead.Page.QuerySelector(".err-summary")!.TextContent, StringComparison.Ordinal);
        }
    }
}
