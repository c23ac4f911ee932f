namespace CaseReferral.Web.Setup.Scheduling;

/// <summary>How often a node looks. Short enough that a run asked for on another node begins soon, long enough to leave the database in peace.</summary>
public sealed record SchedulerPace
{
    /// <summary>Between two looks for what is due, when nothing is known to be.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(10);
    /// <summary>Between two signs of life of a node; one that misses two of them is taken for dead and its runs are begun anew.</summary>
    public TimeSpan SignOfLife { get; init; } = TimeSpan.FromSeconds(10);
    /// <summary>A run this late counts as missed: it takes place once, now, however many were missed.</summary>
    public TimeSpan Missed { get; init; } = TimeSpan.FromMinutes(1);
    /// <summary>Between two comparisons of the timetable with the jobs there are.</summary>
    public TimeSpan Repair { get; init; } = TimeSpan.FromMinutes(5);
}
