using System.Net;
using CaseReferral.Core.Data;
using CaseReferral.Core.Jobs;
using CaseReferral.Core.Supervision;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Features;

/// <summary>
/// The demo city a month later: who sees what of supervision, letters, proposals and jobs, and that an unsigned hand-off
/// and a missing certificate are urged by the ladder (scenario 1, D+31).
/// </summary>
public sealed class SupervisionPagesTests : IAsyncDisposable
{
    private readonly AppFactory app = new() { DemoCases = true };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The demo cases begin when the application starts: on Monday 2026-03-02, 10:00.</summary>
    public SupervisionPagesTests() => _ = app.Server;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task<Visitor> AsAsync(string account) => app.AsAsync(account);

    /// <summary>Shanghai time; then every job that is due runs, as the host would let it.</summary>
    private async Task AtAsync(string local)
    {
        app.Clock.Set(DateTime.Parse(local));
        await app.Services.RunJobsAsync(Stop);
    }

    private async Task<Urging> LetterAsync(Func<IQueryable<Urging>, IQueryable<Urging>> which)
    {
        await using var db = app.Services.GetRequiredService<AppDbContexts>().For(Core.Common.Actor.System("test"));
        return await which(db.Set<Urging>().AsNoTracking()).FirstAsync(Stop);
    }

    [Fact]
    public async Task Scenario1_CertificateMissingOnDay31_IsRedAndUrgedByTheLadder()
    {
        await AtAsync("2026-04-02 20:00");
        var police = await AsAsync("shi-xingzhen");
        Assert.Contains("暂时未查找到生父母或其他监护人", police.Text);
        Assert.Contains("超期", police.Text);
        Assert.DoesNotContain("反拐催", police.Text);

        await AtAsync("2026-04-03 09:30");
        police = await AsAsync("shi-xingzhen"); // the session of the evening before has ended
        Assert.Matches("云反拐催〔2026〕[1-9][0-9]*号", police.Text);
        var letter = await LetterAsync(all => all.Where(u => u.ItemKey == "CaseClock.certificate-1m" && u.Level == UrgingLevel.Urge));
        await police.GoAsync($"/urgings/{letter.Id}");
        Assert.Equal(HttpStatusCode.OK, police.Status);
        Assert.DoesNotContain("张小样", police.Html);
        await police.SendAsync(new() { ["Form.Answer"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, police.Status);
        await police.SendAsync(new() { ["Form.Answer"] = "下周一出具" });
        Assert.Contains("下周一出具", police.Text);
        await police.GoAsync("/");
        Assert.DoesNotContain(letter.Number!, police.Text);
    }

    [Theory]
    [InlineData("bangongshi", 200)]
    [InlineData("qinghe-bangongshi", 200)]
    [InlineData("shi-xingzhen-lead", 403)]
    [InlineData("fuliyuan", 403)]
    [InlineData("xitong", 403)]
    [InlineData("shenji", 403)]
    public async Task Supervision_IsForOfficesOnly(string account, int status)
    {
        var visitor = await AsAsync(account);
        await visitor.GoAsync("/supervision");
        Assert.Equal(status, (int)visitor.Status);
        await visitor.GoAsync($"/supervision/{Guid.CreateVersion7()}/order");
        Assert.Equal(status == 200 ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden, visitor.Status);
    }

    [Theory]
    [InlineData("xitong", 200)]
    [InlineData("anquan", 403)]
    [InlineData("bangongshi", 403)]
    [InlineData("jiuzhu-lead", 403)]
    public async Task Jobs_AreForTheSystemAdministratorOnly(string account, int status)
    {
        var visitor = await AsAsync(account);
        await visitor.GoAsync("/jobs");
        Assert.Equal(status, (int)visitor.Status);
        await visitor.PostAsync("/jobs/urging-ladder/run", []);
        Assert.Equal(status, (int)visitor.Status);
    }

    [Fact]
    public async Task Jobs_RunNow_IsPutOnTheTimetable()
    {
        await AtAsync("2026-03-02 10:00");
        var administrator = await AsAsync("xitong");
        await administrator.GoAsync("/jobs");
        Assert.Contains("催督办", administrator.Text);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await administrator.PostAsync("/jobs/draft-expiry/run", []);
        Assert.Contains("已排队", administrator.Text);
        await administrator.PostAsync("/jobs/no-such-job/run", []);
        Assert.Equal(HttpStatusCode.NotFound, administrator.Status);
        Assert.Equal(["draft-expiry"], (await app.Services.GetRequiredService<IJobTimetable>().NextAsync(Stop)).Keys);
        await administrator.PostAsync("/jobs/draft-expiry/stop", []);
        Assert.Contains("没有在运行", administrator.Text);
    }

    [Fact]
    public async Task Supervision_CountsAreThoseOfTheirLists_AndOtherRegionsSeeNothing()
    {
        await AtAsync("2026-04-02 20:00");
        var office = await AsAsync("bangongshi");
        await office.GoAsync("/supervision");
        foreach (var cell in office.Page.QuerySelectorAll("ul.strip a").Select(a => (Href: a.GetAttribute("href")!, Count: a.QuerySelector(".v")!.TextContent)).ToList())
        {
            await office.GoAsync(cell.Href);
            Assert.Equal(cell.Count, $"{office.Page.QuerySelectorAll("table.t-cards tbody tr").Length}");
        }
        await office.GoAsync("/supervision");
        Assert.NotEmpty(office.Page.QuerySelectorAll("table.t-cards tbody tr"));
        Assert.DoesNotContain("张小样", office.Html);
        foreach (var link in office.Page.QuerySelectorAll("table.t-cards th a, table.figures td a").Select(a => a.GetAttribute("href")!).Distinct())
            Assert.Equal(HttpStatusCode.OK, (await office.GoAsync(link)).Status);

        // The demo cases lie in 南湾区: nothing of them is 青禾县's.
        var county = await AsAsync("qinghe-bangongshi");
        await county.GoAsync("/supervision");
        Assert.Empty(county.Page.QuerySelectorAll("table.t-cards tbody tr"));
        await county.GoAsync("/supervision?area=999902");
        Assert.Empty(county.Page.QuerySelectorAll("table.t-cards tbody tr"));
        var letter = await LetterAsync(all => all);
        Assert.Equal(HttpStatusCode.NotFound, (await county.GoAsync($"/urgings/{letter.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await county.GoAsync($"/supervision/{letter.ClockId}/order")).Status);
    }

    [Fact]
    public async Task Order_ByHand_ReachesTheLeadWhoAnswers()
    {
        await AtAsync("2026-03-06 10:00");
        var office = await AsAsync("bangongshi");
        await office.GoAsync("/supervision");
        await office.GoAsync(office.Page.QuerySelector("a[href$='/order']")!.GetAttribute("href")!);
        await office.SendAsync(new() { ["Form.Text"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, office.Status);
        await office.SendAsync(new() { ["Form.Text"] = "请单位负责人督促" });
        Assert.Contains("反拐督〔2026〕1号", office.Text);
        var order = await LetterAsync(all => all.Where(u => u.Level == UrgingLevel.Order));
        await using var db = app.Services.GetRequiredService<AppDbContexts>().For(Core.Common.Actor.System("test"));
        var unit = await db.Set<Core.Organisations.Organisation>().Where(o => o.Id == order.ToOrganisationId).Select(o => o.Code).SingleAsync(Stop);

        var officer = await AsAsync(unit);
        await officer.GoAsync($"/urgings/{order.Id}");
        Assert.Null(officer.Page.QuerySelector("main form"));
        Assert.Contains("由单位负责人答复", officer.Text);
        var lead = await AsAsync(unit + "-lead");
        Assert.Contains(order.Number!, lead.Text);
        await lead.GoAsync($"/urgings/{order.Id}");
        await lead.SendAsync(new() { ["Form.Answer"] = "今日办结" });
        Assert.Contains("今日办结", lead.Text);
        await office.GoAsync("/supervision?state=Answered");
        Assert.Contains("已答复", office.Text);
        var stranger = await AsAsync("renshe");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GoAsync($"/urgings/{order.Id}")).Status);
    }

    [Fact]
    public async Task Proposals_UnknownId_Is404()
    {
        var officer = await AsAsync("fuliyuan");
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GoAsync($"/proposals/{Guid.CreateVersion7()}/dismiss")).Status);
    }
}
