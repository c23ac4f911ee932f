using System.Globalization;
using System.Net;
using CaseReferral.Core.Care;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using CaseReferral.Web.Shell;
using CaseReferral.Web.Tests.Features.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Features.CarerChecks;

/// <summary>三.16: the buyer comes to one of the three doors. Nobody gets her, and police and the office learn it at once.</summary>
public sealed class BuyerAtDoorTests(AppFactory app) : IClassFixture<AppFactory>
{
    private readonly Doors doors = new(app);
    private Story Story => doors.Story;

    private static string RuleOf(string door) => door == Doors.Collector ? DepartureRules.NotToBuyer.Name : CaseRules.NotWithBuyer.Name;

    private async Task<Guid> UnitAsync(string account) => (await Story.ActorAsync(account)).OrganisationId;

    private Task<Case> CaseAsync(Guid id) => Story.ReadAsync(db => db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == id));

    [Theory, InlineData(Doors.Carer), InlineData(Doors.Collector), InlineData(Doors.Relative)]
    public async Task Buyer_IsRefused_PoliceAndOfficeAreTold_NobodyElse(string door)
    {
        var child = await doors.ChildAsync(door);
        var clerk = await doors.ComeAsync(door, child, Doors.Buyer);
        Assert.Contains(Words.Of(app, "Rule." + RuleOf(door)), Doors.Refusal(clerk), StringComparison.Ordinal);
        Assert.Contains("已通知公安机关", Doors.Refusal(clerk), StringComparison.Ordinal);
        // The city's office alone covers the district; hospital, institution and the office of the other county are told nothing.
        List<Guid> told = [await UnitAsync(Story.Police), await UnitAsync(Story.Office)];
        Assert.Equal(told.Order(), (await doors.AlarmsAsync(child)).Select(m => m.ToOrganisationId).Order());
    }

    [Theory, InlineData(Doors.Carer), InlineData(Doors.Collector), InlineData(Doors.Relative)]
    public async Task Buyer_IsRefusedInEnglishToo(string door)
    {
        var clerk = await doors.ComeAsync(door, await doors.ChildAsync(door), Doors.Buyer, "en");
        Assert.Contains(app.Services.GetRequiredService<Texts>().Both("Rule." + RuleOf(door)).English, Doors.Refusal(clerk), StringComparison.Ordinal);
        Assert.Contains("Police and the conference office have been told", Doors.Refusal(clerk), StringComparison.Ordinal);
        Assert.DoesNotMatch(Words.MissingKey(), clerk.Text);
    }

    [Theory, InlineData(Doors.Carer), InlineData(Doors.Collector), InlineData(Doors.Relative)]
    public async Task HoweverOftenTheClerkPresses_OneAlarmADay(string door)
    {
        var child = await doors.ChildAsync(door);
        // The same man by another name, by his number alone, by his phone alone.
        foreach (var comer in new[] { Doors.Buyer, Doors.Buyer with { Name = "叔叔 某人" }, Doors.Buyer with { Phone = "" }, Doors.Buyer with { Number = "999999195505050021" } })
            Doors.Refusal(await doors.ComeAsync(door, child, comer));
        Assert.Equal(2, (await doors.AlarmsAsync(child)).Count);
        app.Clock.Advance(TimeSpan.FromHours(25));
        Doors.Refusal(await doors.ComeAsync(door, child, Doors.Buyer));
        Assert.Equal(4, (await doors.AlarmsAsync(child)).Count);
    }

    [Fact]
    public async Task AnotherOfTheHousehold_IsAnotherAlarm()
    {
        var child = await doors.ChildAsync(Doors.Collector);
        await doors.RecordBuyerAsync(child, "欧阳梅", "999901197203030029");
        Doors.Refusal(await doors.ComeAsync(Doors.Collector, child, Doors.Buyer));
        Doors.Refusal(await doors.ComeAsync(Doors.Collector, child, new("母亲 欧阳梅", "999901197203030029", Doors.Phone)));
        Assert.Equal(4, (await doors.AlarmsAsync(child)).Count);
        // Another child's case is another matter.
        Assert.Empty(await doors.AlarmsAsync(await doors.ChildAsync(Doors.Collector)));
    }

    /// <summary>A form that lacks more than that does not keep police waiting.</summary>
    [Fact]
    public async Task Buyer_WhoseIdWasNotCopied_IsToldOfAllTheSame()
    {
        var child = await doors.ChildAsync(Doors.Collector);
        var clerk = await doors.ComeAsync(Doors.Collector, child, Doors.Stranger with { Number = "" });
        await clerk.SendAsync(new() { ["Form.CollectorIdNumber"] = Doors.Number, ["Form.CollectorIdCopied"] = null });
        Assert.Contains(Words.Of(app, "Rule.DepartureCollectorKnown"), Doors.Refusal(clerk), StringComparison.Ordinal);
        Assert.Contains(Words.Of(app, "Rule.DepartureNotToBuyer"), Doors.Refusal(clerk), StringComparison.Ordinal);
        Assert.Equal(2, (await doors.AlarmsAsync(child)).Count);
    }

    /// <summary>A case that other police took over: who began it and who has it are both told.</summary>
    [Fact]
    public async Task PoliceWhoOwnTheCase_AreTold_BesideThoseWhoBeganIt()
    {
        var child = await doors.ChildAsync(Doors.Relative);
        var owner = await UnitAsync("qinghe-xingzhen");
        await Story.ReadAsync(async db =>
        {
            (await db.Set<Case>().SingleAsync(c => c.Id == child)).HandOver(owner);
            return await db.SaveChangesAsync();
        });
        Doors.Refusal(await doors.ComeAsync(Doors.Relative, child, Doors.Buyer));
        List<Guid> told = [await UnitAsync(Story.Police), owner, await UnitAsync(Story.Office)];
        Assert.Equal(told.Order(), (await doors.AlarmsAsync(child)).Select(m => m.ToOrganisationId).Order());
    }

    [Theory, InlineData(Doors.Collector, "Form.CollectorIdNumber"), InlineData(Doors.Relative, "Form.RelativeIdNumber")]
    public async Task Refused_ChangesNothing_KeepsTheForm_AndStandsInTheTrail(string door, string field)
    {
        var child = await doors.ChildAsync(door);
        var (before, events) = (await CaseAsync(child), await EventsAsync(child));
        var clerk = await doors.ComeAsync(door, child, Doors.Buyer);
        Assert.Equal(Doors.Number, clerk.Page.QuerySelector($"[name='{field}']")!.GetAttribute("value"));
        var after = await CaseAsync(child);
        Assert.Equal((before.Version, before.Stage, before.OwnerOrganisationId), (after.Version, after.Stage, after.OwnerOrganisationId));
        Assert.Equal(events, await EventsAsync(child));
        Assert.False(await Story.ReadAsync(db => db.Set<Departure>().AnyAsync(d => d.CaseId == child)));
        Assert.True(await Story.ReadAsync(db => db.Set<PlacementRecord>().Where(p => p.CaseId == child).AllAsync(p => p.Status == PlacementStatus.Active)));
        var tried = await Story.ReadAsync(db => db.Set<AuditEntry>().AsNoTracking().SingleAsync(a => a.CaseId == child && a.Kind == AuditKind.Refused));
        Assert.StartsWith($"422|{RuleOf(door)}|POST cases/", tried.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(Doors.Number, tried.Detail + tried.Changes, StringComparison.Ordinal);
        // The same page goes on: whoever may have her gets her.
        await clerk.SendAsync(new() { [field] = Doors.Stranger.Number, [field.Replace("IdNumber", "Phone", StringComparison.Ordinal)] = "", [door == Doors.Collector ? "Form.Collector" : "Form.Relative"] = Doors.Stranger.Name });
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
    }

    private Task<int> EventsAsync(Guid @case) => Story.ReadAsync(db => db.Set<CaseEvent>().CountAsync(e => e.CaseId == @case));

    [Theory, InlineData("zh-CN"), InlineData("en")]
    public async Task Notice_LeadsToTheCase_AndNamesNobody(string language)
    {
        var child = await doors.ChildAsync(Doors.Collector);
        Doors.Refusal(await doors.ComeAsync(Doors.Collector, child, Doors.Buyer));
        var (chinese, english) = app.Services.GetRequiredService<Texts>().Both("Notice.buyer.AtDoor");
        var sentence = string.Format(CultureInfo.InvariantCulture, language == "en" ? english : chinese, (await CaseAsync(child)).Number);
        foreach (var account in new[] { Story.Police, Story.Office })
        {
            var reader = await app.AsAsync(account);
            await reader.GoAsync($"/language/{language}");
            await reader.GoAsync("/notices");
            var link = reader.Page.QuerySelectorAll("main tbody th a").Single(a => a.TextContent.Trim() == sentence);
            Assert.Equal($"/cases/{child}", link.GetAttribute("href"));
            foreach (var word in new[] { Doors.Name, "魏", Doors.Number, Doors.Phone, "郑样本", "王𠮷示" })
                Assert.DoesNotContain(word, reader.Page.QuerySelector("main tbody")!.TextContent, StringComparison.Ordinal);
            await reader.GoAsync($"/cases/{child}");
            Assert.Equal(HttpStatusCode.OK, reader.Status);
        }
        foreach (var account in new[] { Story.Centre, "yiyuan", "qinghe-bangongshi", "qinghe-xingzhen" })
        {
            var stranger = await (await app.AsAsync(account)).GoAsync("/notices");
            Assert.DoesNotContain((await CaseAsync(child)).Number + "：", stranger.Text, StringComparison.Ordinal);
        }
    }

    /// <summary>A minor's file of a named team: a colleague reads the number, the case page stays closed to her.</summary>
    [Fact]
    public async Task PoliceOutsideTheTeam_ReadTheNumberAlone()
    {
        var child = await doors.ChildAsync(Doors.Collector);
        Doors.Refusal(await doors.ComeAsync(Doors.Collector, child, Doors.Buyer));
        var colleague = await (await app.AsAsync(await app.ColleagueOfAsync(Story.Police))).GoAsync("/notices");
        Assert.Contains(Words.Full(app, "Notice.buyer.AtDoor", (await CaseAsync(child)).Number), colleague.Text, StringComparison.Ordinal);
        await colleague.GoAsync($"/cases/{child}");
        Assert.DoesNotContain("王𠮷示", colleague.Text, StringComparison.Ordinal);
    }

    /// <summary>Cleared was somebody like the buyer; then police learn that he is one.</summary>
    [Fact]
    public async Task BuyerRecordedLater_IsRefused_WhateverWasCleared()
    {
        var child = await doors.ChildAsync(Doors.Collector);
        Doors.Refusal(await doors.ComeAsync(Doors.Collector, child, Doors.Alike));
        var check = Assert.Single(await doors.ChecksAsync(child));
        await doors.AnswerAsync(Story.Police, check.Id, true);
        await doors.AnswerAsync(Story.Office, check.Id, true);
        await doors.RecordBuyerAsync(child, "韦建国", Doors.Alike.Number, Doors.Alike.Phone);
        Assert.Contains(Words.Of(app, "Rule.DepartureNotToBuyer"), Doors.Refusal(await doors.ComeAsync(Doors.Collector, child, Doors.Alike)), StringComparison.Ordinal);
        Assert.Equal(2, (await doors.AlarmsAsync(child)).Count);
    }

    /// <summary>并案: who bought her in the file that ends is refused at the door of the one that stays, and what was told there is not told again.</summary>
    [Fact]
    public async Task BuyerOfAMergedCase_IsRefused_AndToldOnce()
    {
        var (from, into) = (await doors.ChildAsync(Doors.Relative), await Story.PlacedAsync(9));
        Doors.Refusal(await doors.ComeAsync(Doors.Relative, from, Doors.Buyer));
        await Story.ActAsync(Story.Police + "-lead", from, CaseAction.Merge, new() { OtherCaseNumber = (await CaseAsync(into)).Number, SamePerson = true });
        Assert.Equal(2, (await doors.AlarmsAsync(into)).Count);
        Doors.Refusal(await doors.ComeAsync(Doors.Collector, into, Doors.Buyer));
        Assert.Equal(2, (await doors.AlarmsAsync(into)).Count);
        app.Clock.Advance(TimeSpan.FromHours(25));
        Doors.Refusal(await doors.ComeAsync(Doors.Collector, into, Doors.Buyer));
        Assert.Equal(4, (await doors.AlarmsAsync(into)).Count);
    }

    [Theory, InlineData(Doors.Carer), InlineData(Doors.Collector), InlineData(Doors.Relative)]
    public async Task Stranger_Passes_AndNobodyIsTold(string door)
    {
        var child = await doors.ChildAsync(door);
        Assert.Equal(HttpStatusCode.OK, (await doors.ComeAsync(door, child, Doors.Stranger)).Status);
        Assert.Empty(await doors.AlarmsAsync(child));
        Assert.Empty(await doors.ChecksAsync(child));
    }
}
