using CaseReferral.Core.Assessment;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Proposals;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Data.Tests;

/// <summary>What time does by itself: each job finds exactly what is due, and a second run finds nothing.</summary>
public sealed class HandoffJobTests
{
    public static TheoryData<string> Providers => [.. TestDatabase.Providers];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers))]
    public async Task DraftExpiry_After28Days_DeletesTheDraftAndLeavesATrace(string provider)
    {
        await using var story = await JobStory.BeginAsync(provider, send: false);
        story.At("2026-03-30 09:59");
        await story.Node.RunAsync("draft-expiry");
        Assert.NotNull(await story.HandoffAsync());

        story.At("2026-03-30 11:00");
        await story.Node.RunAsync("draft-expiry");
        Assert.Null(await story.HandoffAsync());
        Assert.Equal(1, await story.SeeAsync(db => db.Set<CaseEvent>().CountAsync(e => e.What == "DraftDiscarded", Stop)));
        // The unit it was meant for never learns of it.
        Assert.False(await story.SeeAsync(db => db.Set<OutboxMessage>().AnyAsync(m => m.ToOrganisationId == story.Station.OrganisationId, Stop)));
        story.At("2026-03-31 11:00");
        await story.Node.RunAsync("draft-expiry");
        Assert.Equal(1, await story.SeeAsync(db => db.Set<CaseEvent>().CountAsync(e => e.What == "DraftDiscarded", Stop)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task DraftExpiry_SentHandoff_IsNeverTouched(string provider)
    {
        await using var story = await JobStory.BeginAsync(provider);
        story.At("2026-06-30 09:00");
        await story.Node.RunAsync("draft-expiry");
        Assert.Equal(HandoffStatus.Sent, (await story.HandoffAsync())!.Status);
        Assert.False(await story.Node.DoAsync("draft-expiry", story.HandoffId));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Discard_ByTheSender_LeavesATraceToo(string provider)
    {
        await using var story = await JobStory.BeginAsync(provider, send: false);
        await story.FireAsync(story.Police, HandoffAction.Discard);
        Assert.Null(await story.HandoffAsync());
        Assert.Equal(story.Police.OrganisationName, await story.SeeAsync(db => db.Set<CaseEvent>()
            .Where(e => e.What == "DraftDiscarded").Select(e => e.OrganisationName).SingleAsync(Stop)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task HoldReview_OnTheReviewDate_ResumesOnce(string provider)
    {
        await using var story = await JobStory.BeginAsync(provider);
        await story.PlaceAsync();
        await story.FireAsync(story.Station, HandoffAction.Hold, new() { ReasonCode = "in-hospital", Text = "住院", ReviewOn = new DateOnly(2026, 3, 12) });
        story.At("2026-03-11 23:00");
        await story.Node.RunAsync("hold-review");
        Assert.Equal(HandoffStatus.OnHold, (await story.HandoffAsync())!.Status);
        story.At("2026-03-12 08:00");
        await story.Node.RunAsync("hold-review");
        story.At("2026-03-13 08:00");
        await story.Node.RunAsync("hold-review");

        var handoff = (await story.HandoffAsync())!;
        Assert.Equal(HandoffStatus.InProgress, handoff.Status);
        Assert.Equal(10, handoff.HeldDays);
        var resumed = await story.SeeAsync(db => db.Set<HandoffEvent>().Where(e => e.HandoffId == story.HandoffId && e.Action == HandoffAction.Resume).ToListAsync(Stop));
        Assert.Equal("hold-review", Assert.Single(resumed).ActorName);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task AutomaticConfirm_FiveWorkdaysPastTheLimit_ClosesWithTheMark(string provider)
    {
        await using var story = await JobStory.BeginAsync(provider);
        await story.PlaceAsync();
        await story.FireAsync(story.Station, HandoffAction.Report, new() { Outcome = HandoffCodes.Done, OutcomeOn = new DateOnly(2026, 3, 2) });
        // Verify-by: five workdays, Monday 03-09; five more, Monday 03-16 at the close of offices.
        story.At("2026-03-16 17:59");
        await story.Node.RunAsync("automatic-confirm");
        Assert.Equal(HandoffStatus.Reported, (await story.HandoffAsync())!.Status);
        story.At("2026-03-16 19:00");
        await story.Node.RunAsync("automatic-confirm");

        var handoff = (await story.HandoffAsync())!;
        Assert.Equal((HandoffStatus.Closed, true), (handoff.Status, handoff.Unverified));
        var closed = await story.SeeAsync(db => db.Set<HandoffEvent>().SingleAsync(e => e.HandoffId == story.HandoffId && e.To == HandoffStatus.Closed, Stop));
        Assert.Equal(HandoffCodes.Unverified, closed.ReasonCode);
        Assert.False(await story.OtherNode.DoAsync("automatic-confirm", story.HandoffId));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task AutomaticConfirm_NotPossible_WaitsForAPerson(string provider)
    {
        await using var story = await JobStory.BeginAsync(provider);
        await story.PlaceAsync();
        await story.FireAsync(story.Station, HandoffAction.Report, new() { Outcome = HandoffCodes.NotPossible, OutcomeOn = new DateOnly(2026, 3, 2), Text = "无法联系" });
        story.At("2026-06-01 10:00");
        await story.Node.RunAsync("automatic-confirm");
        Assert.Equal(HandoffStatus.Reported, (await story.HandoffAsync())!.Status);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task SupplementUnanswered_IsProposedToTheSenderAndNeverWithdrawn(string provider)
    {
        await using var story = await JobStory.BeginAsync(provider);
        await story.FireAsync(story.Station, HandoffAction.Sign);
        await story.FireAsync(story.Station, HandoffAction.Ask, new() { ReasonCode = "document-missing", Text = "缺身份材料" });
        story.At("2026-03-17 10:00");
        await story.Node.RunAsync("supplement-proposals");
        story.At("2026-03-18 10:00");
        await story.OtherNode.RunAsync("supplement-proposals");

        var proposal = Assert.Single(await story.SeeAsync(db => db.Set<Proposal>().AsNoTracking().ToListAsync(Stop), story.Police));
        Assert.Equal((ProposalKind.SupplementUnanswered, story.Police.OrganisationId), (proposal.Kind, proposal.OpenForId!.Value));
        Assert.Equal(HandoffStatus.SupplementRequested, (await story.HandoffAsync())!.Status);
        Assert.Empty(await story.SeeAsync(db => db.Set<Proposal>().ToListAsync(Stop), story.Station));

        await story.FireAsync(story.Police, HandoffAction.Withdraw, new() { ReasonCode = "not-needed", Text = "改送其他单位" });
        await story.Node.RunAsync("proposal-settlement");
        Assert.Null((await story.SeeAsync(db => db.Set<Proposal>().AsNoTracking().SingleAsync(Stop))).OpenForId);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Outgrown_BirthdayWhileVocationalLives_ProposesEmploymentOnce(string provider)
    {
        await using var story = await JobStory.BeginAsync(provider, born: new DateOnly(2008, 11, 15));
        await story.WorkingAsync("vocational", new DateOnly(2026, 5, 8));
        story.At("2026-11-14 10:00");
        await story.Node.RunAsync("outgrown-proposals");
        Assert.Empty(await story.SeeAsync(db => db.Set<Proposal>().ToListAsync(Stop)));
        story.At("2026-11-15 10:00");
        await story.Node.RunAsync("outgrown-proposals");
        story.At("2026-11-16 10:00");
        await story.OtherNode.RunAsync("outgrown-proposals");

        var proposal = Assert.Single(await story.SeeAsync(db => db.Set<Proposal>().AsNoTracking().ToListAsync(Stop)));
        Assert.Equal((ProposalKind.Outgrown, "employment"), (proposal.Kind, proposal.Suggests));
        Assert.Equal(HandoffStatus.InProgress, (await story.HandoffAsync())!.Status);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Stranded_TenDaysAndThreeMonths_MarkAndProposeOnTheRightDays(string provider)
    {
        await using var story = await JobStory.BeginAsync(provider);
        await story.PlaceAsync();
        async Task<Case> CaseAsync() => await story.SeeAsync(db => db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == story.CaseId, Stop));
        story.At("2026-03-12 10:00");
        await story.Node.RunAsync("stranded-persons");
        Assert.Null((await CaseAsync()).StrandedOn);
        story.At("2026-03-13 10:00");
        await story.Node.RunAsync("stranded-persons");
        Assert.Equal(new DateOnly(2026, 3, 12), (await CaseAsync()).StrandedOn);

        story.At("2026-06-01 10:00");
        await story.Node.RunAsync("stranded-persons");
        Assert.Empty(await story.SeeAsync(db => db.Set<Proposal>().ToListAsync(Stop)));
        story.At("2026-06-02 10:00");
        await story.Node.RunAsync("stranded-persons");
        story.At("2026-06-03 10:00");
        await story.Node.RunAsync("stranded-persons");
        var proposal = Assert.Single(await story.SeeAsync(db => db.Set<Proposal>().AsNoTracking().ToListAsync(Stop)));
        Assert.Equal((ProposalKind.HouseholdRegistration, story.Station.OrganisationId), (proposal.Kind, proposal.ToOrganisationId));
        Assert.True(await story.SeeAsync(db => db.Set<Need>().AnyAsync(n => n.CaseId == story.CaseId && n.Kind == "household" && n.Likely, Stop)));

        await story.Node.AsAsync<ProposalService>(story.Station, async proposals =>
        {
            await Assert.ThrowsAsync<Core.Common.InvalidInputException>(() => proposals.DismissAsync(proposal.Id, proposal.Version, " ", Stop));
            await proposals.DismissAsync(proposal.Id, proposal.Version, "已在办理", Stop);
        });
        Assert.Equal(1, await story.SeeAsync(db => db.Set<CaseEvent>().CountAsync(e => e.What == "ProposalDismissed", Stop)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Stranded_IdentityFoundMeanwhile_EndsInSilence(string provider)
    {
        await using var story = await JobStory.BeginAsync(provider);
        await story.PlaceAsync();
        await using (var db = story.Database.As(Core.Common.Actor.System("test")))
        {
            (await db.Set<Core.Persons.Person>().SingleAsync(Stop)).ConfirmIdentity();
            await db.SaveChangesAsync(Stop);
        }
        story.At("2026-06-10 10:00");
        await story.Node.RunAsync("stranded-persons");
        Assert.Null((await story.SeeAsync(db => db.Set<Case>().SingleAsync(Stop))).StrandedOn);
        Assert.Empty(await story.SeeAsync(db => db.Set<Proposal>().ToListAsync(Stop)));
    }

    /// <summary>D-08 (民发〔2014〕132号): a known adult's ten days remind the station until they are over; then the case says so, and nothing is overdue.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task Stay_OfAKnownAdult_EndsAfterTenDays_WithALineInTheCase(string provider)
    {
        await using var story = await JobStory.BeginAsync(provider);
        await using (var db = story.Database.As(Core.Common.Actor.System("test")))
        {
            (await db.Set<Core.Persons.Person>().SingleAsync(Stop)).ConfirmIdentity();
            await db.SaveChangesAsync(Stop);
        }
        await story.PlaceAsync();
        async Task<(int Running, int Said)> StayAsync() => (
            await story.SeeAsync(db => db.Set<CaseClock>().CountAsync(k => k.Kind == "station-stay" && k.DoneAt == null, Stop)),
            await story.SeeAsync(db => db.Set<CaseEvent>().CountAsync(e => e.What == "StayOverTenDays", Stop)));
        story.At("2026-03-12 10:00");
        await story.Node.RunAsync("stranded-persons");
        Assert.Equal((1, 0), await StayAsync());
        story.At("2026-03-13 10:00");
        await story.Node.RunAsync("stranded-persons");
        Assert.Equal((0, 1), await StayAsync());
    }
}
