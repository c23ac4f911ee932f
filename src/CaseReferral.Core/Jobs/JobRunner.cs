using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CaseReferral.Core.Jobs;

/// <summary>
/// One run of a job: bounded in rows and in time; a row that fails is counted and tried again next time. When it runs, and that
/// no two nodes run it at once, is the scheduler's part; correctness does not rest on it, because each step goes through the
/// version of what it changes or a unique index.
/// </summary>
public sealed partial class JobRunner(IJobScopes scopes, AppDbContexts contexts, TimeProvider time, ILogger<JobRunner> logger)
{
    public const int MaxItems = 200;
    public static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(5);
    /// <summary>How often a note of a run is tried again when another node writes the same row.</summary>
    private const int Tries = 5;

    /// <summary>This node, for people and for the scheduler: machine, process, and a start of its own.</summary>
    public string Node { get; } = $"{Environment.MachineName[..Math.Min(Environment.MachineName.Length, 40)]}-{Environment.ProcessId}-{Guid.CreateVersion7().ToString("N")[^6..]}";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Runs it now, whatever the timetable says.</summary>
    /// <param name="job">Which.</param>
    /// <param name="token">Ends the run between two items, and the item as soon as it looks; what is done stays done.</param>
    public async Task<JobResult> RunAsync(JobDescription job, CancellationToken token)
    {
        await NoteAsync(job, state => state.Begin(Node, Now), token);
        using var activity = Telemetry.Source.StartActivity($"job {job.Name}");
        var result = await WorkAsync(job, token);
        activity?.SetTag("job.done", result.Done).SetTag("job.failed", result.Failed);
        // Also when the host is stopping: how far it came is known. A node that began since has its own figures there.
        await NoteAsync(job, state => (state.Node == Node ? state : null)?.Finish(result, Now), CancellationToken.None);
        LogRun(job.Name, result.Done, result.Failed);
        return result;
    }

    private async Task NoteAsync(JobDescription job, Action<JobState> change, CancellationToken token)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = contexts.For(Actor.System("jobs"));
            var state = await db.Set<JobState>().FindAsync([job.Name], token);
            if (state is null)
                db.Add(state = new JobState(job.Name));
            change(state);
            try
            {
                await db.SaveChangesAsync(token);
                return;
            }
            catch (DbUpdateException failure) when (failure.IsConflict() && attempt < Tries)
            {
                // Another node wrote it at this moment.
            }
        }
    }

    private async Task<JobResult> WorkAsync(JobDescription job, CancellationToken token)
    {
        var (started, done, failed, more, stopped) = (time.GetTimestamp(), 0, 0, false, false);
        string? error = null;
        try
        {
            var ids = await FindAsync(job, token);
            more = ids.Count == MaxItems;
            foreach (var id in ids)
            {
                if (stopped = token.IsCancellationRequested)
                    break;
                if (time.GetElapsedTime(started) > LongestRun)
                {
                    more = true;
                    break;
                }
                var failure = await TryAsync(job, id, () => done++, token);
                (failed, error) = failure is null ? (failed, error) : (failed + 1, failure);
            }
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            stopped = true;
        }
        catch (Exception failure)
        {
            LogFailure(failure, job.Name, Guid.Empty);
            (failed, error) = (failed + 1, failure.GetType().Name);
        }
        // A full page of rows that all failed would otherwise be tried without a pause.
        return new(done, failed, stopped || more && done > 0, error, time.GetElapsedTime(started));
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

    private static Job JobOf(AsyncServiceScope scope, JobDescription job) =>
        (Job)ActivatorUtilities.CreateInstance(scope.ServiceProvider, job.Type);

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {Job}: {Done} done, {Failed} failed")]
    private partial void LogRun(string job, int done, int failed);

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Job} failed at {Id}")]
    private partial void LogFailure(Exception failure, string job, Guid id);
}
