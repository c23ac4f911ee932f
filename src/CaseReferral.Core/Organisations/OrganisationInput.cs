namespace CaseReferral.Core.Organisations;

/// <summary>What an administrator enters about a unit.</summary>
public sealed record OrganisationInput
{
    /// <summary>Only read when the unit is created.</summary>
    public string? Code { get; init; }
    public string? Name { get; init; }
    public OrganisationKind? Kind { get; init; }
    /// <summary>Null: what a unit of its kind usually is.</summary>
    public OrganisationNature? Nature { get; init; }
    public string? RegionCode { get; init; }
    public Guid? ParentId { get; init; }
    public string? Phone { get; init; }
    /// <summary>Empty: its notices are read on the page only.</summary>
    public string? Mail { get; init; }
    public bool IsDesignated { get; init; }
    public int? Capacity { get; init; }
    public int? MinAge { get; init; }
    public int? MaxAge { get; init; }
}
