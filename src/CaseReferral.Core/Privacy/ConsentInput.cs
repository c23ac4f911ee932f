using CaseReferral.Core.Access;

namespace CaseReferral.Core.Privacy;

/// <summary>A consent as an officer writes it down from the signed paper.</summary>
public sealed record ConsentInput
{
    public Guid? OrganisationId { get; init; }
    public FieldGroup Groups { get; init; }
    public Speaker? Giver { get; init; }
    public string? GiverName { get; init; }
    /// <summary>A court has declared that the adult cannot, or not fully, act for herself.</summary>
    public bool IsIncapable { get; init; }
    public DateOnly? GivenOn { get; init; }
    /// <summary>What the unit is told it for, up to 500 characters.</summary>
    public string? Purpose { get; init; }
}
