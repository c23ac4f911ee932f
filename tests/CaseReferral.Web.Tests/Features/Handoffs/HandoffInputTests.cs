using System.Net;
using CaseReferral.Core.Access;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Handoffs;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Handoffs;

/// <summary>Wrong input in a request or an action: a sentence at the field, what was typed, and nothing stored.</summary>
public sealed class HandoffInputTests(AppFactory app) : IClassFixture<AppFactory>
{
    private readonly Story story = new(app);

    private Task<(int, int)> CountsAsync() => story.ReadAsync(async db => (await db.Set<Handoff>().CountAsync(), await db.Set<HandoffEvent>().CountAsync()));

    [Fact]
    public async Task Send_AMinorWithConsentPosted_RestsOnStatute()
    {
        var child = await story.RescueAsync(8);
        await story.AttachAsync(Story.Police, child, DocumentCategories.TemporaryCareNotice);
        var sent = (await story.FindAsync(await story.SendAsync(child, "placement", Story.Police, Story.Centre)))!;
        Assert.Equal((HandoffStatus.Sent, LegalBases.Statutory, null), (sent.Status, sent.BasisCode, sent.BasisNote));
    }

    [Theory]
    [InlineData("ToOrganisationId", "", "Error.ChooseUnit")]
    [InlineData("ToOrganisationId", "not-a-guid", "Validation.Choice")]
    [InlineData("ToOrganisationId", "0199aaaa-0000-7000-8000-000000000001", "Error.ChooseUnit")]
    [InlineData("ToOrganisationId", "@yiyuan", "Rule.ReceiverOffersService")]
    [InlineData("ToOrganisationId", "@shi-xingzhen", "Rule.ReceiverIsNotSender")]
    [InlineData("Text", "", "Validation.Required")]
    [InlineData("Text", "   ", "Validation.Required")]
    [InlineData("Text", "#4001", "Validation.StringLength")]
    [InlineData("Text", "a\u0001b", "Validation.Control")]
    [InlineData("PhoneNote", "#201", "Validation.StringLength")]
    [InlineData("Urgency", "17", "Validation.Choice")]
    [InlineData("Urgency", "Emergency", "Rule.EmergencyIsPhoned")]
    [InlineData("Groups", "99999", "Validation.Choice")]
    [InlineData("Groups", "DNA", "Validation.Choice")]
    [InlineData("Groups", "Sampling", "Rule.PackageFits")]
    [InlineData("Groups", "CoercedOffences", "Rule.PackageFits")]
    [InlineData("Groups", "Buyer", "Rule.PackageFits")]
    [InlineData("Groups", "Schooling", "Rule.PackageFits")]
    [InlineData("Groups", null, "Rule.PackageHoldsMinimum")]
    public async Task Request_WithAWrongValue_IsRefusedWithItsSentence(string name, string? value, string key)
    {
        var @case = await story.RescueAsync();
        var before = await CountsAsync();
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync($"/cases/{@case}/handoffs/new/legal-aid");
        var text = value switch
        {
            ['@', .. var account] => (await story.ActorAsync(account)).OrganisationId.ToString(),
            ['#', .. var count] => new string('长', int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)),
            _ => value,
        };
        await police.SendAsync(new()
        {
            ["Form.ToOrganisationId"] = (await story.ActorAsync(Story.Receiver)).OrganisationId.ToString(),
            ["Form.Text"] = "请优先办理😀",
            [$"Form.{name}"] = text,
        });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, police.Status);
        Assert.Contains(Words.Of(app, key), police.Page.QuerySelector(".err-summary")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotMatch(Words.MissingKey(), police.Html);
        if (name != "Text")
            Assert.Contains("请优先办理😀", police.Text, StringComparison.Ordinal);
        Assert.Equal(before, await CountsAsync());
    }

    [Fact]
    public async Task Request_OfAnUnknownLine_IsNoAddress()
    {
        var @case = await story.RescueAsync();
        var police = await app.AsAsync(Story.Police);
        Assert.Equal(HttpStatusCode.NotFound, (await police.GoAsync($"/cases/{@case}/handoffs/new/astrology")).Status);
    }

    [Fact]
    public async Task Supply_WithAnAmendedRequest_KeepsTheEarlierTextForBothSides()
    {
        var id = await story.HandoffAsync(HandoffStatus.SupplementRequested);
        var old = (await story.FindAsync(id))!.Request!;
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync($"/handoffs/{id}/do/supply");
        Assert.Equal(old, police.Page.QuerySelector("[name='Form.Request']")!.TextContent);
        await police.SendAsync(new() { ["Form.Text"] = "见附件" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, police.Status);
        Assert.Contains(Words.Of(app, "Rule.SomethingAdded"), police.Page.QuerySelector(".err-summary")!.TextContent, StringComparison.Ordinal);

        await police.SendAsync(new() { ["Form.Text"] = "已改写", ["Form.Request"] = "另需夜间陪护\r\n并安排女性工作人员" });
        Assert.Equal(HttpStatusCode.OK, police.Status);
        var now = await story.FindAsync(id);
        Assert.Equal((HandoffStatus.Received, 2), (now!.Status, now.RequestVersion));
        foreach (var side in new[] { Story.Police, Story.Receiver })
        {
            if (side == Story.Receiver)
                await story.FireAsync(Story.Receiver, id, HandoffAction.Accept);
            var visitor = await app.AsAsync(side);
            await visitor.GoAsync($"/handoffs/{id}");
            Assert.Contains("另需夜间陪护", visitor.Text, StringComparison.Ordinal);
            Assert.Contains(old, visitor.Page.QuerySelector("details .note")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(HandoffStatus.Received, HandoffAction.Accept, "OfficerId", "", "Error.ChooseOfficer")]
    [InlineData(HandoffStatus.Received, HandoffAction.Accept, "OfficerId", "@jiuzhu", "Error.ChooseOfficer")]
    [InlineData(HandoffStatus.Received, HandoffAction.Accept, "PlanDate", "2026-03-01", "Error.PlanDate")]
    [InlineData(HandoffStatus.Received, HandoffAction.Accept, "PlanDate", "bald", "Validation.Date")]
    [InlineData(HandoffStatus.Received, HandoffAction.Ask, "ReasonCode", "", "Error.ChooseReason")]
    [InlineData(HandoffStatus.Received, HandoffAction.Ask, "ReasonCode", "bribe", "Error.ChooseReason")]
    [InlineData(HandoffStatus.Received, HandoffAction.Ask, "Text", "", "Error.WriteReason")]
    [InlineData(HandoffStatus.Received, HandoffAction.Ask, "Text", "#2001", "Validation.StringLength")]
    [InlineData(HandoffStatus.Received, HandoffAction.Return, "ReasonCode", "no-economic-hardship", "Error.ChooseReason")]
    [InlineData(HandoffStatus.Received, HandoffAction.Return, "Duty", "九.9", "Error.DutyNumber")]
    [InlineData(HandoffStatus.Received, HandoffAction.Return, "UnitId", "", "Error.ChooseUnit")]
    [InlineData(HandoffStatus.Received, HandoffAction.Return, "UnitId", "0199aaaa-0000-7000-8000-000000000001", "Error.ChooseUnit")]
    [InlineData(HandoffStatus.Received, HandoffAction.Return, "UnitId", "@fayuan", "Error.SameUnit")]
    [InlineData(HandoffStatus.InProgress, HandoffAction.Hold, "ReviewOn", "2026-03-02", "Error.ReviewDate")]
    [InlineData(HandoffStatus.InProgress, HandoffAction.Hold, "ReviewOn", "2026-04-03", "Error.ReviewDate")]
    [InlineData(HandoffStatus.InProgress, HandoffAction.Report, "Outcome", "wonderful", "Error.ChooseOutcome")]
    [InlineData(HandoffStatus.InProgress, HandoffAction.Report, "OutcomeOn", "2026-03-03", "Error.OutcomeDate")]
    [InlineData(HandoffStatus.InProgress, HandoffAction.Report, "OutcomeOn", "0001-01-01", "Error.OutcomeDate")]
    public async Task Action_WithAWrongValue_IsRefusedAtItsField(HandoffStatus status, HandoffAction action, string name, string value, string key)
    {
        app.Clock.Set(new DateTime(2026, 3, 2, 10, 0, 0));
        var id = await story.HandoffAsync(status);
        var before = await story.FindAsync(id);
        var counts = await CountsAsync();
        var centre = await app.AsAsync(Story.Receiver);
        await centre.GoAsync($"/handoffs/{id}/do/{action}");
        var values = ActionValues.Of(await story.InputAsync(action, Story.Receiver));
        values[$"Form.{name}"] = value switch
        {
            ['@', .. var account] => name == "OfficerId" ? (await story.ActorAsync(account)).OfficerId.ToString() : (await story.ActorAsync(account)).OrganisationId.ToString(),
            ['#', .. var count] => new string('长', int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)),
            _ => value,
        };
        await centre.SendAsync(values);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, centre.Status);
        var sentence = Words.Of(app, key);
        Assert.Contains(sentence, centre.Page.QuerySelector(".err-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(sentence, centre.Page.QuerySelector(".err")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotMatch(Words.MissingKey(), centre.Html);
        if (name != "Text")
            Assert.Contains("说明：" + action, centre.Text, StringComparison.Ordinal);
        var after = await story.FindAsync(id);
        Assert.Equal((before!.Status, before.Version, counts), (after!.Status, after.Version, await CountsAsync()));
    }

    [Theory]
    [InlineData("jiuzhu")]
    [InlineData("yiyuan")]
    public async Task Reroute_ToAUnitThatDoesNotOfferTheLine_KeepsTheOldOne(string unit)
    {
        var id = await story.HandoffAsync(HandoffStatus.Returned);
        var counts = await CountsAsync();
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync($"/handoffs/{id}/do/reroute");
        await police.SendAsync(new() { ["Form.UnitId"] = (await story.ActorAsync(unit)).OrganisationId.ToString() });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, police.Status);
        Assert.Contains(Words.Of(app, "Rule.ReceiverOffersService"), police.Page.QuerySelector(".err-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HandoffStatus.Returned, (await story.FindAsync(id))!.Status);
        Assert.Equal(counts, await CountsAsync());
    }

    [Fact]
    public async Task Reroute_ToAnUnknownUnit_IsASentence_NotAFailure()
    {
        var id = await story.HandoffAsync(HandoffStatus.Returned);
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync($"/handoffs/{id}/do/reroute");
        await police.SendAsync(new() { ["Form.UnitId"] = $"{Guid.CreateVersion7()}" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, police.Status);
        Assert.Contains(Words.Of(app, "Error.ChooseUnit"), police.Page.QuerySelector(".err-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_OfAnotherUnit_IsNotFound_AndItsOwnIsKeptThroughAMistake()
    {
        var id = await story.HandoffAsync(HandoffStatus.Draft);
        foreach (var account in new[] { Story.Receiver, Story.Office, "qinghe-xingzhen" })
        {
            var visitor = await app.AsAsync(account);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GoAsync($"/handoffs/{id}/edit")).Status);
            await visitor.GoAsync("/");
            await visitor.PostAsync($"/handoffs/{id}/edit", [new("Form.Text", "改写"), new("Form.Version", "0")]);
            Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        }
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync($"/handoffs/{id}/edit");
        await police.SendAsync(new() { ["Form.Text"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, police.Status);
        await police.SendAsync(new() { ["Form.Text"] = "补写" });
        Assert.Equal(HttpStatusCode.OK, police.Status);
        Assert.Equal((HandoffStatus.Sent, "补写"), ((await story.FindAsync(id))!.Status, (await story.FindAsync(id))!.Request));
    }

    [Theory]
    [InlineData("/?after=x")]
    [InlineData("/?after=99999999999999999999~1")]
    [InlineData("/?show=99")]
    [InlineData("/?show=abc")]
    [InlineData("/cases?before=abc")]
    [InlineData("/cases?before=-1&stage=Nowhere")]
    [InlineData("/cases?stage=99")]
    [InlineData("/handoffs?before=zz&status=77&side=x&kind=%01")]
    [InlineData("/handoffs?kind='%20OR%201=1")]
    [InlineData("/rescues/new?persons=abc")]
    [InlineData("/rescues/new?persons=-5")]
    [InlineData("/rescues/new?persons=100000")]
    public async Task OddAddresses_AreAnsweredWithAPage(string path)
    {
        var police = await app.AsAsync(Story.Police);
        Assert.Equal(HttpStatusCode.OK, (await police.GoAsync(path)).Status);
        Assert.Equal(HttpStatusCode.OK, (await police.GoAsync(path + (path.Contains('?', StringComparison.Ordinal) ? "&x=" : "?x=") + new string('x', 6000))).Status);
    }

    [Fact]
    public async Task Package_HoldsOnlyWhatWasChosen()
    {
        var id = await story.HandoffAsync(HandoffStatus.Sent);
        Assert.Equal(FieldGroup.Identity | FieldGroup.Legal | FieldGroup.Handoffs, (await story.FindAsync(id))!.Package);
        Assert.Equal(CaseStage.Rescued, await story.ReadAsync(db => db.Set<Handoff>().Where(h => h.Id == id).Join(db.Set<Case>(), h => h.CaseId, c => c.Id, (h, c) => c.Stage).SingleAsync()));
    }
}
