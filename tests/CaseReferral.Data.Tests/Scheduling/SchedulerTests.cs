using CaseReferral.Core.Jobs;
using CaseReferral.Core.Organisations;
using CaseReferral.Testing;
using CaseReferral.Web.Setup;
using Xunit;

namespace CaseReferral.Data.Tests.Scheduling;

/// <summary>One node: what is missed is made up for once, a run now, a stop, a clock that was wrong, tables that are missing.</summary>
public sealed class SchedulerTests
{
    public static TheoryData<string> Providers => [.. TestDatabase.Providers];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static int ticks;
    private static int begun;

    [Job("tick", everyMinutes: 5)]
    private sealed class Tick : Job
    {
        public override Task<IReadOnlyList<Guid>> FindAsync(int take, CancellationToken token)
        {
            Interlocked.Increment(ref ticks);
            return Task.FromResult<IReadOnlyList<Guid>>([]);
        }

        public override Task<bool> DoAsync(Guid id, CancellationToken token) => Task.FromResult(false);
    }

    [Job("endless", everyMinutes: 60)]
    private sealed class Endless : Job
    {
        public override Task<IReadOnlyList<Guid>> FindAsync(int take, CancellationToken token) =>
            Task.FromResult<IReadOnlyList<Guid>>([Guid.CreateVersion7(), Guid.CreateVersion7()]);

        public override async Task<bool> DoAsync(Guid id, CancellationToken token)
        {
            if (Interlocked.Increment(ref begun) == 1)
                return true;
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return true;
        }
    }

    private static async Task<TimedNodes> OpenAsync(string provider)
    {
        (ticks, begun) = (0, 0);
        return await TimedNodes.OpenAsync(provider);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Missed_ForHours_IsMadeUpForOnce(string provider)
    {
        await using var nodes = await OpenAsync(provider);
        var first = await nodes.StartAsync(typeof(Tick));
        await TimedNodes.UntilAsync(async () => ticks == 1 && (await nodes.StateAsync("tick")).FinishedAt is not null, "A new job runs at once.");
        await first.Timetable.EndAsync(Stop);
        nodes.Clock.Advance(TimeSpan.FromHours(3));

        var next = await nodes.StartAsync(typeof(Tick));
        await TimedNodes.UntilAsync(() => ticks == 2, "It is made up for.");
        await Task.Delay(TimeSpan.FromSeconds(3), Stop);
        Assert.Equal(2, ticks);
        var at = (await next.Timetable.NextAsync(Stop))["tick"];
        Assert.InRange(at - nodes.Clock.GetUtcNow().UtcDateTime, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
        nodes.Clock.Advance(TimeSpan.FromMinutes(5));
        await TimedNodes.UntilAsync(() => ticks == 3, "And goes on in its rhythm.");
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task RunNow_BeforeAnyNodeRuns_WaitsForOne_AndRunsBesideTheTimetable(string provider)
    {
        await using var nodes = await OpenAsync(provider);
        var asking = nodes.Asking(typeof(Tick));
        await asking.Timetable.RunNowAsync(new JobCatalogue([typeof(Tick)]).Find("tick")!, Stop);
        await nodes.StartAsync(typeof(Tick));
        await TimedNodes.UntilAsync(() => ticks == 2, "Once by the timetable, once because it was asked for.");
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Stop_OfARun_KeepsWhatIsDone_AndTheRestWaits(string provider)
    {
        await using var nodes = await OpenAsync(provider);
        var node = await nodes.StartAsync(typeof(Endless));
        var job = new JobCatalogue([typeof(Endless)]).Find("endless")!;
        await TimedNodes.UntilAsync(() => begun == 2, "The second item hangs.");
        Assert.True((await nodes.StateAsync("endless")).IsRunning(nodes.Clock.GetUtcNow().UtcDateTime));
        Assert.True(await node.Timetable.StopAsync(job, Stop));
        await TimedNodes.UntilAsync(async () => (await nodes.StateAsync("endless")).FinishedAt is not null, "It ends.");
        Assert.Equal((1, 0), ((await nodes.StateAsync("endless")).Items, (await nodes.StateAsync("endless")).Failed));
        await Task.Delay(TimeSpan.FromSeconds(3), Stop);
        Assert.Equal(2, begun);
        Assert.False(await node.Timetable.StopAsync(job, Stop));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task End_OfANode_CutsARunShort_AndTheNextStartDoesTheRest(string provider)
    {
        await using var nodes = await OpenAsync(provider);
        var node = await nodes.StartAsync(typeof(Endless));
        await TimedNodes.UntilAsync(() => begun == 2, "The second item hangs.");
        await node.Timetable.EndAsync(Stop);
        Assert.NotNull((await nodes.StateAsync("endless")).FinishedAt);
        await nodes.StartAsync(typeof(Endless));
        await TimedNodes.UntilAsync(() => begun > 2, "The rest is begun long before the hour is over.");
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Clock_AYearAheadForAMoment_DoesNotPutARunAYearAhead(string provider)
    {
        await using var nodes = await OpenAsync(provider);
        nodes.Clock.Advance(TimeSpan.FromDays(365));
        var node = await nodes.StartAsync(typeof(Tick));
        await TimedNodes.UntilAsync(() => ticks == 1, "It runs.");
        nodes.Clock.Advance(TimeSpan.FromDays(-365));
        await node.Timetable.RepairAsync(Stop);
        await TimedNodes.UntilAsync(() => ticks == 2, "It runs by the right time.");
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Timetable_FollowsTheJobsThereAre(string provider)
    {
        await using var nodes = await OpenAsync(provider);
        var old = nodes.Asking(typeof(Tick), typeof(Endless));
        await old.Timetable.RepairAsync(Stop);
        Assert.Equal(["endless", "tick"], (await old.Timetable.NextAsync(Stop)).Keys.Order());
        await nodes.Asking(typeof(Tick)).Timetable.RepairAsync(Stop);
        Assert.Equal(["tick"], (await old.Timetable.NextAsync(Stop)).Keys);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Tables_ThatAreMissing_AreNamed(string provider)
    {
        await using var nodes = await OpenAsync(provider);
        await nodes.SqlAsync("DROP TABLE QRTZ_FIRED_TRIGGERS");
        var failure = await Assert.ThrowsAsync<StartProblemException>(() => nodes.Asking(typeof(Tick)).Timetable.OpenAsync(Stop));
        Assert.Contains("QRTZ_", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>On SQLite one writes at a time: neither the scheduler nor the clerks may be told that the file is busy.</summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task Store_BesideWriters_NeitherFails(string provider)
    {
        await using var nodes = await OpenAsync(provider);
        var node = await nodes.StartAsync(typeof(Tick));
        var job = new JobCatalogue([typeof(Tick)]).Find("tick")!;
        var writers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++)
                await nodes.Database.UnitAsync(OrganisationKind.CriminalPolice);
        }, Stop)).ToList();
        for (var i = 0; i < 10; i++)
            await node.Timetable.RunNowAsync(job, Stop);
        await Task.WhenAll(writers);
        await TimedNodes.UntilAsync(() => ticks == 11, "Each run that was asked for, and the first.");
    }
}
