namespace CaseReferral.Yardstick.Controllers;

/// <summary>What the views show.</summary>
public sealed record ListPage<T>(IReadOnlyList<T> Rows, string? Next);

public sealed record CaseLine(Guid Id, long Serial, string Alias, string Stage, DateTime StageSince, DateTime OpenedAt, string OwnerName);

public sealed record InboxLine(Guid Id, long Serial, string Alias, string Kind, string Status, string Urgency, DateTime? DueAt, string FromName);

public sealed record CaseDetail
{
    public Guid Id { get; init; }
    public long Serial { get; init; }
    public string Stage { get; init; } = "";
    public DateTime OpenedAt { get; init; }
    public string OwnerName { get; init; } = "";
    public string Alias { get; init; } = "";
    public string Sex { get; init; } = "";
    public DateOnly? BirthDate { get; init; }
    public List<CaseHandoff> Handoffs { get; init; } = [];
    public List<CaseNeed> Needs { get; init; } = [];
    public List<CaseLimit> Clocks { get; init; } = [];
    public List<CaseStep> Events { get; init; } = [];
    public List<CaseFile> Files { get; init; } = [];
    public List<CaseReader> Access { get; init; } = [];
}

public sealed record CaseHandoff(Guid Id, long Serial, string Kind, string Status, string Urgency, DateTime? DueAt, string ToName);

public sealed record CaseNeed(string Kind, string Decision);

public sealed record CaseLimit(string Kind, DateTime DueAt, DateTime? DoneAt);

public sealed record CaseStep(string What, string To, string ActorName, string UnitName, DateTime At);

public sealed record CaseFile(Guid Id, string Category, long Bytes, string OfficerName, DateTime AddedAt);

public sealed record CaseReader(string UnitName, string Role, DateTime Since);

/// <summary>The one form: names and values as the product's own form of the same action has them.</summary>
public sealed record AssignForm
{
    public int Version { get; init; }
    public Guid? OfficerId { get; init; }
    public DateOnly? PlanDate { get; init; }
}
