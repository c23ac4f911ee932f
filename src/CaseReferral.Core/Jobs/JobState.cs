using CaseReferral.Core.Common;

namespace CaseReferral.Core.Jobs;

/// <summary>
/// What is known of the last run of one job: who ran it, when, how it went. The timetable, and that one node at a time runs
/// it, are the scheduler's.
/// </summary>
public sealed class JobState : IVersioned
{
    private JobState() => (Name, Node) = ("", "");

    public JobState(string name) : this() => Name = name;

    public string Name { get; private set; }
    /// <summary>The node of the last run: its machine and process.</summary>
    public string Node { get; private set; }
    public DateTime StartedAt { get; private set; }
    /// <summary>Before <see cref="StartedAt"/> while the job runs, or when its node died.</summary>
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

    /// <summary>A run that should have ended long ago has died with its node.</summary>
    public bool IsRunning(DateTime now) => !(FinishedAt >= StartedAt) && now < StartedAt + 2 * JobRunner.LongestRun;

    public void Begin(string node, DateTime now) => (Node, StartedAt, FinishedAt) = (node, now, FinishedAt < now ? FinishedAt : null);

    public void Finish(JobResult result, DateTime now)
    {
        FinishedAt = now;
        (DurationMs, Items, Failed) = ((int)result.Took.TotalMilliseconds, result.Done, result.Failed);
        if (result.Error is not null)
            (Error, ErrorAt) = (result.Error, now);
    }
}

/// <summary>How one run went.</summary>
/// <param name="Done">Rows changed.</param>
/// <param name="Failed">Rows that failed.</param>
/// <param name="More">The run was cut short: the rest should follow at once.</param>
/// <param name="Error">Kind of the last failure.</param>
/// <param name="Took">Time it took.</param>
public sealed record JobResult(int Done, int Failed, bool More, string? Error, TimeSpan Took);
