using System.Net;
using CaseReferral.Core.Cases;
using CaseReferral.Core.FollowUps;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using CaseReferral.Web.Tests.Features.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Features.FollowUps;

/// <summary>The visits of one case through the pages: planned by themselves, written down, missed, and what a high risk leads to.</summary>
public sealed class VisitPagesTests(AppFactory app) : IClassFixture<AppFactory>
{
    private readonly Story story = new(app);

    private VisitForms Forms => new(story);

    private string Today => Iso(story.Today);

    private static string Iso(DateOnly day) => VisitForms.Iso(day);

    private Dictionary<string, string?> Well() => Forms.Well();

    private Task<Dictionary<string, string?>> InDangerAsync() => Forms.InDangerAsync();

    private Task<List<PlannedVisit>> OpenAsync(Guid id) => Forms.OpenAsync(id);

    private Task<Case> CaseAsync(Guid id) => Forms.CaseAsync(id);

    private async Task<Visitor> FormAsync(Guid id, string account = Story.Centre) =>
        await (await app.AsAsync(account)).GoAsync($"/cases/{id}/visits/planned/{(await OpenAsync(id))[0].Id}");

    private static string Errors(Visitor visitor) => VisitForms.Errors(visitor);

    [Fact]
    public async Task Plan_AppearsByItself_AndAVisitIsWrittenDown()
    {
        var id = await story.FollowedUpAsync();
        var home = await (await app.AsAsync(Story.Centre)).GoAsync($"/cases/{id}");
        Assert.NotNull(home.Page.QuerySelector($"a[href='/cases/{id}/visits']"));
        await home.GoAsync($"/cases/{id}/visits");
        Assert.Equal(4, home.Page.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("本市约定时限", home.Text, StringComparison.Ordinal);
        await home.GoAsync(home.Page.QuerySelector(".page-actions .btn-primary")!.GetAttribute("href")!);
        await home.SendAsync(Well());
        Assert.Equal(HttpStatusCode.OK, home.Status);
        Assert.Contains("我喜欢这里", home.Text, StringComparison.Ordinal);
        Assert.Contains("在读三年级", home.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch(Words.MissingKey(), home.Html);
        Assert.Equal([3, 6, 12], (await OpenAsync(id)).Select(p => p.Months));
        var clocks = await story.ReadAsync(db => db.Set<CaseClock>().Where(k => k.CaseId == id && k.Kind == FollowUpPlan.ClockKind).ToListAsync());
        Assert.Equal((4, 3), (clocks.Count, clocks.Count(k => k.DoneAt is null)));
        Assert.Equal(CaseStage.FollowUp, (await CaseAsync(id)).Stage);

        // Police read it as far as the matrix goes: schooling is not theirs.
        var visit = home.Path;
        var police = await (await app.AsAsync(Story.Police)).GoAsync(visit);
        Assert.Contains("我喜欢这里", police.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("在读三年级", police.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BadInput_IsToldAtItsFields_AndWhatWasTypedStays()
    {
        var id = await story.FollowedUpAsync();
        var form = await FormAsync(id);
        await form.SendAsync(new(Well())
        {
            ["Form.VisitedOn"] = Iso(story.Today.AddDays(1)),
            ["Form.HeardAlone"] = null,
            ["Form.OwnWords"] = null,
            ["Form.Contact"] = "Buyer",
            ["Form.NeedsNote"] = "冬衣",
        });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, form.Status);
        foreach (var rule in new[] { "VisitNotInFuture", "VisitChildHeardAlone", "VisitDangerDescribed", "VisitDangerIsNotLow" })
            Assert.Contains(Words.Of(app, "Rule." + rule), Errors(form), StringComparison.Ordinal);
        Assert.Contains("冬衣", form.Html, StringComparison.Ordinal);
        await form.SendAsync(new() { ["Form.VisitedOn"] = Iso(story.Today.AddDays(-1)) });
        Assert.Contains(Words.Of(app, "Rule.VisitNotBeforeFollowUp"), Errors(form), StringComparison.Ordinal);
        Assert.Equal(4, (await OpenAsync(id)).Count);
        Assert.False(await story.ReadAsync(db => db.Set<Visit>().AnyAsync(v => v.CaseId == id)));
        await form.SendAsync(new() { ["Form.VisitedOn"] = Today, ["Form.Contact"] = "Nobody", ["Form.NotHeardReason"] = "祖母不肯离开，改日到校再听" });
        Assert.Equal(HttpStatusCode.OK, form.Status);
        Assert.Equal(3, (await OpenAsync(id)).Count);
    }

    [Fact]
    public async Task HighRisk_WithoutItsReport_IsRefused_AndWithIt_LeadsBackToAssistance()
    {
        var id = await story.FollowedUpAsync();
        var form = await FormAsync(id);
        var danger = await InDangerAsync();
        await form.SendAsync(new(danger) { ["Form.ReportSituation"] = "", ["Form.ReportedToId"] = $"{(await story.ActorAsync(Story.Receiver)).OrganisationId}", ["Form.ReportedTime"] = "", ["Form.ReportText"] = "", ["Form.NextOn"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, form.Status);
        foreach (var rule in new[] { "VisitSituationNamed", "VisitReportedToPolice", "VisitReportDated", "VisitReportWritten", "VisitNextSet" })
            Assert.Contains(Words.Of(app, "Rule." + rule), Errors(form), StringComparison.Ordinal);
        Assert.Equal(CaseStage.FollowUp, (await CaseAsync(id)).Stage);

        form = await FormAsync(id);
        await form.SendAsync(danger);
        Assert.Equal(HttpStatusCode.OK, form.Status);
        Assert.Contains("已报告，民警到场", form.Text, StringComparison.Ordinal);
        Assert.Contains(Words.Of(app, "ReportSituation.other-harm"), form.Text, StringComparison.Ordinal);
        Assert.Equal(CaseStage.Assisting, (await CaseAsync(id)).Stage);
        Assert.True(await story.ReadAsync(db => db.Set<CaseEvent>().AnyAsync(e => e.CaseId == id && e.What == nameof(CaseAction.AssistAgain) && e.From == CaseStage.FollowUp)));
        var police = (await story.ActorAsync(Story.Police)).OrganisationId;
        var number = (await CaseAsync(id)).Number;
        Assert.True(await story.ReadAsync(db => db.Set<OutboxMessage>().AnyAsync(m => m.Topic == "visit.HighRisk" && m.Number == number && m.ToOrganisationId == police)));
        // The visits go on there: the day agreed stands in the plan, and the next visit is written down as before.
        Assert.Equal([null, 3, 6, 12], (await OpenAsync(id)).Select(p => p.Months));
        form = await FormAsync(id);
        await form.SendAsync(danger);
        Assert.Equal((HttpStatusCode.OK, CaseStage.Assisting), (form.Status, (await CaseAsync(id)).Stage));
        await form.GoAsync($"/cases/{id}");
        Assert.Contains(Words.Of(app, "Case.AssistAgain"), form.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LivingWithTheBuyer_IsAHighRiskOrNoRecord()
    {
        var id = await story.FollowedUpAsync();
        await using (var scope = await story.ScopeAsync(Story.Police))
        {
            var marks = new Core.Protection.PersonMarks(null, "13900000017", null, null);
            scope.ServiceProvider.GetRequiredService<Core.Data.AppDbContext>().Add(scope.ServiceProvider.GetRequiredService<BuyerCheck>().KeyOf(id, story.Now, marks));
            await scope.ServiceProvider.GetRequiredService<Core.Data.AppDbContext>().SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var form = await FormAsync(id);
        await form.SendAsync(new(Well()) { ["Form.LivesWithPhone"] = "139 0000 0017", ["Form.Risk"] = "Medium" });
        Assert.Contains(Words.Of(app, "Rule.VisitBuyerIsHighRisk"), Errors(form), StringComparison.Ordinal);
        await form.SendAsync(new(await InDangerAsync()) { ["Form.LivesWithPhone"] = "139 0000 0017" });
        Assert.Equal((HttpStatusCode.OK, CaseStage.Assisting), (form.Status, (await CaseAsync(id)).Stage));
        var told = await story.ReadAsync(db => db.Set<OutboxMessage>().Where(m => m.Topic == "visit.Questioned" && m.SubjectId == id).Select(m => m.ToOrganisationId).ToListAsync());
        Assert.Contains((await story.ActorAsync(Story.Police)).OrganisationId, told);
        Assert.Contains((await story.ActorAsync(Story.Office)).OrganisationId, told);
    }

    /// <summary>The same name: no proof, but nothing a visit may call a low risk.</summary>
    [Fact]
    public async Task LivingWithSomebodyLikeTheBuyer_IsNotALowRisk_AndPoliceAreTold()
    {
        var id = await story.FollowedUpAsync();
        await using (var scope = await story.ScopeAsync(Story.Police))
        {
            var marks = new Core.Protection.PersonMarks(null, null, null, "赵样本甲");
            scope.ServiceProvider.GetRequiredService<Core.Data.AppDbContext>().Add(scope.ServiceProvider.GetRequiredService<BuyerCheck>().KeyOf(id, story.Now, marks));
            await scope.ServiceProvider.GetRequiredService<Core.Data.AppDbContext>().SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var form = await FormAsync(id);
        await form.SendAsync(new(Well()) { ["Form.LivesWith"] = "赵样本甲" });
        Assert.Contains(Words.Of(app, "Rule.VisitLikenessIsNotLow"), Errors(form), StringComparison.Ordinal);
        await form.SendAsync(new() { ["Form.Risk"] = "Medium" });
        Assert.Equal(HttpStatusCode.OK, form.Status);
        Assert.Equal(CaseStage.FollowUp, (await CaseAsync(id)).Stage);
        Assert.True(await story.ReadAsync(db => db.Set<OutboxMessage>().AnyAsync(m => m.Topic == "visit.Questioned" && m.SubjectId == id)));
    }

    [Fact]
    public async Task DoubleClick_WritesOneVisit_AndAStalePageWritesNone()
    {
        var id = await story.FollowedUpAsync();
        var (first, second, third) = (await FormAsync(id), await FormAsync(id), await app.AsAsync(Story.Centre));
        await third.GoAsync($"/cases/{id}/visits/new");
        await first.SendAsync(Well());
        Assert.Equal(HttpStatusCode.OK, first.Status);
        await second.SendAsync(Well());
        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Contains("我喜欢这里", second.Html, StringComparison.Ordinal);
        await third.SendAsync(Well());
        Assert.Equal(HttpStatusCode.Conflict, third.Status);
        Assert.Equal(1, await story.ReadAsync(db => db.Set<Visit>().CountAsync(v => v.CaseId == id)));
        // An old link leads to what was written.
        var done = await story.ReadAsync(db => db.Set<PlannedVisit>().SingleAsync(p => p.CaseId == id && p.State == PlannedVisitState.Done));
        await third.GoAsync($"/cases/{id}/visits/planned/{done.Id}");
        Assert.Equal($"/cases/{id}/visits/{done.VisitId}", third.Path);
    }

    [Fact]
    public async Task Ids_OfAnotherCase_AreNotFound()
    {
        var (id, other) = (await story.FollowedUpAsync(), await story.FollowedUpAsync());
        var visit = await story.VisitAsync(other);
        var planned = (await OpenAsync(other))[0].Id;
        var home = await app.AsAsync(Story.Centre);
        foreach (var path in new[] { $"/cases/{id}/visits/{visit}", $"/cases/{id}/visits/planned/{planned}", $"/cases/{Guid.CreateVersion7()}/visits", $"/cases/{id}/visits/{Guid.CreateVersion7()}" })
            Assert.Equal(HttpStatusCode.NotFound, (await home.GoAsync(path)).Status);
        await home.GoAsync($"/cases/{id}/visits/new");
        await home.PostAsync($"/cases/{id}/visits/planned/{planned}", Well().Select(f => KeyValuePair.Create(f.Key, f.Value!)).Append(new("Form.Version", $"{(await CaseAsync(id)).Version}")));
        Assert.Equal(HttpStatusCode.NotFound, home.Status);
    }

    [Fact]
    public async Task Forms_AreTheOwners_TheRestIsClosed()
    {
        var id = await story.FollowedUpAsync();
        var colleague = await app.ColleagueOfAsync(Story.Centre);
        foreach (var (account, plan, form) in new[]
        {
            (Story.Police, HttpStatusCode.OK, HttpStatusCode.Forbidden), (Story.Office, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden),
            (colleague, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (Story.Receiver, HttpStatusCode.NotFound, HttpStatusCode.NotFound),
            ("shenji", HttpStatusCode.NotFound, HttpStatusCode.NotFound),
        })
        {
            var visitor = await app.AsAsync(account);
            Assert.Equal((account, plan), (account, (await visitor.GoAsync($"/cases/{id}/visits")).Status));
            Assert.Equal((account, form), (account, (await visitor.GoAsync($"/cases/{id}/visits/new")).Status));
            await visitor.PostAsync($"/cases/{id}/visits/new", Well().Select(f => KeyValuePair.Create(f.Key, f.Value!)).Append(new("Form.Version", $"{(await CaseAsync(id)).Version}")));
            Assert.NotEqual(HttpStatusCode.OK, visitor.Status);
        }
        Assert.False(await story.ReadAsync(db => db.Set<Visit>().AnyAsync(v => v.CaseId == id)));
    }

    [Fact]
    public async Task BeforeFollowUp_ThereIsNoPlan_AndNothingToRecord()
    {
        var id = await story.PlacedAsync();
        var home = await (await app.AsAsync(Story.Centre)).GoAsync($"/cases/{id}/visits");
        Assert.Contains(Words.Of(app, "Visit.NoPlan"), home.Text, StringComparison.Ordinal);
        await home.GoAsync($"/cases/{id}/visits/new");
        await home.SendAsync(Well());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, home.Status);
        Assert.Contains(Words.Of(app, "Rule.VisitInFollowUp"), Errors(home), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Close_WithAnOpenVisit_AsksWhyItIsWaived_AndWithNoneDoesNot()
    {
        var id = await story.FollowedUpAsync();
        var lead = await (await app.AsAsync(Story.Centre + "-lead")).GoAsync($"/cases/{id}/do/close");
        await lead.SendAsync(new() { ["Form.Text"] = "已回归家庭" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lead.Status);
        await lead.SendAsync(new() { ["Form.VisitsNote"] = "随父母迁往外省，已移交当地" });
        Assert.Equal(CaseStage.Closed, (await CaseAsync(id)).Stage);
        Assert.Empty(await OpenAsync(id));
        await lead.GoAsync($"/cases/{id}/visits");
        Assert.Contains(Words.Of(app, "PlannedVisitState.Waived"), lead.Text, StringComparison.Ordinal);

        var visited = await story.FollowedUpAsync();
        for (var i = 0; i < 4; i++)
            await story.VisitAsync(visited);
        await lead.GoAsync($"/cases/{visited}/do/close");
        await lead.SendAsync(new() { ["Form.Text"] = "四次回访均良好" });
        Assert.Equal(CaseStage.Closed, (await CaseAsync(visited)).Stage);
    }
}
