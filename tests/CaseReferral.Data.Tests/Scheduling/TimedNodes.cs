using CaseReferral.Core.Common;
using CaseReferral.Core.Jobs;
using CaseReferral.Testing;
using CaseReferral.Web.Setup.Scheduling;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Data.Tests.Scheduling;

/// <summary>Nodes on one database whose schedulers look often, and a clock they share.</summary>
internal sealed class TimedNodes : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly SchedulerPace Pace = new() { Look = TimeSpan.FromSeconds(1), SignOfLife = TimeSpan.FromSeconds(1) };
    private readonly List<TestNode> nodes = [];

    private TimedNodes(TestDatabase database) => Database = database;

    public TestDatabase Database { get; }
    public RunningClock Clock { get; } = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<TimedNodes> OpenAsync(string provider)
    {
        if (TestDatabase.Missing(provider) is { } reason)
            Assert.Skip(reason);
        return new(await TestDatabase.CreateAsync(provider));
    }

    /// <summary>A node that only asks.</summary>
    public TestNode Asking(params Type[] jobs)
    {
        var node = new TestNode(Database, new JobCatalogue(jobs), time: Clock, pace: Pace);
        nodes.Add(node);
        return node;
    }

    /// <summary>A node that runs what is due.</summary>
    public async Task<TestNode> StartAsync(params Type[] jobs)
    {
        var node = Asking(jobs);
        await node.Timetable.RepairAsync(Stop);
        await node.Timetable.StartAsync(Stop);
        return node;
    }

    public async Task<JobState> StateAsync(string job)
    {
        await using var db = Database.As(Actor.System("test"));
        return await db.Set<JobState>().AsNoTracking().SingleAsync(j => j.Name == job, Stop);
    }

    public async Task SqlAsync(string sql)
    {
        await using var db = Database.As(Actor.System("test"));
        await db.Database.ExecuteSqlRawAsync(sql, Stop);
    }

    /// <summary>Waits until it is so; the test fails when it does not become so.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        for (var end = TimeProvider.System.GetUtcNow() + Patience; !await condition(); await Task.Delay(50, Stop))
            Assert.True(TimeProvider.System.GetUtcNow() < end, what);
    }

    public static Task UntilAsync(Func<bool> condition, string what) => UntilAsync(() => Task.FromResult(condition()), what);

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes)
            await node.DisposeAsync();
        await Database.DisposeAsync();
    }
}
