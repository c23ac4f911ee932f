namespace CaseReferral.Core.Jobs;

/// <summary>When the jobs run: the scheduler, as the rest of the application sees it. Every node asks the same one.</summary>
public interface IJobTimetable
{
    /// <summary>Has the job run as soon as a node is free, once, beside its timetable.</summary>
    Task RunNowAsync(JobDescription job, CancellationToken token);

    /// <summary>
    /// Stops the run of a job: on this node at once, on another at its next sign of life, within seconds. The item it is at is
    /// given up, those done stay done, the rest waits for its time.
    /// </summary>
    /// <returns>False when no node runs it.</returns>
    Task<bool> StopAsync(JobDescription job, CancellationToken token);

    /// <summary>The next run of each job by its name, UTC; a job that no node has put on the timetable yet is missing.</summary>
    Task<IReadOnlyDictionary<string, DateTime>> NextAsync(CancellationToken token);
}
