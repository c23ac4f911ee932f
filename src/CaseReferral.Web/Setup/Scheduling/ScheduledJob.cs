using CaseReferral.Core.Jobs;
using Quartz;
using Quartz.Extensibility;

namespace CaseReferral.Web.Setup.Scheduling;

/// <summary>The one kind of job Quartz knows: its key says which of ours it runs. No two nodes run the same key at once.</summary>
[DisallowConcurrentExecution]
internal sealed partial class ScheduledJob(JobRunner runner, JobCatalogue jobs, ILogger logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var key = context.JobDetail.Key;
        // During an update a node of the older version may be handed a job it does not know yet.
        if (jobs.Find(key.Name) is not { } job)
            return;
        try
        {
            var result = await runner.RunAsync(job, cancellationToken);
            if (!result.More)
                return;
            // Quartz knows who stopped it: after a restart the rest is done at once, after the administrator's word in its time.
            cancellationToken.ThrowIfCancellationRequested();
            await context.Scheduler.TriggerJob(key, cancellationToken: CancellationToken.None);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The database may be away; the next run is on the timetable.
            LogFailure(failure, key.Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Job} could not be run")]
    private partial void LogFailure(Exception failure, string job);
}

/// <summary>Makes the run of a job out of our services.</summary>
internal sealed class ScheduledJobs(JobRunner runner, JobCatalogue jobs, ILogger logger) : IJobFactory
{
    public ValueTask<JobScope> CreateJob(TriggerFiredBundle bundle, IScheduler scheduler, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(new JobScope(new ScheduledJob(runner, jobs, logger)));

    public ValueTask ReturnJob(JobScope scope, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
}
