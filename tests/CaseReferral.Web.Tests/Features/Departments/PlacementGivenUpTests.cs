using System.Net;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Departments;

/// <summary>
/// An institution gives up a placement it has accepted (T18, T25). Whoever has the person owns the case, a limit runs, who sent her is told, and the
/// pages of both say what comes next.
/// </summary>
public sealed class PlacementGivenUpTests : IAsyncDisposable
{
    private const string MinorsCentre = Institutions.MinorsCentre, OtherHome = "fuliyuan-2";
    private readonly AppFactory app = new();
    private readonly Institutions city;

    public PlacementGivenUpTests() => city = new(app);

    private Story Story => city.Story;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task DeclineAsync(string institution, Guid handoff) =>
        Story.FireAsync(institution + "-lead", handoff, HandoffAction.Decline, i => i with { ReasonCode = HandoffCodes.Return[0] });

    /// <summary>The ball is with the sender, who has been told and has a limit.</summary>
    private async Task WaitsWithAsync(string sender, Guid handoff)
    {
        var unit = await city.UnitAsync(sender);
        var stored = (await Story.FindAsync(handoff))!;
        Assert.Equal((HandoffStatus.Returned, unit), (stored.Status, stored.HolderId));
        Assert.True(stored.DueAt > Story.Now);
        Assert.Contains(stored.Clocks, c => c.StoppedAt is null);
        Assert.True(await Story.ReadAsync(db => db.Set<OutboxMessage>().AnyAsync(m => m.SubjectId == handoff && m.Topic == "handoff.Decline" && m.ToOrganisationId == unit)));
        var page = await (await app.AsAsync(sender)).GoAsync($"/handoffs/{handoff}");
        Assert.NotNull(page.Page.QuerySelector($"a[href='/handoffs/{handoff}/do/reroute']"));
        Assert.Contains($"/handoffs/{handoff}", (await page.GoAsync("/")).Html, StringComparison.Ordinal);
    }

    private async Task OwnedByAsync(string account, Guid id)
    {
        Assert.Equal(await city.UnitAsync(account), (await city.CaseAsync(id)).OwnerOrganisationId);
        Assert.Equal(HttpStatusCode.OK, (await (await app.AsAsync(account)).GoAsync($"/cases/{id}")).Status);
    }

    private Task RerouteAsync(string sender, Guid handoff, Guid unit) =>
        Story.FireAsync(sender, handoff, HandoffAction.Reroute, i => i with { UnitId = unit, Text = "原承接机构不能继续照料" });

    private Task<Guid> NextAsync(Guid handoff) => Story.ReadAsync(db => db.Set<Handoff>().Where(h => h.PreviousId == handoff).Select(h => h.Id).SingleAsync());

    /// <summary>She is still with police: they own the case again and send her elsewhere; who gave her up reads nothing more.</summary>
    [Fact]
    public async Task SheNeverCame_PoliceHaveTheCaseAgain()
    {
        var (id, handoff) = await city.AtAsync(Story.Centre, 9, came: false);
        await OwnedByAsync(Story.Centre, id);
        await DeclineAsync(Story.Centre, handoff);
        await OwnedByAsync(Story.Police, id);
        await WaitsWithAsync(Story.Police, handoff);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.AsAsync(Story.Centre)).GoAsync($"/cases/{id}")).Status);
        Assert.Equal(0, await Story.ReadAsync(db => db.Set<Handoff>().CountAsync(h => h.CaseId == id && h.CaseOwnerId != db.Set<Case>().Single(c => c.Id == id).OwnerOrganisationId)));

        await RerouteAsync(Story.Police, handoff, await city.UnitAsync(MinorsCentre));
        var next = await NextAsync(handoff);
        await city.AcceptAsync(MinorsCentre, next);
        await city.PlaceAsync(MinorsCentre, next);
        await OwnedByAsync(MinorsCentre, id);
        Assert.Equal(CaseStage.Placed, (await city.CaseAsync(id)).Stage);
    }

    /// <summary>She is still in the centre, which handed her on: it has the case again, and D-11 that the acceptance had met runs on from its beginning.</summary>
    [Fact]
    public async Task SheNeverCame_TheFormerInstitutionHasHerStill_WithHerLimits()
    {
        var (id, first) = await city.AtAsync(MinorsCentre, 9);
        var before = await city.ClocksAsync(id);
        app.Clock.Advance(TimeSpan.FromDays(2));
        var second = await city.HandOnAsync(MinorsCentre, id, first, Story.Centre);
        await city.AcceptAsync(Story.Centre, second);
        Assert.NotNull((await city.ClocksAsync(id)).Single(c => c.Kind == PlacementClocks.WelfareHomeClock).DoneAt);
        await DeclineAsync(Story.Centre, second);
        await OwnedByAsync(MinorsCentre, id);
        await WaitsWithAsync(MinorsCentre, second);
        var after = await city.ClocksAsync(id);
        Assert.Equal(before.Select(c => (c.Kind, c.StartedAt, c.DueAt, c.HolderId, c.DoneAt, c.NextRungAt)), after.Select(c => (c.Kind, c.StartedAt, c.DueAt, c.HolderId, c.DoneAt, c.NextRungAt)));
        Assert.Equal(PlacementStatus.Active, await Story.ReadAsync(db => db.Set<PlacementRecord>().Where(p => p.HandoffId == first).Select(p => p.Status).SingleAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.AsAsync(Story.Centre)).GoAsync($"/cases/{id}")).Status);
    }

    /// <summary>Police sent her from one institution to another: the one where she is has her, police are asked, both are told.</summary>
    [Fact]
    public async Task SheNeverCame_PoliceHadSentHer_TheInstitutionThatHasHerIsToldToo()
    {
        var (id, first) = await city.AtAsync(MinorsCentre, 9);
        await Story.FireAsync(MinorsCentre, first, HandoffAction.Report);
        var second = await city.SendAsync(Story.Police, id, Story.Centre);
        await city.AcceptAsync(Story.Centre, second);
        await DeclineAsync(Story.Centre, second);
        await OwnedByAsync(MinorsCentre, id);
        await WaitsWithAsync(Story.Police, second);
        var centre = await city.UnitAsync(MinorsCentre);
        Assert.True(await Story.ReadAsync(db => db.Set<OutboxMessage>().AnyAsync(m => m.SubjectId == second && m.Topic == "handoff.Decline" && m.ToOrganisationId == centre)));
    }

    /// <summary>She lives there: it keeps the case until she is sent on, by who sent her there or by itself; its case page leads to that.</summary>
    [Fact]
    public async Task SheHasCome_TheInstitutionKeepsTheCase_UntilSheIsSentOn()
    {
        var (id, first) = await city.AtAsync(Story.Centre, 9);
        var second = await city.HandOnAsync(Story.Centre, id, first, MinorsCentre);
        await city.AcceptAsync(MinorsCentre, second);
        await city.PlaceAsync(MinorsCentre, second);
        await DeclineAsync(MinorsCentre, second);
        await OwnedByAsync(MinorsCentre, id);
        await WaitsWithAsync(Story.Centre, second);
        var page = await (await app.AsAsync(MinorsCentre)).GoAsync($"/cases/{id}");
        Assert.NotNull(page.Page.QuerySelector($"a[href='/cases/{id}/handoffs/new/placement']"));
        // Who sent her there no longer has her, and still may send her elsewhere: that is what it was asked.
        await RerouteAsync(Story.Centre, second, await OtherHomeAsync());
        Assert.Equal((HandoffStatus.Rerouted, HandoffStatus.Sent), ((await Story.FindAsync(second))!.Status, (await Story.FindAsync(await NextAsync(second)))!.Status));
        await OwnedByAsync(MinorsCentre, id);
    }

    /// <summary>Once the institution has sent her on itself, nobody sends her from where she no longer is.</summary>
    [Fact]
    public async Task SheHasGoneOn_TheOldRequestSendsHerNowhere()
    {
        var (id, first) = await city.AtAsync(MinorsCentre, 9);
        var second = await city.HandOnAsync(MinorsCentre, id, first, Story.Centre);
        await city.AcceptAsync(Story.Centre, second);
        await city.PlaceAsync(Story.Centre, second);
        await DeclineAsync(Story.Centre, second);
        var other = await OtherHomeAsync();
        var third = await city.SendAsync(Story.Centre, id, OtherHome);
        await city.AcceptAsync(OtherHome, third);
        await city.PlaceAsync(OtherHome, third);
        var refused = await Assert.ThrowsAsync<RuleBrokenException>(() => RerouteAsync(MinorsCentre, second, other));
        Assert.Contains(refused.Reasons, r => r.Rule == "SenderOwnsOrIsPolice");
        Assert.Equal(other, (await city.CaseAsync(id)).OwnerOrganisationId);
    }

    /// <summary>T25: the sender asks to stop and the receiver agrees before she has come.</summary>
    [Fact]
    public async Task Cancelled_BeforeSheCame_TheSenderHasTheCaseAgain()
    {
        var (id, handoff) = await city.AtAsync(Story.Centre, 9, came: false);
        await Story.FireAsync(Story.Police, handoff, HandoffAction.Cancel);
        await OwnedByAsync(Story.Centre, id);
        await Story.FireAsync(Story.Centre, handoff, HandoffAction.Agree);
        await OwnedByAsync(Story.Police, id);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.AsAsync(Story.Centre)).GoAsync($"/cases/{id}")).Status);
    }

    private Task<Guid> OtherHomeAsync() => Story.ReadAsync(async db =>
    {
        var unit = new Organisation(OtherHome, "市第二儿童福利院", OrganisationKind.WelfareHome, "999900");
        db.AddRange(unit, new Officer(OtherHome, "骆样例", unit.Id, OfficerRole.Officer));
        await db.SaveChangesAsync();
        return unit.Id;
    });
}
