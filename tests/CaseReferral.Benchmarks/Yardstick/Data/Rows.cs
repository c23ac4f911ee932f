namespace CaseReferral.Yardstick.Data;

/// <summary>The columns the pages show, of the product's tables.</summary>
public sealed class CaseRow
{
    public Guid Id { get; set; }
    public long Serial { get; set; }
    public Guid PersonId { get; set; }
    public string Stage { get; set; } = "";
    public DateTime StageSince { get; set; }
    public DateTime OpenedAt { get; set; }
    public string RegionCode { get; set; } = "";
    public Guid OwnerOrganisationId { get; set; }
    public PersonRow Person { get; set; } = null!;
    public UnitRow Owner { get; set; } = null!;
}

public sealed class HandoffRow
{
    public Guid Id { get; set; }
    public long Serial { get; set; }
    public Guid CaseId { get; set; }
    public string Kind { get; set; } = "";
    public string Status { get; set; } = "";
    public string Urgency { get; set; } = "";
    public Guid FromOrganisationId { get; set; }
    public Guid ToOrganisationId { get; set; }
    public Guid? HolderId { get; set; }
    public DateTime? DueAt { get; set; }
    public Guid? ResponsibleOfficerId { get; set; }
    public DateOnly? PlanDate { get; set; }
    public int EventCount { get; set; }
    public int Version { get; set; }
    public CaseRow Case { get; set; } = null!;
    public UnitRow From { get; set; } = null!;
    public UnitRow To { get; set; } = null!;
}

public sealed class PersonRow
{
    public Guid Id { get; set; }
    public string Alias { get; set; } = "";
    public string Sex { get; set; } = "";
    public DateOnly? BirthDate { get; set; }
    public string? Nationality { get; set; }
}

public sealed class UnitRow
{
    public Guid Id { get; set; }
    public string Name { get; set; } = "";
}

public sealed class OfficerRow
{
    public Guid Id { get; set; }
    public string? NormalizedUserName { get; set; }
    public string DisplayName { get; set; } = "";
    public Guid OrganisationId { get; set; }
    public string? PasswordHash { get; set; }
}
