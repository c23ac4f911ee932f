using System.Net;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Rescues;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Departments;

/// <summary>The routing table as clerks meet it: proposed with its reasons, another unit for a reason, none outside the table.</summary>
public sealed class PlacementRoutePagesTests : IAsyncDisposable
{
    private readonly AppFactory app = new() { Settings = new Dictionary<string, string> { ["Lines:placement:Searching"] = "MinorsCentre" } };
    private readonly Story story;

    public PlacementRoutePagesTests() => story = new(app);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<Visitor> SendAsync(Guid child, string to, string? reason)
    {
        var police = await (await app.AsAsync(Story.Police)).GoAsync($"/cases/{child}/handoffs/new/placement");
        Assert.Equal(HttpStatusCode.OK, police.Status);
        Assert.DoesNotMatch(Words.MissingKey(), police.Html);
        return await police.SendAsync(new()
        {
            ["Form.ToOrganisationId"] = $"{(await story.ActorAsync(to)).OrganisationId}",
            ["Form.Text"] = "请接收",
            ["Form.RouteReason"] = reason,
        });
    }

    [Fact]
    public async Task Request_ShowsTheProposal_AndAnotherUnitNeedsAReason()
    {
        var child = await story.RescueAsync(8);
        await story.AttachAsync(Story.Police, child, DocumentCategories.TemporaryCareNotice);
        var police = await (await app.AsAsync(Story.Police)).GoAsync($"/cases/{child}/handoffs/new/placement");
        var said = police.Page.QuerySelector(".alert-note")!.TextContent;
        Assert.Contains(Words.Of(app, "OrganisationKind.WelfareHome"), said, StringComparison.Ordinal);
        Assert.Contains(Words.Of(app, "RouteIs.not-found"), said, StringComparison.Ordinal);
        Assert.Contains(Words.Of(app, "RouteSource.NotFound"), said, StringComparison.Ordinal);
        Assert.Contains("市儿童福利院", police.Page.QuerySelectorAll("select[name='Form.ToOrganisationId'] option")[1].TextContent, StringComparison.Ordinal);

        var refused = await SendAsync(child, "weibao", null);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(Words.Of(app, "Rule.OtherRouteReasoned"), refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(child, "jiuzhu", "就近")).Status);
        Assert.Equal(0, await story.ReadAsync(db => db.Set<Handoff>().CountAsync(h => h.CaseId == child)));

        var sent = await SendAsync(child, "weibao", "福利院床位已满");
        Assert.Equal(HttpStatusCode.OK, sent.Status);
        Assert.Contains("福利院床位已满", sent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProposedUnit_NeedsNoReason()
    {
        var child = await story.RescueAsync(8);
        await story.AttachAsync(Story.Police, child, DocumentCategories.TemporaryCareNotice);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(child, Story.Centre, null)).Status);
    }

    /// <summary>Everybody reads the table; what the city has agreed on stands in it, with its setting.</summary>
    [Theory, InlineData(Story.Police), InlineData(Story.Centre), InlineData("xitong")]
    public async Task Table_IsAPage_WithItsSourcesAndSettings(string account)
    {
        var page = await (await app.AsAsync(account)).GoAsync("/placement-routes");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotMatch(Words.MissingKey(), page.Html);
        Assert.Equal(PlacementRoutes.All.Count, page.Page.QuerySelectorAll("tbody tr").Length);
        var agreed = page.Page.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Lines:placement:Searching", StringComparison.Ordinal));
        Assert.Contains(Words.Of(app, "OrganisationKind.MinorsCentre"), agreed.QuerySelectorAll("td")[0].TextContent.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains(Words.Of(app, "Settings.Agreed"), agreed.TextContent, StringComparison.Ordinal);
    }

    /// <summary>未成年人保护法 Art. 93: the institution's own care is proposed; relatives or a foster family for a reason.</summary>
    [Fact]
    public async Task PlacementForm_ProposesAForm_AndAnotherNeedsAReason()
    {
        var child = await story.RescueAsync(8);
        await story.AttachAsync(Story.Police, child, DocumentCategories.TemporaryCareNotice);
        var handoff = await story.SendAsync(child, PlacementKind.KeyName, Story.Police, Story.Centre);
        await story.FireAsync(Story.Centre, handoff, HandoffAction.Sign);
        await story.FireAsync(Story.Centre, handoff, HandoffAction.Accept);
        var clerk = await (await app.AsAsync(Story.Centre)).GoAsync($"/handoffs/{handoff}/placement");
        Assert.Contains(Words.Of(app, "Placement.Because.institution"), clerk.Text, StringComparison.Ordinal);
        Assert.NotNull(clerk.Page.QuerySelector(".only-foster"));
        // Asked of another form alone, and of a move only when she has a place to move from.
        Assert.NotNull(clerk.Page.QuerySelector(".unless-own-institution [name='Form.FormReason']"));
        Assert.Null(clerk.Page.QuerySelector("[name='Form.MoveReason']"));
        Dictionary<string, string?> values = new() { ["Form.Form"] = "relative", ["Form.Carer"] = "祖母", ["Form.StartedOn"] = $"{story.Today:yyyy-MM-dd}" };
        await clerk.SendAsync(values);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, clerk.Status);
        Assert.Contains(Words.Of(app, "Error.FormReason"), clerk.Page.QuerySelector(".err-summary")!.TextContent, StringComparison.Ordinal);
        values["Form.FormReason"] = "祖母有抚养能力";
        await clerk.SendAsync(values);
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        Assert.Contains("祖母有抚养能力", clerk.Text, StringComparison.Ordinal);
        await clerk.GoAsync($"/handoffs/{handoff}/placement");
        Assert.Null(clerk.Page.QuerySelector(".unless-own-institution"));
        Assert.NotNull(clerk.Page.QuerySelector("[name='Form.MoveReason']"));
    }

    /// <summary>Typed for another form and then hidden by choosing the proposed one: nobody sees it, so nothing keeps it.</summary>
    [Fact]
    public async Task PlacementForm_KeepsNoReasonOfTheProposedForm_AndOffersNoFormOfChildrenToAnAdult()
    {
        var adult = await story.RescueAsync(30);
        var handoff = await story.SendAsync(adult, PlacementKind.KeyName, Story.Police, "jiuzhu");
        await story.FireAsync("jiuzhu", handoff, HandoffAction.Sign);
        await story.FireAsync("jiuzhu", handoff, HandoffAction.Accept);
        var clerk = await (await app.AsAsync("jiuzhu")).GoAsync($"/handoffs/{handoff}/placement");
        Assert.Equal(["own-institution", "relative", "other-institution"], clerk.Page.QuerySelectorAll("[name='Form.Form']").Select(f => f.GetAttribute("value")));
        Dictionary<string, string?> values = new() { ["Form.Form"] = "foster-family", ["Form.FormReason"] = "原因", ["Form.Carer"] = "王照料", ["Form.StartedOn"] = $"{story.Today:yyyy-MM-dd}", ["Form.FemaleStaff"] = "true" };
        await clerk.SendAsync(values);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, clerk.Status);
        values["Form.Form"] = "own-institution";
        await clerk.SendAsync(values);
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        Assert.Null(await story.ReadAsync(db => db.Set<PlacementRecord>().Where(p => p.HandoffId == handoff).Select(p => p.FormReason).SingleAsync()));
    }

    private Task PlacesAsync(string unit, int places) => story.ReadAsync(async db =>
    {
        (await db.Set<Organisation>().SingleAsync(o => o.Code == unit)).WithPlaces(places);
        return await db.SaveChangesAsync();
    });

    private async Task<List<string>> ReceiversAsync(Guid child)
    {
        var police = await (await app.AsAsync(Story.Police)).GoAsync($"/cases/{child}/handoffs/new/placement");
        return [.. police.Page.QuerySelectorAll("select[name='Form.ToOrganisationId'] option").Skip(1).Select(o => o.TextContent)];
    }

    /// <summary>Free places are counted from the children in its own care, and said beside the unit.</summary>
    [Fact]
    public async Task Request_SaysHowManyPlacesAreLeft()
    {
        await PlacesAsync("fuliyuan", 2);
        await story.PlacedAsync();
        var child = await story.RescueAsync(8);
        Assert.Contains("建议、剩 1 床", (await ReceiversAsync(child))[0], StringComparison.Ordinal);
        await story.PlacedAsync();
        Assert.Contains("床位已满", Assert.Single(await ReceiversAsync(child), r => r.StartsWith("市儿童福利院", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    /// <summary>What the institution may know of her goes into the proposal, and its own places stand beside it.</summary>
    [Fact]
    public async Task PlacementForm_SaysPlacesAndTreatment()
    {
        await PlacesAsync("fuliyuan", 1);
        await story.PlacedAsync();
        var child = await story.RescueAsync(8);
        await story.ReadAsync(async db =>
        {
            (await db.Set<RescueRecord>().SingleAsync(r => r.CaseId == child)).NeedsTreatment = true;
            return await db.SaveChangesAsync();
        });
        await story.AttachAsync(Story.Police, child, DocumentCategories.TemporaryCareNotice);
        var handoff = await story.SendAsync(child, PlacementKind.KeyName, Story.Police, Story.Centre);
        await story.FireAsync(Story.Centre, handoff, HandoffAction.Sign);
        await story.FireAsync(Story.Centre, handoff, HandoffAction.Accept);
        var said = (await (await app.AsAsync(Story.Centre)).GoAsync($"/handoffs/{handoff}/placement")).Page.QuerySelector(".alert-note")!.TextContent;
        Assert.Contains(Words.Of(app, "RouteAlso.treatment"), said, StringComparison.Ordinal);
        Assert.Contains("核定床位 1 张，在院 1 人，已满", said, StringComparison.Ordinal);
    }
}
