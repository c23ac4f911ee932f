namespace CaseReferral.Web.Shell;

/// <summary>Model of <c>_Timeline</c>, newest first.</summary>
public sealed record Timeline(IReadOnlyList<TimelineEntry> Entries);

/// <summary>One event; texts are final.</summary>
public sealed record TimelineEntry(string What, DateTime AtUtc, string Who)
{
    public TimelineKind Kind { get; init; }

    /// <summary>Number of the thing, behind the event.</summary>
    public string? Sub { get; init; }

    public string? Note { get; init; }

    public string? Href { get; init; }
}

/// <summary>Big: a step of the procedure. System: nobody did it. Late: something was overdue.</summary>
public enum TimelineKind { Plain, Big, System, Late }
