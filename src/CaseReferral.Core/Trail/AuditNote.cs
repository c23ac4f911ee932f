using CaseReferral.Core.Access;

namespace CaseReferral.Core.Trail;

/// <summary>
/// What a row of the trail tells, before it has its place in a chain. Every word in it comes from the code, none from
/// the client.
/// </summary>
public sealed record AuditNote(AuditKind Kind, string Entity, string? EntityId)
{
    /// <summary>The case it belongs to; decides the chain and who may read it.</summary>
    public Guid? CaseId { get; init; }
    public Guid? HandoffId { get; init; }
    /// <summary>Field groups of what was changed or seen; none for what belongs to no case.</summary>
    public FieldGroup Groups { get; init; }
    /// <summary>See <see cref="TrailChanges"/>.</summary>
    public string? Changes { get; init; }
    /// <summary>Purpose, permission, rule names, outcome: a code, never a value of a person.</summary>
    public string? Detail { get; init; }
}
