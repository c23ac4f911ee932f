namespace CaseReferral.Core.Rescues;

/// <summary>The part of the rescue record police complete after the entry.</summary>
public sealed record RescueUpdate
{
    public string? HeadName { get; init; }
    public HeadRank? HeadRank { get; init; }
    public DateOnly? LegalAidToldOn { get; init; }
    public DateOnly? PrivacyToldOn { get; init; }
    public string? Escort { get; init; }
    public string? Belongings { get; init; }
    public string Guardians { get; init; } = "searching";
    public bool InterpreterArranged { get; init; }
    public string? HealthNote { get; init; }
    public bool NeedsTreatment { get; init; }
    public bool MayBeDisabled { get; init; }
}

/// <summary>Status of blood sampling and comparison: dates and a receipt number, never data.</summary>
public sealed record SamplingUpdate
{
    public DateOnly? SampledOn { get; init; }
    public string? ReceiptNumber { get; init; }
    public DateOnly? ComparedOn { get; init; }
    /// <summary>match or no-match.</summary>
    public string? Result { get; init; }
}
