using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.FollowUps;
using CaseReferral.Core.Supervision;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Data.Tests;

/// <summary>The plan of visits over time: its days, the alarm, a new beginning, another owner, the end.</summary>
public sealed class FollowUpTests
{
    public static TheoryData<string> Providers => [.. TestDatabase.Providers];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Task<List<PlannedVisit>> PlanAsync(JobStory story) => story.SeeAsync(db => db.Set<PlannedVisit>().AsNoTracking()
        .Where(p => p.CaseId == story.CaseId).Join(db.Set<CaseClock>(), p => p.ClockId, k => k.Id, (p, k) => new { p, k.DueAt }).OrderBy(r => r.DueAt).Select(r => r.p).ToListAsync(Stop));

    private static Task<List<CaseClock>> ClocksAsync(JobStory story) => story.SeeAsync(db => db.Set<CaseClock>().AsNoTracking()
        .Where(k => k.CaseId == story.CaseId && k.Kind == FollowUpPlan.ClockKind).OrderBy(k => k.DueAt).ToListAsync(Stop));

    private static async Task ChangeAsync(JobStory story, Func<TestDatabase.Request, Case, Task> change)
    {
        await using var request = story.Database.Begin(Actor.System("test"));
        await change(request, await request.Db.Set<Case>().SingleAsync(c => c.Id == story.CaseId, Stop));
        await request.Db.SaveChangesAsync(Stop);
    }

    private static Task BeginAsync(JobStory story) =>
        ChangeAsync(story, (r, c) => r.Visits.BeginAsync(c, story.Database.Clock.GetUtcNow().UtcDateTime, Stop));

    [Theory, MemberData(nameof(Providers))]
    public async Task Plan_CountsMonthsByTheCorrespondingDay_AndMovesOverARestDay(string provider)
    {
        await using var story = await JobStory.BeginAsync(provider);
        await BeginAsync(story);
        var clocks = await ClocksAsync(story);
        // From Monday 2 March: Thursday 2 April, 2 June, 2 September and 2 March a year later.
        Assert.Equal(
            [new DateOnly(2026, 4, 2), new(2026, 6, 2), new(2026, 9, 2), new(2027, 3, 2)], clocks.Select(k => ChinaTime.LocalDate(k.RawDueAt)));
        Assert.All(clocks, k => Assert.Equal((CaseClock.Agreed, (Guid?)story.Police.OrganisationId), (k.Source, k.HolderId)));
        Assert.Equal([1, 3, 6, 12], (await PlanAsync(story)).Select(p => p.Months));
        Assert.All(await PlanAsync(story), p => Assert.Equal(new DateOnly(2026, 3, 2), p.Since));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task MissedVisit_RaisesTheAlarmOnce_AndIsUrged(string provider)
    {
        await using var story = await JobStory.BeginAsync(provider);
        await BeginAsync(story);
        story.At("2026-04-02 17:59");
        await story.Node.RunAsync("missed-visits");
        Assert.DoesNotContain(await PlanAsync(story), p => p.MissedAt is not null);

        story.At("2026-04-02 19:30");
        await story.Node.RunAsync("missed-visits");
        var missed = Assert.Single(await PlanAsync(story), p => p.MissedAt is not null);
        Assert.Equal((1, PlannedVisitState.Planned), (missed.Months, missed.State));
        Assert.False(await story.OtherNode.DoAsync("missed-visits", missed.Id));
        story.At("2026-04-05 09:00");
        await story.OtherNode.RunAsync("missed-visits");
        Assert.Equal(missed.MissedAt, Assert.Single(await PlanAsync(story), p => p.MissedAt is not null).MissedAt);
        Assert.Equal("missed-visits", (await story.SeeAsync(db => db.Set<CaseEvent>().SingleAsync(e => e.CaseId == story.CaseId && e.What == "VisitMissed", Stop))).ActorName);
        Assert.Equal(story.Police.OrganisationId, (await story.SeeAsync(db => db.Set<OutboxMessage>().SingleAsync(m => m.Topic == "visit.Missed", Stop))).ToOrganisationId);

        story.At("2026-04-10 10:00");
        await story.Node.RunAsync("urging-ladder");
        Assert.True(await story.SeeAsync(db => db.Set<Urging>().AnyAsync(u => u.ClockId == missed.ClockId && u.ToOrganisationId == story.Police.OrganisationId, Stop)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task BeginAgain_ReplacesTheOldPlan_AndKeepsTheAgreedDay(string provider)
    {
        await using var story = await JobStory.BeginAsync(provider);
        await BeginAsync(story);
        await ChangeAsync(story, (r, c) =>
        {
            r.Visits.Agree(c, new(2026, 3, 9), new(2026, 3, 2), story.Database.Clock.GetUtcNow().UtcDateTime);
            return Task.CompletedTask;
        });
        story.At("2026-03-04 10:00");
        await BeginAsync(story);
        var open = (await PlanAsync(story)).FindAll(p => p.State == PlannedVisitState.Planned);
        Assert.Equal([null, 1, 3, 6, 12], open.Select(p => p.Months));
        Assert.Equal(4, (await PlanAsync(story)).Count(p => p.State == PlannedVisitState.Replaced));
        Assert.Equal(5, (await ClocksAsync(story)).Count(k => k.DoneAt is null));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Plan_FollowsTheOwner_AndEndsWithTheCase(string provider)
    {
        await using var story = await JobStory.BeginAsync(provider);
        await BeginAsync(story);
        await story.PlaceAsync();
        Assert.All(await PlanAsync(story), p => Assert.Equal(story.Station.OrganisationId, p.OrganisationId));
        Assert.All(await ClocksAsync(story), k => Assert.Equal(story.Station.OrganisationId, k.HolderId));

        await ChangeAsync(story, (r, c) => r.Visits.WaiveAsync(c, story.Database.Clock.GetUtcNow().UtcDateTime, Stop));
        Assert.All(await PlanAsync(story), p => Assert.Equal(PlannedVisitState.Waived, p.State));
        Assert.All(await ClocksAsync(story), k => Assert.Null(k.HolderId));
        story.At("2027-06-01 10:00");
        await story.Node.RunAsync("missed-visits");
        Assert.DoesNotContain(await PlanAsync(story), p => p.MissedAt is not null);
    }
}
