using CaseReferral.Core.Access;

namespace CaseReferral.Core.Handoffs;

/// <summary>What the sender writes: the request part of a hand-off.</summary>
public sealed record HandoffRequest
{
    public required Guid CaseId { get; init; }
    public required string Kind { get; init; }
    public required Guid ToOrganisationId { get; init; }
    public Urgency Urgency { get; init; }
    /// <summary>What is asked for and why, up to 4,000 characters.</summary>
    public required string Text { get; init; }
    public FieldGroup Package { get; init; }
    public string? BasisCode { get; init; }
    public string? BasisNote { get; init; }
    public string? PhoneNote { get; init; }
    /// <summary>Why another unit than the line proposes; up to 500 characters.</summary>
    public string? RouteReason { get; init; }
    /// <summary>The hand-off this one continues or replaces.</summary>
    public Guid? PreviousId { get; init; }
}
