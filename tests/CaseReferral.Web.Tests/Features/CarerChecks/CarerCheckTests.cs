using System.Net;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using CaseReferral.Web.Tests.Features.Access;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.CarerChecks;

/// <summary>三.16: nobody who resembles the buyer cares for the person unless police and the office both cleared it.</summary>
public sealed class CarerCheckTests(AppFactory app) : IClassFixture<AppFactory>
{
    private readonly Story story = new(app);

    private static readonly Dictionary<string, string?> Buyer = new()
    {
        ["Form.Name"] = "魏建国",
        ["Form.IdNumber"] = "999901197001010017",
        ["Form.Phone"] = "13900000071",
        ["Form.Address"] = "青禾县青石镇三组12号",
    };

    private static readonly Dictionary<string, string?> Alike = new() { ["Form.Form"] = "foster-family", ["Form.FormReason"] = "家庭环境有利于恢复", ["Form.Carer"] = "韦建国", ["Form.CarerPhone"] = "13700000001" };

    [Fact]
    public async Task SimilarCarer_IsPlacedOnlyWhenBothCleared()
    {
        var (girl, handoff) = await AcceptedAsync();
        await RecordBuyerAsync(girl);
        var centre = await PlaceAsync(handoff, Alike);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, centre.Status);
        Assert.Contains(Words.Of(app, "Rule.CarerNeedsClearance"), centre.Page.QuerySelector(".err-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("韦建国", centre.Page.QuerySelector("[name='Form.Carer']")!.GetAttribute("value"));
        Assert.False(await story.ReadAsync(db => db.Set<PlacementRecord>().AnyAsync(p => p.CaseId == girl)));
        var check = await CheckAsync(girl);
        Assert.Equal(2, await story.ReadAsync(db => db.Set<OutboxMessage>().CountAsync(m => m.SubjectId == check && m.Topic == "carer.Asked")));

        // The institution learns that it waits, never why.
        await centre.GoAsync($"/carer-checks/{check}");
        Assert.Equal(HttpStatusCode.Forbidden, centre.Status);
        await centre.GoAsync("/");
        Assert.Contains(Words.Of(app, "CarerCheck.OwnerWaits"), centre.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Words.Of(app, "Likeness.Name"), centre.Text, StringComparison.Ordinal);

        var police = await AnswerAsync(Story.Police, check, "true");
        Assert.Equal(HttpStatusCode.OK, police.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PlaceAsync(handoff, Alike)).Status);
        await AnswerAsync(Story.Office, check, "true");
        centre = await PlaceAsync(handoff, Alike);
        Assert.Equal(HttpStatusCode.OK, centre.Status);
        Assert.Equal("韦建国", await story.ReadAsync(db => db.Set<PlacementRecord>().Where(p => p.CaseId == girl).Select(p => p.Carer).SingleAsync()));
        Assert.Equal(1, await story.ReadAsync(db => db.Set<CarerCheck>().CountAsync(c => c.CaseId == girl)));
        // Cleared is this carer: one digit more and both are asked again.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PlaceAsync(handoff, new(Alike) { ["Form.CarerPhone"] = "13700000002" })).Status);
    }

    [Fact]
    public async Task PoliceSeeTheCarer_TheOfficeOnlyWhatIsAlike()
    {
        var (girl, handoff) = await AcceptedAsync();
        await RecordBuyerAsync(girl);
        await PlaceAsync(handoff, Alike);
        var check = await CheckAsync(girl);
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync($"/carer-checks/{check}");
        Assert.Contains("韦建国", police.Text, StringComparison.Ordinal);
        var office = await app.AsAsync(Story.Office);
        await office.GoAsync("/");
        Assert.NotNull(office.Page.QuerySelector($"a[href='/carer-checks/{check}']"));
        await office.GoAsync($"/carer-checks/{check}");
        Assert.Contains(Words.Of(app, "Likeness.Name"), office.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("韦建国", office.Html, StringComparison.Ordinal);
        // Police of another county know nothing of it.
        var elsewhere = await app.AsAsync("qinghe-xingzhen");
        await elsewhere.GoAsync($"/carer-checks/{check}");
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.Status);
    }

    [Fact]
    public async Task PoliceOutsideTheTeam_AreLedToTheClosedFile()
    {
        var (girl, handoff) = await AcceptedAsync();
        await RecordBuyerAsync(girl);
        await PlaceAsync(handoff, Alike);
        var check = await CheckAsync(girl);
        var colleague = await app.AsAsync(await app.ColleagueOfAsync(Story.Police));
        await colleague.GoAsync("/");
        Assert.Null(colleague.Page.QuerySelector($"a[href='/carer-checks/{check}']"));
        Assert.NotNull(colleague.Page.QuerySelector($"section[aria-labelledby='carer-title'] a[href='/cases/{girl}']"));
        await colleague.PostAsync($"/carer-checks/{check}", [new("Form.Version", "1"), new("Form.Cleared", "true"), new("Form.Reason", "不是同一人")]);
        Assert.Equal(HttpStatusCode.Forbidden, colleague.Status);
        Assert.Null((await ReadAsync(check)).PoliceCleared);
        Assert.Equal(HttpStatusCode.Forbidden, (await colleague.GoAsync($"/carer-checks/{check}")).Status);
        Assert.DoesNotContain("韦建国", colleague.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneNo_IsEnough()
    {
        var (girl, handoff) = await AcceptedAsync();
        await RecordBuyerAsync(girl);
        await PlaceAsync(handoff, Alike);
        var check = await CheckAsync(girl);
        await AnswerAsync(Story.Police, check, "true");
        await AnswerAsync(Story.Office, check, "false");
        var centre = await PlaceAsync(handoff, Alike);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, centre.Status);
        Assert.Contains(Words.Of(app, "Rule.CarerRefused"), centre.Page.QuerySelector(".err-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await PlaceAsync(handoff, new() { ["Form.Form"] = "own-institution", ["Form.Carer"] = "郑样本" })).Status);
        Assert.False(await story.ReadAsync(db => db.Set<CarerCheck>().AnyAsync(c => c.CaseId == girl && c.IsOpen)));
    }

    [Fact]
    public async Task Answer_NeedsAReason_AndIsGivenOnce()
    {
        var (girl, handoff) = await AcceptedAsync();
        await RecordBuyerAsync(girl);
        await PlaceAsync(handoff, Alike);
        var check = await CheckAsync(girl);
        var police = await AnswerAsync(Story.Police, check, "true", reason: "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, police.Status);
        Assert.Null((await ReadAsync(check)).PoliceCleared);
        await AnswerAsync(Story.Police, check, "false");
        await police.PostAsync($"/carer-checks/{check}", [new("Form.Version", "2"), new("Form.Cleared", "true"), new("Form.Reason", "改主意")]);
        Assert.Equal(HttpStatusCode.Conflict, police.Status);
        Assert.False((await ReadAsync(check)).PoliceCleared);
    }

    [Fact]
    public async Task BuyerRecordedLater_AlarmsOwnerAndOffice_AndNobodyClearsIt()
    {
        var (girl, handoff) = await AcceptedAsync();
        var centre = await PlaceAsync(handoff, new() { ["Form.Form"] = "foster-family", ["Form.FormReason"] = "家庭环境有利于恢复", ["Form.Carer"] = "魏先生", ["Form.CarerPhone"] = "139 0000 0071" });
        Assert.Equal(HttpStatusCode.OK, centre.Status);
        await RecordBuyerAsync(girl);
        var check = await CheckAsync(girl);
        Assert.Equal(2, await story.ReadAsync(db => db.Set<OutboxMessage>().CountAsync(m => m.SubjectId == check && m.Topic == "carer.Alarm")));
        await centre.GoAsync("/");
        Assert.Contains(Words.Of(app, "CarerCheck.OwnerAlarm"), centre.Text, StringComparison.Ordinal);
        await centre.GoAsync($"/cases/{girl}");
        Assert.Contains(Words.Of(app, "Case.PlacementQuestioned"), centre.Text, StringComparison.Ordinal);
        var office = await app.AsAsync(Story.Office);
        await office.GoAsync($"/carer-checks/{check}");
        Assert.Contains(Words.Of(app, "CarerCheck.MoveHer"), office.Text, StringComparison.Ordinal);
        Assert.Null(office.Page.QuerySelector("[name='Form.Cleared']"));
        await office.PostAsync($"/carer-checks/{check}", [new("Form.Version", "0"), new("Form.Cleared", "true"), new("Form.Reason", "放行")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, office.Status);
        Assert.Null((await ReadAsync(check)).OfficeCleared);

        Assert.Equal(HttpStatusCode.OK, (await PlaceAsync(handoff, new() { ["Form.Form"] = "own-institution", ["Form.Carer"] = "郑样本", ["Form.CarerPhone"] = "", ["Form.MoveReason"] = "institution" })).Status);
        Assert.False((await ReadAsync(check)).IsOpen);
    }

    [Fact]
    public async Task BuyerRecordedLater_WhoIsAlike_AsksBoth_AndStrangersAreLeftAlone()
    {
        var (girl, handoff) = await AcceptedAsync();
        var (other, otherHandoff) = await AcceptedAsync();
        await PlaceAsync(handoff, Alike);
        await PlaceAsync(otherHandoff, Alike);
        await RecordBuyerAsync(girl);
        Assert.False((await ReadAsync(await CheckAsync(girl))).IsExact);
        Assert.False(await story.ReadAsync(db => db.Set<CarerCheck>().AnyAsync(c => c.CaseId == other)));
    }

    private async Task<(Guid Case, Guid Handoff)> AcceptedAsync()
    {
        var id = await story.RescueAsync();
        await story.AttachAsync(Story.Police, id, DocumentCategories.TemporaryCareNotice);
        var handoff = await story.SendAsync(id, PlacementKind.KeyName, Story.Police, Story.Centre);
        await story.FireAsync(Story.Centre, handoff, HandoffAction.Sign);
        await story.FireAsync(Story.Centre, handoff, HandoffAction.Accept);
        return (id, handoff);
    }

    private async Task RecordBuyerAsync(Guid @case)
    {
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync($"/cases/{@case}/police/buyer");
        await police.SendAsync(Buyer);
        Assert.Equal(HttpStatusCode.OK, police.Status);
    }

    private async Task<Visitor> PlaceAsync(Guid handoff, Dictionary<string, string?> values)
    {
        var centre = await app.AsAsync(Story.Centre);
        await centre.GoAsync($"/handoffs/{handoff}/placement");
        return await centre.SendAsync(new(values) { ["Form.FosterConditions"] = string.Join('\u001f', PlacementRecord.FosterConditionCodes) });
    }

    private async Task<Visitor> AnswerAsync(string account, Guid check, string cleared, string reason = "已上门核实")
    {
        var visitor = await app.AsAsync(account);
        await visitor.GoAsync($"/carer-checks/{check}");
        return await visitor.SendAsync(new() { ["Form.Cleared"] = cleared, ["Form.Reason"] = reason });
    }

    private Task<Guid> CheckAsync(Guid @case) => story.ReadAsync(db => db.Set<CarerCheck>().Where(c => c.CaseId == @case).Select(c => c.Id).SingleAsync());

    private Task<CarerCheck> ReadAsync(Guid id) => story.ReadAsync(db => db.Set<CarerCheck>().AsNoTracking().SingleAsync(c => c.Id == id));
}
