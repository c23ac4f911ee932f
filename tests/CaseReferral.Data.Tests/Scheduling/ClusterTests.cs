using System.Collections.Concurrent;
using CaseReferral.Core.Jobs;
using CaseReferral.Testing;
using Xunit;

namespace CaseReferral.Data.Tests.Scheduling;

/// <summary>Two nodes on one database: each due run happens once, a dead node's run is begun anew, any node may ask and stop.</summary>
public sealed class ClusterTests
{
    /// <summary>A file has one node.</summary>
    public static TheoryData<string> Servers => [.. TestDatabase.Providers.Where(p => p != "sqlite")];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static readonly ConcurrentQueue<Guid> beats = new();
    private static TaskCompletionSource death = new();
    private static int begun;

    [Job("beat", everyMinutes: 1)]
    private sealed class Beat : Job
    {
        public override Task<IReadOnlyList<Guid>> FindAsync(int take, CancellationToken token)
        {
            beats.Enqueue(Guid.CreateVersion7());
            return Task.FromResult<IReadOnlyList<Guid>>([]);
        }

        public override Task<bool> DoAsync(Guid id, CancellationToken token) => Task.FromResult(false);
    }

    /// <summary>The first run hangs and hears nothing, as in a process that was killed.</summary>
    [Job("doomed", everyMinutes: 60)]
    private sealed class Doomed : Job
    {
        public override async Task<IReadOnlyList<Guid>> FindAsync(int take, CancellationToken token)
        {
            if (Interlocked.Increment(ref begun) == 1)
                await death.Task;
            return [];
        }

        public override Task<bool> DoAsync(Guid id, CancellationToken token) => Task.FromResult(false);
    }

    [Job("patient", everyMinutes: 60)]
    private sealed class Patient : Job
    {
        public override async Task<IReadOnlyList<Guid>> FindAsync(int take, CancellationToken token)
        {
            Interlocked.Increment(ref begun);
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return [];
        }

        public override Task<bool> DoAsync(Guid id, CancellationToken token) => Task.FromResult(false);
    }

    private static async Task<TimedNodes> OpenAsync(string provider)
    {
        beats.Clear();
        (death, begun) = (new(), 0);
        return await TimedNodes.OpenAsync(provider);
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task TwoNodes_EachDueRun_HappensOnce(string provider)
    {
        await using var nodes = await OpenAsync(provider);
        await Task.WhenAll(nodes.StartAsync(typeof(Beat)), nodes.StartAsync(typeof(Beat)));
        await TimedNodes.UntilAsync(() => beats.Count == 1, "A new job runs at once.");
        for (var round = 2; round < 7; round++)
        {
            nodes.Clock.Advance(TimeSpan.FromMinutes(1));
            await TimedNodes.UntilAsync(() => beats.Count >= round, "It runs every minute.");
            await Task.Delay(TimeSpan.FromSeconds(1.5), Stop); // both have looked
            Assert.Equal(round, beats.Count);
        }
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task Node_ThatDies_LeavesItsRunToTheOther(string provider)
    {
        await using var nodes = await OpenAsync(provider);
        var dead = await nodes.StartAsync(typeof(Doomed));
        await TimedNodes.UntilAsync(() => begun == 1, "The first node runs it.");
        var other = await nodes.StartAsync(typeof(Doomed));
        await Task.Delay(TimeSpan.FromSeconds(3), Stop);
        Assert.Equal(1, begun); // as long as the first gives signs of life, the other waits

        using var atOnce = new CancellationTokenSource(0);
        try
        {
            await dead.Timetable.EndAsync(atOnce.Token); // no sign of life from here on
        }
        catch (OperationCanceledException)
        {
            // It does not wait for the run.
        }
        await TimedNodes.UntilAsync(async () => begun == 2 && (await nodes.StateAsync("doomed")) is { FinishedAt: not null } s && s.Node == other.Name, "The other begins it anew.");

        death.SetResult(); // the dead node wakes up: its end is not taken for the other's
        await Task.Delay(TimeSpan.FromSeconds(1), Stop);
        Assert.Equal(other.Name, (await nodes.StateAsync("doomed")).Node);
        Assert.Equal(2, begun);
    }

    [Theory, MemberData(nameof(Servers))]
    public async Task NodeOfPagesOnly_AsksAndStops_WhatAnotherRuns(string provider)
    {
        await using var nodes = await OpenAsync(provider);
        var job = new JobCatalogue([typeof(Patient)]).Find("patient")!;
        var works = await nodes.StartAsync(typeof(Patient));
        var asks = nodes.Asking(typeof(Patient));
        await TimedNodes.UntilAsync(() => begun == 1, "It runs by the timetable.");
        Assert.True(await asks.Timetable.StopAsync(job, Stop));
        await TimedNodes.UntilAsync(async () => (await nodes.StateAsync("patient")).FinishedAt is not null, "It ends.");
        await asks.Timetable.RunNowAsync(job, Stop);
        await TimedNodes.UntilAsync(() => begun == 2, "It runs because it was asked for.");
        Assert.Equal(works.Name, (await nodes.StateAsync("patient")).Node);
    }
}
