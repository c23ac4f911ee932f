namespace CaseReferral.Yardstick.Data;

/// <summary>The collections of a case, and what an action adds.</summary>
public sealed class NeedRow
{
    public Guid Id { get; set; }
    public Guid CaseId { get; set; }
    public string Kind { get; set; } = "";
    public string Decision { get; set; } = "";
}

public sealed class ClockRow
{
    public Guid Id { get; set; }
    public Guid CaseId { get; set; }
    public string Kind { get; set; } = "";
    public DateTime DueAt { get; set; }
    public DateTime? DoneAt { get; set; }
}

public sealed class CaseEventRow
{
    public Guid Id { get; set; }
    public Guid CaseId { get; set; }
    public string What { get; set; } = "";
    public string To { get; set; } = "";
    public string ActorName { get; set; } = "";
    public string OrganisationName { get; set; } = "";
    public DateTime At { get; set; }
}

public sealed class AttachmentRow
{
    public Guid Id { get; set; }
    public Guid CaseId { get; set; }
    public string Category { get; set; } = "";
    public long Bytes { get; set; }
    public string OfficerName { get; set; } = "";
    public DateTime AddedAt { get; set; }
}

public sealed class AccessRow
{
    public Guid Id { get; set; }
    public Guid CaseId { get; set; }
    public Guid OrganisationId { get; set; }
    public string Role { get; set; } = "";
    public DateTime GrantedAt { get; set; }
    public UnitRow Organisation { get; set; } = null!;
}

public sealed class HandoffEventRow
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid HandoffId { get; set; }
    public Guid CaseId { get; set; }
    public int Number { get; set; }
    public string Action { get; set; } = "";
    public string From { get; set; } = "";
    public string To { get; set; } = "";
    public Guid OfficerId { get; set; }
    public string ActorName { get; set; } = "";
    public Guid OrganisationId { get; set; }
    public string OrganisationName { get; set; } = "";
    public DateTime At { get; set; }
    public byte[] Hash { get; set; } = [];
}

public sealed class AuditRow
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public string Chain { get; set; } = "";
    public long Number { get; set; }
    public byte[] Hash { get; set; } = [];
    public DateTime At { get; set; }
    public Guid OfficerId { get; set; }
    public string OfficerName { get; set; } = "";
    public Guid OrganisationId { get; set; }
    public string Kind { get; set; } = "";
    public string Entity { get; set; } = "";
    public string? EntityId { get; set; }
    public Guid? CaseId { get; set; }
    public Guid? HandoffId { get; set; }
    public int Groups { get; set; }
    public string? Changes { get; set; }
}
