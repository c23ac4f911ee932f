namespace CaseReferral.Core.Access;

/// <summary>What one unit may see of one case: its role and a level per field group.</summary>
public sealed record CaseView(Guid CaseId, AccessRole? Role, FieldGroup Readable, FieldGroup Summaries, bool IsOffice)
{
    /// <summary>A minor's file this officer has no grant for: her unit has it, she sees the header and may ask.</summary>
    public bool NeedsGrant { get; init; }

    /// <summary>True when the group may be read in full.</summary>
    public bool May(FieldGroup group) => (Readable & group) != 0;

    /// <summary>True when at least a summary line may be shown.</summary>
    public bool MaySummary(FieldGroup group) => ((Readable | Summaries) & group) != 0;
}
