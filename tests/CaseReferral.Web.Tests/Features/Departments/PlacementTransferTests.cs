using System.Net;
using CaseReferral.Core.Access;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Departments;

/// <summary>The institution that has a person hands her on: her file, her limits and the reading of it go along, and nobody has her twice.</summary>
public sealed class PlacementTransferTests : IAsyncDisposable
{
    private const string MinorsCentre = "weibao", Station = "jiuzhu", School = "nanwan-jiaoyu";
    private readonly AppFactory app = new();
    private readonly Story story;

    public PlacementTransferTests() => story = new(app);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>A person whom police sent to an institution that has recorded where she lives.</summary>
    private async Task<(Guid Case, Guid Handoff)> AtAsync(string institution, int age, string carer = "郑样本")
    {
        var id = await story.RescueAsync(age);
        await story.AttachAsync(Story.Police, id, DocumentCategories.TemporaryCareNotice);
        var handoff = await story.SendAsync(id, PlacementKind.KeyName, Story.Police, institution, send: false);
        await story.ReadAsync(async db =>
        {
            (await db.Set<Handoff>().SingleAsync(h => h.Id == handoff)).RouteFor("就近");
            return await db.SaveChangesAsync();
        });
        await story.FireAsync(Story.Police, handoff, HandoffAction.Send);
        await TakeAsync(institution, handoff, carer);
        return (id, handoff);
    }

    private async Task TakeAsync(string institution, Guid handoff, string carer = "郑样本")
    {
        await story.FireAsync(institution, handoff, HandoffAction.Sign);
        await story.FireAsync(institution, handoff, HandoffAction.Accept);
        await PlaceAsync(institution, handoff, carer);
    }

    private async Task PlaceAsync(string institution, Guid handoff, string carer = "郑样本")
    {
        var version = await story.VersionAsync(handoff);
        await using var scope = await story.ScopeAsync(institution);
        await scope.ServiceProvider.GetRequiredService<HandoffService>().RecordAsync(handoff, version, move =>
            scope.ServiceProvider.GetRequiredService<PlacementService>().SaveAsync(
                move, new() { Form = "own-institution", StartedOn = story.Today, Carer = carer, Bed = institution + " 1", FemaleStaff = true }, default), default);
    }

    private async Task ReportedAsync(string institution, Guid handoff)
    {
        await story.FireAsync(institution, handoff, HandoffAction.Report);
        await story.FireAsync(Story.Police, handoff, HandoffAction.Confirm);
    }

    private async Task<Visitor> AskAsync(string from, Guid id, string to, string? reason = null)
    {
        var clerk = await (await app.AsAsync(from)).GoAsync($"/cases/{id}/handoffs/new/placement");
        Assert.DoesNotMatch(Words.MissingKey(), clerk.Html);
        return await clerk.SendAsync(new()
        {
            ["Form.ToOrganisationId"] = $"{(await story.ActorAsync(to)).OrganisationId}",
            ["Form.Text"] = "寻亲公告期满无人认领，连同材料移交",
            ["Form.RouteReason"] = reason,
        });
    }

    private Task<Guid> NewestAsync(Guid id) =>
        story.ReadAsync(db => db.Set<Handoff>().Where(h => h.CaseId == id).OrderByDescending(h => h.Serial).Select(h => h.Id).FirstAsync());

    private Task<List<CaseClock>> ClocksAsync(Guid id) =>
        story.ReadAsync(db => db.Set<CaseClock>().AsNoTracking().Where(c => c.CaseId == id).OrderBy(c => c.Kind).ToListAsync());

    private Task<CaseAccess> AccessAsync(Guid id, Guid unit) =>
        story.ReadAsync(db => db.Set<CaseAccess>().AsNoTracking().SingleAsync(a => a.CaseId == id && a.OrganisationId == unit));

    private Task<int> InCareAsync(Guid unit) =>
        story.ReadAsync(async db => (await PlacementOffer.InCareAsync(db, [unit], default)).GetValueOrDefault(unit));

    /// <summary>D-11, 2015 notice of 民政部, 公安部: the notice of 30 days has run and nobody came; within 7 days the child and its papers go to a welfare home.</summary>
    [Fact]
    public async Task D11_UnclaimedChild_GoesToTheWelfareHome_WithFileAndLimits()
    {
        var (id, first) = await AtAsync(MinorsCentre, 9);
        var (centre, home) = ((await story.ActorAsync(MinorsCentre)).OrganisationId, (await story.ActorAsync(Story.Centre)).OrganisationId);
        await ReportedAsync(MinorsCentre, first);
        var before = await ClocksAsync(id);
        Assert.Equal(1, await InCareAsync(centre));
        app.Clock.Advance(TimeSpan.FromDays(31));

        var clerk = await (await app.AsAsync(MinorsCentre)).GoAsync($"/cases/{id}");
        Assert.NotNull(clerk.Page.QuerySelector($"a[href='/cases/{id}/handoffs/new/placement']"));
        await clerk.GoAsync($"/cases/{id}/handoffs/new/placement");
        Assert.Contains(Words.Of(app, "RouteSource.Onward"), clerk.Page.QuerySelector(".alert-note")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(MinorsCentre, id, Story.Centre)).Status);
        var second = await NewestAsync(id);
        Assert.Equal(centre, await story.ReadAsync(db => db.Set<Case>().Where(c => c.Id == id).Select(c => c.OwnerOrganisationId).SingleAsync()));
        await story.FireAsync(Story.Centre, second, HandoffAction.Sign);
        await story.FireAsync(Story.Centre, second, HandoffAction.Accept);

        // The file has another owner; the centre is a party as long as it has the transfer to confirm.
        Assert.Equal((AccessRole.Owner, null), ((await AccessAsync(id, home)).Role, (await AccessAsync(id, home)).EndsAt));
        Assert.Equal((AccessRole.Party, null), ((await AccessAsync(id, centre)).Role, (await AccessAsync(id, centre)).EndsAt));
        Assert.Equal((0, 1), (await InCareAsync(centre), await InCareAsync(home)));
        // Limits count on from their beginning with the new owner; police keep theirs; D-11 is met, and nothing began twice.
        var after = await ClocksAsync(id);
        Assert.Equal(before.Select(c => (c.Kind, c.StartedAt, c.DueAt)), after.Select(c => (c.Kind, c.StartedAt, c.DueAt)));
        Assert.All(after.Where(c => c.Kind.StartsWith("certificate", StringComparison.Ordinal)), c => Assert.Equal(before.Single(b => b.Id == c.Id).HolderId, c.HolderId));
        Assert.Equal(home, after.Single(c => c.Kind == "tracing-notice").HolderId);
        Assert.NotNull(after.Single(c => c.Kind == PlacementClocks.WelfareHomeClock).DoneAt);

        app.Clock.Advance(TimeSpan.FromDays(1));
        await PlaceAsync(Story.Centre, second);
        var places = await story.ReadAsync(db => db.Set<PlacementRecord>().AsNoTracking().Where(p => p.CaseId == id).ToDictionaryAsync(p => p.HandoffId, p => p.Status));
        Assert.Equal((PlacementStatus.Ended, PlacementStatus.Active), (places[first], places[second]));
        var stay = await story.ReadAsync(db => db.Set<PlacementStay>().AsNoTracking().SingleAsync(s => s.CaseId == id));
        Assert.Equal((first, story.Today, "institution"), (stay.HandoffId, stay.EndedOn, stay.MoveReason));
        Assert.Equal((0, 1), (await InCareAsync(centre), await InCareAsync(home)));
        Assert.Equal(before.Count, (await ClocksAsync(id)).Count);

        await ConfirmedAsync(id, first, second, centre);
    }

    /// <summary>Who has her now sees where she was; who had her confirms, reads for the usual time, and no longer.</summary>
    private async Task ConfirmedAsync(Guid id, Guid first, Guid second, Guid centre)
    {
        var now = await (await app.AsAsync(Story.Centre)).GoAsync($"/handoffs/{second}");
        Assert.Contains("市未成年人救助保护中心", now.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(MinorsCentre + " 1", now.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await now.GoAsync($"/handoffs/{first}")).Status);
        await now.GoAsync($"/cases/{id}");
        Assert.NotNull(now.Page.QuerySelector($"a[href='/handoffs/{first}']"));
        Assert.NotNull(now.Page.QuerySelector($"a[href='/handoffs/{second}']"));

        await story.FireAsync(Story.Centre, second, HandoffAction.Report);
        var then = await (await app.AsAsync(MinorsCentre)).GoAsync("/");
        Assert.NotNull(then.Page.QuerySelector($"a[href*='{second}']"));
        Assert.Null((await then.GoAsync($"/cases/{id}")).Page.QuerySelector($"a[href='/cases/{id}/handoffs/new/placement']"));
        await story.FireAsync(MinorsCentre, second, HandoffAction.Confirm);
        var end = (await AccessAsync(id, centre)).EndsAt;
        Assert.Equal(story.Now.AddDays(30).Date, end!.Value.Date);
        Assert.All(await story.ReadAsync(db => db.Set<CaseGrant>().AsNoTracking().Where(g => g.CaseId == id && g.OrganisationId == centre).ToListAsync()), g => Assert.Equal(end, g.Until));
        Assert.Equal(0, await story.ReadAsync(db => db.Set<Handoff>().CountAsync(h => h.HolderId == centre)) + await story.ReadAsync(db => db.Set<CaseClock>().CountAsync(c => c.HolderId == centre)));
        await then.GoAsync("/");
        Assert.DoesNotContain($"{id}", then.Html, StringComparison.Ordinal);
        Assert.DoesNotContain($"{second}", then.Html, StringComparison.Ordinal);

        await then.GoAsync($"/handoffs/{first}");
        Assert.Contains(Words.Of(app, "Placement.LeftOn"), then.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await then.GoAsync($"/cases/{id}")).Status);
        app.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.AsAsync(MinorsCentre)).GoAsync($"/cases/{id}")).Status);
    }

    /// <summary>Police read each of her places, the newest first, each said once; who is given the summary line alone reads that of each.</summary>
    [Fact]
    public async Task Records_ListEachPlacementTheReaderMaySee()
    {
        var (id, first) = await AtAsync(MinorsCentre, 9, "韦样例");
        await ReportedAsync(MinorsCentre, first);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(MinorsCentre, id, Story.Centre)).Status);
        var second = await NewestAsync(id);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await TakeAsync(Story.Centre, second);
        foreach (var account in new[] { Story.Police, Story.Centre })
        {
            var page = await (await app.AsAsync(account)).GoAsync($"/cases/{id}/records?group=Placement");
            Assert.DoesNotMatch(Words.MissingKey(), page.Html);
            Assert.Equal([$"record-{second}", $"record-{first}"], page.Page.QuerySelectorAll("main section").Select(s => s.GetAttribute("aria-labelledby")));
            var sections = page.Page.QuerySelectorAll("main section").Select(s => s.TextContent).ToList();
            Assert.Contains("郑样本", sections[0], StringComparison.Ordinal);
            Assert.Contains("韦样例", sections[1], StringComparison.Ordinal);
            Assert.Contains(Words.Of(app, "Placement.LeftOn"), sections[1], StringComparison.Ordinal);
            Assert.DoesNotContain(Words.Of(app, "Placement.Before"), sections[1], StringComparison.Ordinal);
        }
        var school = await story.SendAsync(id, "education", Story.Centre, School);
        await story.FireAsync(School, school, HandoffAction.Sign);
        await story.FireAsync(School, school, HandoffAction.Accept);
        var bureau = await (await app.AsAsync(School)).GoAsync($"/cases/{id}/records?group=Placement");
        foreach (var carer in new[] { "郑样本", "韦样例" })
            Assert.DoesNotContain(carer, bureau.Html, StringComparison.Ordinal);
    }

    /// <summary>Neither an institution that serves her nor one that had her gives her away; a station that does not know her learns nothing.</summary>
    [Fact]
    public async Task Others_CannotHandHerOn()
    {
        var (id, first) = await AtAsync(MinorsCentre, 9);
        await ReportedAsync(MinorsCentre, first);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.AsAsync(Station)).GoAsync($"/cases/{id}/handoffs/new/placement")).Status);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(MinorsCentre, id, Story.Centre)).Status);
        var second = await NewestAsync(id);
        await TakeAsync(Story.Centre, second);
        // She is in the welfare home now: the centre still has the case before it, as a party.
        var refused = await AskAsync(MinorsCentre, id, Story.Centre);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(Words.Of(app, "Rule.SenderOwnsOrIsPolice"), refused.Text, StringComparison.Ordinal);
        Assert.Equal(second, await NewestAsync(id));
    }

    /// <summary>No hand-off stays with a unit that no longer has her: reported first, and never sent back after.</summary>
    [Fact]
    public async Task FormerPlacement_IsReportedFirst_AndNotSentBackAfter()
    {
        var (id, first) = await AtAsync(MinorsCentre, 15);
        var early = await AskAsync(MinorsCentre, id, Story.Centre);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.Status);
        Assert.Contains(Words.Of(app, "Rule.FormerPlacementReported"), early.Text, StringComparison.Ordinal);
        await story.FireAsync(MinorsCentre, first, HandoffAction.Report);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(MinorsCentre, id, Story.Centre)).Status);
        var second = await NewestAsync(id);
        // Police send the report back meanwhile: the home waits until it is reported again.
        await story.FireAsync(Story.Police, first, HandoffAction.Rework);
        await story.FireAsync(Story.Centre, second, HandoffAction.Sign);
        await Assert.ThrowsAsync<Core.Common.RuleBrokenException>(() => story.FireAsync(Story.Centre, second, HandoffAction.Accept));
        await story.FireAsync(MinorsCentre, first, HandoffAction.Report);
        await story.FireAsync(Story.Centre, second, HandoffAction.Accept);
        await Assert.ThrowsAsync<Core.Common.RuleBrokenException>(() => story.FireAsync(Story.Police, first, HandoffAction.Rework));
        await story.FireAsync(Story.Police, first, HandoffAction.Confirm);
    }

    /// <summary>三.16: a buyer recorded before she has moved is compared with the carer she has; the alarm goes to the new owner and ends with that place.</summary>
    [Fact]
    public async Task Buyer_RecordedDuringTheTransfer_MeetsTheCarerSheHas_AndTheNewOwnerIsAsked()
    {
        var (id, first) = await AtAsync(MinorsCentre, 9, "韦建国");
        await ReportedAsync(MinorsCentre, first);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(MinorsCentre, id, Story.Centre)).Status);
        var second = await NewestAsync(id);
        // Only police place a child in temporary care; the list of what goes along is the sender's.
        var clerk = await (await app.AsAsync(MinorsCentre)).GoAsync($"/handoffs/{second}");
        Assert.DoesNotContain("/papers/temporary-care-notice/", clerk.Html, StringComparison.Ordinal);
        Assert.Contains("/papers/handover-list/", clerk.Html, StringComparison.Ordinal);
        var police = await (await app.AsAsync(Story.Police)).GoAsync($"/cases/{id}/police/buyer");
        await police.SendAsync(new() { ["Form.Name"] = "魏建国", ["Form.IdNumber"] = "999901197001010017" });
        await story.FireAsync(Story.Centre, second, HandoffAction.Sign);
        await story.FireAsync(Story.Centre, second, HandoffAction.Accept);
        var check = await story.ReadAsync(db => db.Set<CarerCheck>().AsNoTracking().SingleAsync(c => c.CaseId == id));
        Assert.Equal((true, first, (await story.ActorAsync(Story.Centre)).OrganisationId), (check.IsOpen, check.HandoffId, check.OwnerOrganisationId));
        await PlaceAsync(Story.Centre, second);
        Assert.False(await story.ReadAsync(db => db.Set<CarerCheck>().Where(c => c.CaseId == id).Select(c => c.IsOpen).SingleAsync()));
    }
}
