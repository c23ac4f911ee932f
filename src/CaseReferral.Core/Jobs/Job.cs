namespace CaseReferral.Core.Jobs;

/// <summary>
/// One automatic step of the procedure: it finds what is due, and does it item by item. A job knows no host, no node
/// and no timetable; <see cref="JobRunner"/> gives each item its own scope, so that one bad row stops nothing.
/// Jobs are found by scanning; the actor in the trail is the job's name.
/// </summary>
public abstract class Job
{
    /// <summary>Ids of the rows that are due now, the oldest first, at most <paramref name="take"/>.</summary>
    public abstract Task<IReadOnlyList<Guid>> FindAsync(int take, CancellationToken token);

    /// <summary>
    /// Does one of them in one save. Asks again whether it is due: between finding and doing, a clerk or another node
    /// may have been faster.
    /// </summary>
    /// <returns>False when nothing was left to do.</returns>
    public abstract Task<bool> DoAsync(Guid id, CancellationToken token);
}

/// <summary>Names a job and says how often it runs. The name is also its resource key and its actor in the trail.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class JobAttribute(string name, int everyMinutes) : Attribute
{
    public string Name { get; } = name;
    public TimeSpan Interval { get; } = TimeSpan.FromMinutes(everyMinutes);
}
