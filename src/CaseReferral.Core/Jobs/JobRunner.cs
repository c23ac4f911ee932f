using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CaseReferral.Core.Jobs;

/// <summary>
/// Runs jobs that are due, one node at a time. A run is bounded in rows and in time, well below the lease; a row that
/// fails is counted and tried again next time. Any timetable may call this: our own host, or a scheduler.
/// </summary>
public sealed partial class JobRunner(JobCatalogue jobs, IJobScopes scopes, AppDbContexts contexts, TimeProvider time, ILogger<JobRunner> logger)
{
    public const int MaxItems = 200;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(5);

    private readonly string node = $"{Guid.CreateVersion7():N}";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Every job that is due, one after the other.</summary>
    public async Task RunDueAsync(CancellationToken token)
    {
        foreach (var job in jobs.All)
            await RunAsync(job, token);
    }

    /// <returns>False when it is not due, or another node is at it.</returns>
    public async Task<bool> RunAsync(JobDescription job, CancellationToken token)
    {
        if (!await TakeAsync(job, token))
            return false;
        using var activity = Telemetry.Source.StartActivity($"job {job.Name}");
        var result = await WorkAsync(job, token);
        activity?.SetTag("job.done", result.Done).SetTag("job.failed", result.Failed);
        // Also when the host is stopping: the lease goes back, the rest follows after the start.
        await FinishAsync(job, result);
        LogRun(job.Name, result.Done, result.Failed);
        return true;
    }

    private async Task<bool> TakeAsync(JobDescription job, CancellationToken token)
    {
        await using var db = contexts.For(Actor.System("jobs"));
        var state = await db.Set<JobState>().FindAsync([job.Name], token);
        if (state is null)
            db.Add(state = new JobState(job.Name, Now));
        if (!state.IsDue(Now))
            return false;
        state.Take(node, Now, Lease);
        try
        {
            await db.SaveChangesAsync(token);
            return true;
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            return false;
        }
    }

    private async Task<JobResult> WorkAsync(JobDescription job, CancellationToken token)
    {
        var (started, done, failed, more) = (time.GetTimestamp(), 0, 0, false);
        string? error = null;
        try
        {
            var ids = await FindAsync(job, token);
            more = ids.Count == MaxItems;
            foreach (var id in ids)
            {
                if (token.IsCancellationRequested || time.GetElapsedTime(started) > LongestRun)
                    break;
                var failure = await TryAsync(job, id, () => done++, token);
                (failed, error) = failure is null ? (failed, error) : (failed + 1, failure);
            }
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            more = true;
        }
        catch (Exception failure)
        {
            LogFailure(failure, job.Name, Guid.Empty);
            (failed, error) = (failed + 1, failure.GetType().Name);
        }
        // A full page of rows that all failed would otherwise be tried without a pause.
        return new(done, failed, more && done > 0, error, time.GetElapsedTime(started));
    }

    private async Task<IReadOnlyList<Guid>> FindAsync(JobDescription job, CancellationToken token)
    {
        await using var scope = scopes.Begin(Actor.System(job.Name));
        return await JobOf(scope, job).FindAsync(MaxItems, token);
    }

    /// <returns>What failed; null when it is done, or somebody was faster.</returns>
    private async Task<string?> TryAsync(JobDescription job, Guid id, Action done, CancellationToken token)
    {
        await using var scope = scopes.Begin(Actor.System(job.Name));
        try
        {
            if (await JobOf(scope, job).DoAsync(id, token))
                done();
            return null;
        }
        catch (Exception failure) when (failure is StaleException or NotFoundException || failure is DbUpdateException update && update.IsConflict())
        {
            return null;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailure(failure, job.Name, id);
            return $"{failure.GetType().Name} {id}";
        }
    }

    private async Task FinishAsync(JobDescription job, JobResult result)
    {
        await using var db = contexts.For(Actor.System("jobs"));
        var state = await db.Set<JobState>().SingleAsync(j => j.Name == job.Name);
        // A request that came in meanwhile stays due.
        var next = result.More || state.NextRunAt > state.StartedAt ? Now : Now + job.Interval;
        if (state.LeaseOwner != node)
            return;
        state.Finish(result, Now, next);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            // A request changed the row at this moment: it is written once more on top of it.
            await FinishAsync(job, result with { More = true });
        }
    }

    private static Job JobOf(AsyncServiceScope scope, JobDescription job) =>
        (Job)ActivatorUtilities.CreateInstance(scope.ServiceProvider, job.Type);

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {Job}: {Done} done, {Failed} failed")]
    private partial void LogRun(string job, int done, int failed);

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Job} failed at {Id}")]
    private partial void LogFailure(Exception failure, string job, Guid id);
}
