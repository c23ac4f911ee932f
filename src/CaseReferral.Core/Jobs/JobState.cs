using CaseReferral.Core.Common;

namespace CaseReferral.Core.Jobs;

/// <summary>
/// What is known of one job: when it runs next, who runs it now, how the last run went. The row is also the lease: of
/// several nodes the one whose save wins runs the job, the others see a conflict and go on.
/// </summary>
public sealed class JobState : IVersioned
{
    private JobState() => Name = "";

    public JobState(string name, DateTime now) => (Name, NextRunAt) = (name, now);

    public string Name { get; private set; }
    public DateTime NextRunAt { get; private set; }
    /// <summary>The node at work; null when nobody is.</summary>
    public string? LeaseOwner { get; private set; }
    /// <summary>A node that died frees the job at this moment.</summary>
    public DateTime? LeaseUntil { get; private set; }
    public DateTime? StartedAt { get; private set; }
    public DateTime? FinishedAt { get; private set; }
    public int DurationMs { get; private set; }
    /// <summary>Rows changed by the last run.</summary>
    public int Items { get; private set; }
    /// <summary>Rows the last run could not do; they are tried again.</summary>
    public int Failed { get; private set; }
    /// <summary>Kind of the last failure and the row's id; never its message, which may hold personal data.</summary>
    public string? Error { get; private set; }
    public DateTime? ErrorAt { get; private set; }
    public int Version { get; private set; }

    public bool IsRunning(DateTime now) => LeaseUntil > now;
    public bool IsDue(DateTime now) => NextRunAt <= now && !IsRunning(now);

    public void Take(string node, DateTime now, TimeSpan lease) =>
        (LeaseOwner, LeaseUntil, StartedAt) = (node, now + lease, now);

    public void Finish(JobResult result, DateTime now, DateTime next)
    {
        (LeaseOwner, LeaseUntil, FinishedAt, NextRunAt) = (null, null, now, next);
        (DurationMs, Items, Failed) = ((int)result.Took.TotalMilliseconds, result.Done, result.Failed);
        if (result.Error is not null)
            (Error, ErrorAt) = (result.Error, now);
    }

    /// <summary>Run at the next opportunity, whatever the timetable says.</summary>
    public void Request(DateTime now) => NextRunAt = now;
}

/// <summary>How one run went.</summary>
/// <param name="Done">Rows changed.</param>
/// <param name="Failed">Rows that failed.</param>
/// <param name="More">The run was cut short: the rest follows at once.</param>
/// <param name="Error">Kind of the last failure.</param>
/// <param name="Took">Time it took.</param>
public sealed record JobResult(int Done, int Failed, bool More, string? Error, TimeSpan Took);
