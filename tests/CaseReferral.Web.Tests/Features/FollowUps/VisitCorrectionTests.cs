using System.Net;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Data;
using CaseReferral.Core.FollowUps;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using CaseReferral.Web.Tests.Features.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Features.FollowUps;

/// <summary>What was written of a visit is put right by a further entry: nothing is overwritten, and no alarm is lost by it.</summary>
public sealed class VisitCorrectionTests(AppFactory app) : IClassFixture<AppFactory>
{
    private readonly Story story = new(app);

    private VisitForms Forms => new(story);

    private async Task<(Guid Id, Guid Visit)> VisitedAsync(Func<VisitInput, VisitInput>? change = null)
    {
        var id = await story.FollowedUpAsync();
        return (id, await story.VisitAsync(id, change));
    }

    private async Task<Visitor> CorrectAsync(Guid id, Guid visit, string account = Story.Centre) =>
        await (await app.AsAsync(account)).GoAsync($"/cases/{id}/visits/{visit}/correct");

    [Fact]
    public async Task Correction_IsAFurtherEntry_AndTheEarlierStaysReadable()
    {
        var (id, visit) = await VisitedAsync();
        var home = await (await app.AsAsync(Story.Centre)).GoAsync($"/cases/{id}/visits/{visit}");
        Assert.NotNull(home.Page.QuerySelector($".page-actions a[href='/cases/{id}/visits/{visit}/correct']"));
        await home.GoAsync($"/cases/{id}/visits/{visit}/correct");
        Assert.Contains("grandmother", home.Html, StringComparison.Ordinal);
        await home.SendAsync(new() { ["Form.LivesWith"] = "外祖母" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, home.Status);
        Assert.Contains(Words.Of(app, "Visit.Correction"), VisitForms.Errors(home), StringComparison.Ordinal);
        await home.SendAsync(new() { ["Form.Correction"] = "写错了同住人" });
        Assert.Equal(HttpStatusCode.OK, home.Status);
        Assert.Contains("外祖母", home.Text, StringComparison.Ordinal);
        Assert.Contains("写错了同住人", home.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch(Words.MissingKey(), home.Html);
        var newer = Guid.Parse(home.Path[^36..]);

        var (before, after) = (await Forms.VisitAsync(visit), await Forms.VisitAsync(newer));
        Assert.Equal(("grandmother", (Guid?)null), (before.LivesWith, before.ReplacesId));
        Assert.Equal(("外祖母", (Guid?)visit, "I like it here"), (after.LivesWith, after.ReplacesId, after.OwnWords));
        Assert.Single(await Forms.EventsAsync(id, "VisitCorrected"));
        // The plan leads to what stands; an old link to the earlier entry says what replaced it, and offers no second correction.
        Assert.Equal(newer, (await story.ReadAsync(db => db.Set<PlannedVisit>().SingleAsync(p => p.CaseId == id && p.State == PlannedVisitState.Done))).VisitId);
        await home.GoAsync($"/cases/{id}/visits/{visit}/correct");
        Assert.Equal($"/cases/{id}/visits/{visit}", home.Path);
        Assert.Contains("grandmother", home.Text, StringComparison.Ordinal);
        Assert.NotNull(home.Page.QuerySelector($"main a[href='/cases/{id}/visits/{newer}']"));
        Assert.Null(home.Page.QuerySelector(".page-actions a[href$='/correct']"));
        await home.GoAsync($"/cases/{id}/visits");
        Assert.Single(home.Page.QuerySelectorAll("[aria-labelledby=made-title] li"));
        Assert.Single(home.Page.QuerySelectorAll("[aria-labelledby=old-title] li"));
    }

    [Fact]
    public async Task RaisedToHigh_NeedsItsReport_AndLeadsBackToAssistance()
    {
        var (id, visit) = await VisitedAsync();
        var form = await CorrectAsync(id, visit);
        await form.SendAsync(new() { ["Form.Correction"] = "当时漏记", ["Form.Risk"] = "High" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, form.Status);
        foreach (var rule in new[] { "VisitSituationNamed", "VisitReportedToPolice", "VisitReportDated", "VisitReportWritten", "VisitNextSet" })
            Assert.Contains(Words.Of(app, "Rule." + rule), VisitForms.Errors(form), StringComparison.Ordinal);
        Assert.Equal(CaseStage.FollowUp, (await Forms.CaseAsync(id)).Stage);
        await form.SendAsync(new(await Forms.InDangerAsync()) { ["Form.Correction"] = "当时漏记", ["Form.ReportedAt"] = VisitForms.Iso(story.Today), ["Form.ReportedTime"] = "00:01" });
        Assert.Equal((HttpStatusCode.OK, CaseStage.Assisting), (form.Status, (await Forms.CaseAsync(id)).Stage));
        var (police, number) = ((await story.ActorAsync(Story.Police)).OrganisationId, (await Forms.CaseAsync(id)).Number);
        Assert.True(await story.ReadAsync(db => db.Set<OutboxMessage>().AnyAsync(m => m.Topic == "visit.HighRisk" && m.Number == number && m.ToOrganisationId == police)));
        Assert.Equal([null, 3, 6, 12], (await Forms.OpenAsync(id)).Select(p => p.Months));
    }

    [Fact]
    public async Task Reported_StaysHigh_PoliceAreToldAgain_AndTheAgreedDayStands()
    {
        var police = (await story.ActorAsync(Story.Police)).OrganisationId;
        var (id, visit) = await VisitedAsync(v => v with
        {
            Contact = DangerContact.Trafficker,
            SafetyNote = "at school",
            Risk = RiskLevel.High,
            NextOn = story.Today.AddDays(7),
            ReportSituation = "other-harm",
            ReportedToId = police,
            ReportedAt = story.Now,
            ReportText = "told",
        });
        Assert.Equal(CaseStage.Assisting, (await Forms.CaseAsync(id)).Stage);
        var form = await CorrectAsync(id, visit);
        Assert.Null(form.Page.QuerySelector("input[type=date][name='Form.NextOn']"));
        await form.SendAsync(new() { ["Form.Correction"] = "误判", ["Form.Contact"] = "Nobody", ["Form.Risk"] = "Low", ["Form.NextOn"] = VisitForms.Iso(story.Today.AddDays(60)) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, form.Status);
        foreach (var rule in new[] { "VisitReportStands", "VisitAgreedDayStands" })
            Assert.Contains(Words.Of(app, "Rule." + rule), VisitForms.Errors(form), StringComparison.Ordinal);

        form = await CorrectAsync(id, visit);
        await form.SendAsync(new() { ["Form.Correction"] = "补充车牌", ["Form.ReportText"] = "已补报车牌" });
        Assert.Equal(HttpStatusCode.OK, form.Status);
        Assert.Contains("已补报车牌", form.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await story.ReadAsync(db => db.Set<OutboxMessage>().Where(m => m.Topic == "visit.HighRisk" && m.CaseId == id && m.ToOrganisationId == police).ToListAsync())).Count);
        Assert.Single(await Forms.EventsAsync(id, nameof(CaseAction.AssistAgain)));
        Assert.Equal([null, 3, 6, 12], (await Forms.OpenAsync(id)).Select(p => p.Months));
        Assert.Equal("told", (await Forms.VisitAsync(visit)).ReportText);
    }

    /// <summary>A likeness to the buyer is not cleared by writing another name over it, and police hear of the correction.</summary>
    [Fact]
    public async Task LikeTheBuyer_IsNotCorrectedAway()
    {
        var id = await story.FollowedUpAsync();
        await using (var scope = await story.ScopeAsync(Story.Police))
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            db.Add(scope.ServiceProvider.GetRequiredService<BuyerCheck>().KeyOf(id, story.Now, new Core.Protection.PersonMarks(null, null, null, "赵样本甲")));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var visit = await story.VisitAsync(id, v => v with { LivesWith = "赵样本甲", Risk = RiskLevel.Medium });
        var form = await CorrectAsync(id, visit);
        await form.SendAsync(new() { ["Form.Correction"] = "写错了", ["Form.LivesWith"] = "祖母", ["Form.Risk"] = "Low" });
        Assert.Contains(Words.Of(app, "Rule.VisitLikenessIsNotLow"), VisitForms.Errors(form), StringComparison.Ordinal);
        await form.SendAsync(new() { ["Form.Risk"] = "Medium" });
        Assert.Equal(HttpStatusCode.OK, form.Status);
        Assert.Equal(2, (await Forms.EventsAsync(id, "VisitQuestioned")).Count);
    }

    [Fact]
    public async Task DoubleClickAndStalePage_WriteOneCorrection()
    {
        var (id, visit) = await VisitedAsync();
        var (first, second) = (await CorrectAsync(id, visit), await CorrectAsync(id, visit));
        await first.SendAsync(new() { ["Form.Correction"] = "一" });
        Assert.Equal(HttpStatusCode.OK, first.Status);
        await second.SendAsync(new() { ["Form.Correction"] = "二", ["Form.LivesWith"] = "姑姑" });
        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Contains("姑姑", second.Html, StringComparison.Ordinal);
        // Sent again with the version of now: the entry has its correction already.
        await second.SendAsync(new());
        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Equal(1, await story.ReadAsync(db => db.Set<Visit>().CountAsync(v => v.ReplacesId == visit)));
        // The case moved on in between, for another reason.
        var stale = await CorrectAsync(id, Guid.Parse(first.Path[^36..]));
        await story.VisitAsync(id);
        await stale.SendAsync(new() { ["Form.Correction"] = "三" });
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
    }

    [Fact]
    public async Task OthersMayNot_AndIdsOfAnotherCase_AreNotFound()
    {
        var ((id, visit), (other, theirs)) = (await VisitedAsync(), await VisitedAsync());
        var colleague = await app.ColleagueOfAsync(Story.Centre);
        foreach (var (account, status) in new[] { (Story.Police, HttpStatusCode.Forbidden), (Story.Office, HttpStatusCode.Forbidden), (colleague, HttpStatusCode.Forbidden), (Story.Receiver, HttpStatusCode.NotFound), ("shenji", HttpStatusCode.NotFound) })
        {
            var visitor = await CorrectAsync(id, visit, account);
            Assert.Equal((account, status), (account, visitor.Status));
            await visitor.PostAsync($"/cases/{id}/visits/{visit}/correct", Forms.Well().Select(f => KeyValuePair.Create(f.Key, f.Value!)).Append(new("Form.Version", $"{(await Forms.CaseAsync(id)).Version}")).Append(new("Form.Correction", "x")));
            Assert.NotEqual(HttpStatusCode.OK, visitor.Status);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await CorrectAsync(id, theirs)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await CorrectAsync(other, visit)).Status);
        Assert.False(await story.ReadAsync(db => db.Set<Visit>().AnyAsync(v => v.ReplacesId != null && (v.CaseId == id || v.CaseId == other))));
    }

    [Fact]
    public async Task AfterTheCaseIsClosed_NothingIsCorrected()
    {
        var (id, visit) = await VisitedAsync();
        var form = await CorrectAsync(id, visit);
        var lead = await (await app.AsAsync(Story.Centre + "-lead")).GoAsync($"/cases/{id}/do/close");
        await lead.SendAsync(new() { ["Form.Text"] = "已回归家庭", ["Form.VisitsNote"] = "随父母迁往外省" });
        Assert.Equal(CaseStage.Closed, (await Forms.CaseAsync(id)).Stage);
        await form.SendAsync(new() { ["Form.Correction"] = "迟了", ["Form.Version"] = $"{(await Forms.CaseAsync(id)).Version}" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, form.Status);
        Assert.Contains(Words.Of(app, "Rule.VisitInFollowUp"), VisitForms.Errors(form), StringComparison.Ordinal);
        await form.GoAsync($"/cases/{id}/visits/{visit}");
        Assert.Null(form.Page.QuerySelector(".page-actions a[href$='/correct']"));
    }
}
