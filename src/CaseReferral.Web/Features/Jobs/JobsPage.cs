namespace CaseReferral.Web.Features.Jobs;

/// <summary>The automatic steps and how their last runs went.</summary>
public sealed record JobsPage(IReadOnlyList<JobRow> Rows, DateTime Now);

/// <summary>One automatic step; moments are UTC, null before the first run.</summary>
public sealed record JobRow(string Name, TimeSpan Interval)
{
    public bool Running { get; init; }
    /// <summary>The node of the last run; null before the first.</summary>
    public string? Node { get; init; }
    /// <summary>What the scheduler says; null when no node has put the step on the timetable yet.</summary>
    public DateTime? NextRunAt { get; init; }
    public DateTime? FinishedAt { get; init; }
    public TimeSpan Took { get; init; }
    public int Items { get; init; }
    public int Failed { get; init; }
    public string? Error { get; init; }
    public DateTime? ErrorAt { get; init; }
}
