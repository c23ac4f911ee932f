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
    /// <summary>立案号 of a rescue that came before the filing; a number that stands is not changed here.</summary>
    public string? FilingNumber { get; init; }
    /// <summary>Null leaves what stands.</summary>
    public TakingUpdate? Taking { get; init; }
}

/// <summary>How she was taken and what was done to her, as far as it has become known since the entry.</summary>
public sealed record TakingUpdate
{
    /// <summary>Partly known date: yyyy, yyyy-MM or yyyy-MM-dd.</summary>
    public string? AbductedOn { get; init; }
    /// <summary>Up to 200 characters.</summary>
    public string? AbductedPlace { get; init; }
    public string? AbductionMode { get; init; }
    public string? Exploitation { get; init; }
    public int? Transfers { get; init; }
    public string? Narrative { get; init; }
}

/// <summary>Status of blood sampling and comparison: dates and a receipt number, never data.</summary>
public sealed record SamplingUpdate
{
    public DateOnly? SampledOn { get; init; }
    public string? ReceiptNumber { get; init; }
    public DateOnly? DatabaseEntryOn { get; init; }
    public DateOnly? ComparedOn { get; init; }
    /// <summary>match or no-match.</summary>
    public string? Result { get; init; }
}
