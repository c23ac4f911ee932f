using CaseReferral.Core.Jobs;
using Quartz;

namespace CaseReferral.Web.Setup.Scheduling;

/// <summary>
/// The timetable in Quartz's tables, shared by all nodes. A node that only asks (pages, a run now) never starts its scheduler:
/// it reads and writes the tables, and the nodes that run jobs see it at their next look.
/// </summary>
public sealed class QuartzTimetable(
    DatabaseChoice database, JobRunner runner, JobCatalogue jobs, SchedulerPace pace, TimeProvider time, ILoggerFactory loggers) : IJobTimetable, IAsyncDisposable
{
    private const string Group = "jobs";
    private readonly SemaphoreSlim opening = new(1, 1);
    private StandaloneSchedulerFactory? factory;
    private volatile IScheduler? scheduler;

    /// <summary>Opens the store: this is where missing tables are found.</summary>
    /// <exception cref="StartProblemException">The tables are missing, or from another version of Quartz.</exception>
    public async Task OpenAsync(CancellationToken token)
    {
        try
        {
            await SchedulerAsync(token);
        }
        catch (SchedulerException failure) when (failure.Message.Contains("schema validation", StringComparison.OrdinalIgnoreCase))
        {
            throw new StartProblemException("The tables of the scheduler (QRTZ_…) are missing or not those of this version; make them with scheduler.sql, see docs/operations.md.");
        }
    }

    /// <summary>Begins to run what is due on this node.</summary>
    public async Task StartAsync(CancellationToken token) => await (await SchedulerAsync(token)).Start(token);

    /// <summary>Ends the runs of this node, waits for them, and leaves the cluster.</summary>
    public async Task EndAsync(CancellationToken token)
    {
        if (scheduler is { Status: not SchedulerStatus.Shutdown } open)
            await open.Shutdown(true, token);
    }

    /// <summary>
    /// Brings the timetable to the jobs of this program: adds what is new, takes out what is gone, mends what can no longer run
    /// by itself, such as a next run a year ahead because the clock was wrong for a moment. Any number of nodes may do it.
    /// </summary>
    public async Task RepairAsync(CancellationToken token)
    {
        var open = await SchedulerAsync(token);
        var known = (await TriggersAsync(open, token)).Where(t => t.Key.Group == Group).ToDictionary(t => t.Key.Name);
        foreach (var job in jobs.All)
        {
            if (!known.TryGetValue(job.Name, out var trigger) || trigger.Description != Plan(job))
                await open.ScheduleJob(Detail(job), [Trigger(job)], ScheduleJobOptions.Replacing, token);
            else if (trigger.State == TriggerState.Error || trigger.NextFireTimeUtc > time.GetUtcNow() + job.Interval + pace.Missed)
                await open.RescheduleJob(trigger.Key, Trigger(job), token);
        }
        foreach (var gone in known.Values.Where(t => jobs.Find(t.JobKey.Name) is null))
            await open.DeleteJob(gone.JobKey, token);
    }

    public async Task RunNowAsync(JobDescription job, CancellationToken token)
    {
        var open = await SchedulerAsync(token);
        if (!await open.Exists(Key(job), token))
            await open.AddJob(Detail(job), AddJobOptions.Replacing, token);
        await open.TriggerJob(Key(job), cancellationToken: token);
    }

    public async Task<bool> StopAsync(JobDescription job, CancellationToken token) =>
        await (await SchedulerAsync(token)).Interrupt(Key(job), token);

    public async Task<IReadOnlyDictionary<string, DateTime>> NextAsync(CancellationToken token) =>
        (await TriggersAsync(await SchedulerAsync(token), token)).Where(t => t.NextFireTimeUtc is not null)
            .GroupBy(t => t.JobKey.Name).ToDictionary(g => g.Key, g => g.Min(t => t.NextFireTimeUtc)!.Value.UtcDateTime);

    private static async Task<IReadOnlyList<TriggerHeader>> TriggersAsync(IScheduler open, CancellationToken token) =>
        (await open.QueryTriggers(new TriggerQuery { Take = PagedQuery.All }, token)).Items;

    private static JobKey Key(JobDescription job) => new(job.Name, Group);

    /// <summary>Told in the table, so that a changed interval is seen.</summary>
    private static string Plan(JobDescription job) => FormattableString.Invariant($"every {job.Interval.TotalMinutes} min");

    private static IJobDetail Detail(JobDescription job) =>
        JobBuilder.Create<ScheduledJob>().WithIdentity(Key(job)).StoreDurably().RequestRecovery().Build();

    /// <summary>From now on; what was missed is made up for once.</summary>
    private ITrigger Trigger(JobDescription job) => TriggerBuilder.Create(time).WithIdentity(job.Name, Group).ForJob(Key(job)).WithDescription(Plan(job))
        .StartNow().WithSimpleSchedule(s => s.WithInterval(job.Interval).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NowWithExistingCount))
        .Build();

    private async Task<IScheduler> SchedulerAsync(CancellationToken token)
    {
        if (scheduler is { } open)
            return open;
        await opening.WaitAsync(token);
        try
        {
            if (scheduler is null)
            {
                // One that could not be opened is not used again: the database may be back by now.
                factory?.Dispose();
                factory = SchedulerStore.Open(database, runner.Node, pace, time, loggers, new ScheduledJobs(runner, jobs, loggers.CreateLogger<ScheduledJob>()));
                scheduler = await factory.GetScheduler(token);
            }
            return scheduler;
        }
        finally
        {
            opening.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync(CancellationToken.None);
        if (factory is not null)
            await factory.DisposeAsync();
        opening.Dispose();
    }
}
