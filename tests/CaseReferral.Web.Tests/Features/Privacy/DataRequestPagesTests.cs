using System.Globalization;
using System.Net;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Privacy;
using CaseReferral.Testing;
using CaseReferral.Web.Shell;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Privacy;

/// <summary>A request of the person: taken in with its limit, on the office's register without a name, refused only with a ground.</summary>
public sealed class DataRequestPagesTests(AppFactory app) : IClassFixture<AppFactory>
{
    private readonly Story story = new(app);

    [Fact]
    public async Task Request_IsTakenIn_ShownToTheOffice_AndRefusedWithAGround()
    {
        var id = await story.RescueAsync(30);
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync($"/cases/{id}/privacy/requests/new");
        await police.SendAsync(new()
        {
            ["Form.Kind"] = "Deletion",
            ["Form.Speaker"] = "Person",
            ["Form.SpeakerName"] = "王示例甲",
            ["Form.ReceivedOn"] = story.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["Form.Text"] = "请删除我的全部材料",
        });
        Assert.Equal($"/cases/{id}/privacy", police.Path);
        var request = await story.ReadAsync(db => db.Set<DataRequest>().AsNoTracking().SingleAsync(r => r.CaseId == id));
        // Fifteen working days from Monday 2 March 2026.
        Assert.Equal(new DateOnly(2026, 3, 23), ChinaTime.LocalDate(request.DueAt));

        var office = await app.AsAsync(Story.Office);
        await office.GoAsync("/privacy/requests");
        Assert.Contains(request.Number, office.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("王示例甲", office.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("全部材料", office.Html, StringComparison.Ordinal);
        Assert.DoesNotMatch(Words.MissingKey(), office.Html);
        await police.GoAsync("/");
        Assert.Contains(Words.Of(app, "CaseClock.data-request"), police.Text, StringComparison.Ordinal);

        await police.GoAsync($"/cases/{id}/privacy/requests/{request.Id}");
        Assert.Contains("王示例甲", police.Text, StringComparison.Ordinal);
        Assert.Contains(Words.Of(app, Texts.SourcePrefix + DataRequestService.Source), police.Text, StringComparison.Ordinal);
        await police.SendAsync(new() { ["Form.State"] = "Refused", ["Form.Text"] = "保存期限未满" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, police.Status);
        await police.SendAsync(new() { ["Form.State"] = "Refused", ["Form.GroundCode"] = "kept-by-law", ["Form.Text"] = "保存期限未满" });
        Assert.Equal($"/cases/{id}/privacy", police.Path);
        var clock = await story.ReadAsync(db => db.Set<CaseClock>().AsNoTracking().SingleAsync(k => k.Id == request.ClockId));
        Assert.NotNull(clock.DoneAt);
        await office.GoAsync("/privacy/requests?state=Refused");
        Assert.Contains(Words.Of(app, "DataGround.kept-by-law"), office.Text, StringComparison.Ordinal);
        // Answered once: the form is gone, and a second answer is no longer possible.
        await police.GoAsync($"/cases/{id}/privacy/requests/{request.Id}");
        Assert.Null(police.Page.QuerySelector("main form"));
    }

    [Theory]
    [InlineData(Story.Police, HttpStatusCode.Forbidden)]
    [InlineData(Story.Police + "-lead", HttpStatusCode.OK)]
    [InlineData(Story.Office, HttpStatusCode.OK)]
    [InlineData("shenji", HttpStatusCode.Forbidden)]
    public async Task Register_IsForOfficeAndLeads(string account, HttpStatusCode expected) =>
        Assert.Equal(expected, (await (await app.AsAsync(account)).GoAsync("/privacy/requests")).Status);

    [Fact]
    public async Task Register_OfAnotherRegion_IsEmpty()
    {
        var id = await story.RescueAsync(30, by: "qinghe-xingzhen");
        var police = await app.AsAsync("qinghe-xingzhen");
        await police.GoAsync($"/cases/{id}/privacy/requests/new");
        await police.SendAsync(new() { ["Form.Kind"] = "Copy", ["Form.Speaker"] = "Person", ["Form.SpeakerName"] = "甲", ["Form.Text"] = "复制" });
        var number = (await story.ReadAsync(db => db.Set<DataRequest>().SingleAsync(r => r.CaseId == id))).Number;
        Assert.Contains(number, (await (await app.AsAsync("qinghe-bangongshi")).GoAsync("/privacy/requests")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(number, (await (await app.AsAsync("fuliyuan-lead")).GoAsync("/privacy/requests")).Text, StringComparison.Ordinal);
    }
}
