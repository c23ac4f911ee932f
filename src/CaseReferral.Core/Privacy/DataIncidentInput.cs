using CaseReferral.Core.Access;

namespace CaseReferral.Core.Privacy;

/// <summary>An incident as the security administrator writes it down; moments are UTC.</summary>
public sealed record DataIncidentInput
{
    public DateTime? DiscoveredAt { get; init; }
    public bool IsSevere { get; init; }
    public FieldGroup Groups { get; init; }
    public int? PersonsAffected { get; init; }
    public string? Cause { get; init; }
    public string? Harm { get; init; }
    public string? Measures { get; init; }
    public DateTime? ReportedAt { get; init; }
    public string? ReportedTo { get; init; }
    public DateOnly? PersonsToldOn { get; init; }
    public string? NotToldReason { get; init; }
}
