using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;
using CaseReferral.Testing;
using CaseReferral.Web.Features.Police;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Data.Tests;

/// <summary>What the register of sampling asks the database agrees, on each engine, with the rule that says who is needed.</summary>
public sealed class SamplingRegisterDataTests
{
    public static TheoryData<string> Providers => [.. TestDatabase.Providers];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers))]
    public async Task Filter_AgreesWithTheRule_AsSheIsIdentified_AndAskedFor(string provider)
    {
        await using var story = await JobStory.BeginAsync(provider, send: false);
        await IsAsync(story, SamplingState.ToSample);
        await ChangeAsync(story, async (db, @case) => (await db.Set<Person>().SingleAsync(p => p.Id == @case.PersonId, Stop)).ConfirmIdentity());
        await IsAsync(story, SamplingState.NotNeeded);
        await ChangeAsync(story, (db, @case) =>
        {
            db.Add(new CaseClock(@case, PlacementClocks.SampleClock, "-", story.Police.OrganisationId, Term.Months(1), story.Database.Clock.GetUtcNow().UtcDateTime, WorkCalendar.Embedded()));
            return Task.CompletedTask;
        });
        await IsAsync(story, SamplingState.ToSample);
        await ChangeAsync(story, async (db, @case) => (await db.Set<SamplingRecord>().SingleAsync(s => s.CaseId == @case.Id, Stop)).SampledOn = new(2026, 3, 2));
        await IsAsync(story, SamplingState.ToEnter);
    }

    private static async Task ChangeAsync(JobStory story, Func<Core.Data.AppDbContext, Case, Task> change)
    {
        await using var db = story.Database.As(Actor.System("test"));
        await change(db, await db.Set<Case>().SingleAsync(c => c.Id == story.CaseId, Stop));
        await db.SaveChangesAsync(Stop);
    }

    private static async Task IsAsync(JobStory story, SamplingState state)
    {
        await using var db = story.Database.As(story.Police);
        var query = new SamplingRegisterQuery(db, WorkCalendar.Embedded(), story.Database.Clock);
        foreach (var asked in Enum.GetValues<SamplingState>())
        {
            var page = await query.LoadAsync(asked, null, Stop);
            Assert.Equal(asked == state ? [state] : [], page.Rows.Select(r => r.State(page.Today)));
        }
        Assert.Single((await query.LoadAsync(null, null, Stop)).Rows);
    }
}
