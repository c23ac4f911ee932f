namespace CaseReferral.Core.Cases;

/// <summary>What a case action's form gives.</summary>
public sealed record CaseInput
{
    public string? Text { get; init; }
    public string? FilingNumber { get; init; }
    public DateOnly? ReviewOn { get; init; }
    /// <summary>Code of <see cref="Rescues.RescueRecord.ReunionBasisCodes"/>.</summary>
    public string? ReunionBasis { get; init; }
    /// <summary>Its receipt or document number.</summary>
    public string? ReunionBasisNumber { get; init; }
    public DateOnly? ReunionBasisOn { get; init; }
    public bool ParentsAreSellers { get; init; }
    /// <summary>Why the recorded mark "parents took part in the sale" was wrong.</summary>
    public string? CorrectionReason { get; init; }
    public bool HandoverSigned { get; init; }
    /// <summary>Who takes her: name and relation in one line.</summary>
    public string? Relative { get; init; }
    /// <summary>Compared with the buyers of the case and not kept; of two both.</summary>
    public string? RelativeIdNumber { get; init; }
    public string? RelativePhone { get; init; }
    public string? RelativeAddress { get; init; }
    /// <summary>Unit that follows up after a return to the parents; usually the minors' protection centre.</summary>
    public Guid? FollowUpUnitId { get; init; }
    public string? OwnWill { get; init; }
    public string? VisitsNote { get; init; }
    public string? OtherCaseNumber { get; init; }
    public bool SamePerson { get; init; }
}
