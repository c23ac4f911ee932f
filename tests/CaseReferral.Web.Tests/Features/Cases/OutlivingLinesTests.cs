using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Departments.Education;
using CaseReferral.Core.Departments.Employment;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Cases;

/// <summary>What goes on when a case ends: work is followed past the closing; what is still owed holds it open.</summary>
public sealed class OutlivingLinesTests(AppFactory app) : IClassFixture<AppFactory>
{
    private const string Work = "renshe";
    private readonly Story story = new(app);

    private async Task AcceptAsync(string account, Guid handoff)
    {
        await story.FireAsync(account, handoff, HandoffAction.Sign);
        await story.FireAsync(account, handoff, HandoffAction.Accept);
    }

    /// <summary>A person whose placement is confirmed, so that nothing but the test's own hand-off is live.</summary>
    private async Task<Guid> SettledAsync(int age)
    {
        var id = await story.PlacedAsync(age);
        var placement = await story.ReadAsync(db => db.Set<Handoff>().Where(h => h.CaseId == id).Select(h => h.Id).SingleAsync());
        await story.FireAsync(Story.Centre, placement, HandoffAction.Report);
        await story.FireAsync(Story.Police, placement, HandoffAction.Confirm);
        return id;
    }

    private async Task CloseAsync(Guid id)
    {
        await story.ActAsync(Story.Centre, id, CaseAction.BeginFollowUp);
        await story.ActAsync(Story.Centre + "-lead", id, CaseAction.Close, new() { Text = "已稳定就业", VisitsNote = "已回访" });
    }

    [Fact]
    public async Task Close_WhileWorkIsFollowed_IsPossibleAndTheRecordGoesOn()
    {
        var id = await SettledAsync(16);
        var handoff = await story.SendAsync(id, EmploymentKind.KeyName, Story.Centre, Work);
        await AcceptAsync(Work, handoff);
        await story.DecideNeedsAsync(Story.Centre, id);
        await CloseAsync(id);
        Assert.Equal(CaseStage.Closed, await story.ReadAsync(db => db.Set<Case>().Where(c => c.Id == id).Select(c => c.Stage).SingleAsync()));
        var clerk = await app.AsAsync(Work);
        await clerk.GoAsync($"/handoffs/{handoff}/employment");
        await clerk.SendAsync(new() { ["Form.Employer"] = "云川示范厂", ["Form.EmployedOn"] = $"{story.Today:yyyy-MM-dd}" });
        Assert.Equal($"/handoffs/{handoff}", clerk.Path);
        Assert.NotNull(await story.ReadAsync(db => db.Set<EmploymentRecord>().FirstOrDefaultAsync(r => r.HandoffId == handoff)));
    }

    [Fact]
    public async Task FollowUp_WhileWorkWaitsToBeAccepted_IsRefused()
    {
        var id = await SettledAsync(16);
        await story.SendAsync(id, EmploymentKind.KeyName, Story.Centre, Work);
        await story.DecideNeedsAsync(Story.Centre, id);
        var broken = await Assert.ThrowsAsync<RuleBrokenException>(() => story.ActAsync(Story.Centre, id, CaseAction.BeginFollowUp));
        Assert.Contains(broken.Reasons, r => r.Rule == "NoLiveHandoff");
    }

    /// <summary>A hand-off sent during the visits holds the case open.</summary>
    [Fact]
    public async Task Close_WithALiveHandoff_IsRefused()
    {
        var id = await SettledAsync(8);
        await story.DecideNeedsAsync(Story.Centre, id);
        await story.ActAsync(Story.Centre, id, CaseAction.BeginFollowUp);
        await story.SendAsync(id, EducationKind.KeyName, Story.Centre, "nanwan-jiaoyu");
        var broken = await Assert.ThrowsAsync<RuleBrokenException>(
            () => story.ActAsync(Story.Centre + "-lead", id, CaseAction.Close, new() { Text = "已入学", VisitsNote = "已回访" }));
        Assert.Contains(broken.Reasons, r => r.Rule == "NoLiveHandoff");
    }

    [Fact]
    public async Task Reroute_ToAnotherUnit_TellsThatUnit()
    {
        var id = await story.HandoffAsync(HandoffStatus.Returned);
        await story.FireAsync(Story.Police, id, HandoffAction.Reroute);
        var elsewhere = await story.ActorAsync(Story.Elsewhere);
        var next = await story.ReadAsync(db => db.Set<Handoff>().SingleAsync(h => h.PreviousId == id));
        Assert.True(await story.ReadAsync(db => db.Set<OutboxMessage>().AnyAsync(m => m.SubjectId == next.Id && m.ToOrganisationId == elsewhere.OrganisationId)));
    }

    /// <summary>G13: who returns a duplicate knows of no other unit and cites no duty.</summary>
    [Fact]
    public async Task Return_ForADuplicate_AsksNeitherDutyNorUnit()
    {
        var id = await story.HandoffAsync(HandoffStatus.Received);
        await story.FireAsync(Story.Receiver, id, HandoffAction.Return, i => i with { ReasonCode = "duplicate", Duty = null, UnitId = null });
        var returned = await story.FindAsync(id);
        Assert.Equal((HandoffStatus.Returned, "duplicate", null, null), (returned!.Status, returned.ReturnCode, returned.CitedDuty, returned.ProposedOrganisationId));
        var other = await story.HandoffAsync(HandoffStatus.Received);
        var errors = await Assert.ThrowsAsync<InvalidInputException>(() => story.FireAsync(
            Story.Receiver, other, HandoffAction.Return, i => i with { ReasonCode = HandoffCodes.NotOurRemit, Duty = null, UnitId = null }));
        Assert.Equal(2, errors.Errors.Count);
    }
}
