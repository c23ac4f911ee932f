using System.Collections.Concurrent;
using CaseReferral.Core.Common;
using CaseReferral.Core.Jobs;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Data.Tests;

/// <summary>The runner: a bad row stops nothing, what happened is kept, two nodes at once do no harm.</summary>
public sealed class JobRunnerTests
{
    public static TheoryData<string> Providers => [.. TestDatabase.Providers];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Three rows, the second of which cannot be done.</summary>
    [Job("poison", everyMinutes: 10)]
    private sealed class Poison : Job
    {
        public static readonly Guid[] Rows = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];
        public static readonly ConcurrentBag<Guid> Done = [];

        public override Task<IReadOnlyList<Guid>> FindAsync(int take, CancellationToken token) =>
            Task.FromResult<IReadOnlyList<Guid>>([.. Rows.Take(take)]);

        public override Task<bool> DoAsync(Guid id, CancellationToken token)
        {
            if (id == Rows[1])
                throw new FormatException("王某某 13900000000");
            Done.Add(id);
            return Task.FromResult(true);
        }
    }

    private static async Task<TestDatabase> OpenAsync(string provider)
    {
        if (TestDatabase.Missing(provider) is { } reason)
            Assert.Skip(reason);
        return await TestDatabase.CreateAsync(provider);
    }

    private static async Task<JobState> StateAsync(TestDatabase database, string job)
    {
        await using var db = database.As(Actor.System("test"));
        return await db.Set<JobState>().AsNoTracking().SingleAsync(j => j.Name == job, Stop);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Run_OneBadRow_StopsNothingAndIsToldWithoutItsText(string provider)
    {
        await using var database = await OpenAsync(provider);
        await using var node = new TestNode(database, new JobCatalogue(typeof(JobRunnerTests).Assembly));
        Poison.Done.Clear();
        await node.RunAsync("poison");
        Assert.Equal([Poison.Rows[0], Poison.Rows[2]], Poison.Done.OrderBy(id => Array.IndexOf(Poison.Rows, id)));
        var state = await StateAsync(database, "poison");
        Assert.Equal((2, 1, $"FormatException {Poison.Rows[1]}"), (state.Items, state.Failed, state.Error));
        Assert.Equal((node.Name, database.Clock.GetUtcNow().UtcDateTime), (state.Node, state.FinishedAt));
        Assert.False(state.IsRunning(database.Clock.GetUtcNow().UtcDateTime));
    }

    /// <summary>The scheduler keeps nodes from it; a node that was taken for dead does it all the same.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task Run_OnTwoNodesAtOnce_EndsWell(string provider)
    {
        await using var database = await OpenAsync(provider);
        await using var one = new TestNode(database);
        await using var other = new TestNode(database);
        await Task.WhenAll(one.RunAsync("draft-expiry"), other.RunAsync("draft-expiry"), one.RunAsync("hold-review"), other.RunAsync("hold-review"));
        var now = database.Clock.GetUtcNow().UtcDateTime;
        Assert.All([await StateAsync(database, "draft-expiry"), await StateAsync(database, "hold-review")], s => Assert.False(s.IsRunning(now)));
    }

    [Fact]
    public void State_OfARunThatNeverEnded_IsNotRunningForEver()
    {
        var (state, now) = (new JobState("draft-expiry"), new DateTime(2026, 3, 2, 2, 0, 0, DateTimeKind.Utc));
        state.Begin("dead node", now);
        Assert.True(state.IsRunning(now.AddMinutes(9)));
        Assert.False(state.IsRunning(now.AddMinutes(11)));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Request_OnlyByTheSystemAdministrator_IsAudited(string provider)
    {
        await using var database = await OpenAsync(provider);
        await using var node = new TestNode(database);
        var officer = await database.UnitAsync(OrganisationKind.CriminalPolice);
        var administrator = await database.UnitAsync(OrganisationKind.Operations, role: OfficerRole.SystemAdministrator);
        await node.AsAsync<JobService>(officer, s => Assert.ThrowsAsync<NotPermittedException>(() => s.RequestAsync("draft-expiry", Stop)));
        await node.AsAsync<JobService>(administrator, s => Assert.ThrowsAsync<NotFoundException>(() => s.RequestAsync("no-such-job", Stop)));
        Assert.Empty(await node.Timetable.NextAsync(Stop));
        await node.AsAsync<JobService>(administrator, s => s.RequestAsync("draft-expiry", Stop));
        Assert.Equal(["draft-expiry"], (await node.Timetable.NextAsync(Stop)).Keys);
        await using var db = database.As(Actor.System("test"));
        Assert.Equal(administrator.OfficerId, (await db.Set<AuditEntry>().SingleAsync(a => a.Detail == "RunNow", Stop)).OfficerId);
    }

    [Fact]
    public void Catalogue_EveryJob_HasANameOfItsOwn()
    {
        var names = new JobCatalogue().All.Select(j => j.Name).ToList();
        Assert.Equal(names.Distinct(), names);
        Assert.Equal(17, names.Count);
    }
}
