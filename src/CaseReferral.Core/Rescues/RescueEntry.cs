using CaseReferral.Core.Attachments;
using CaseReferral.Core.Persons;

namespace CaseReferral.Core.Rescues;

/// <summary>解救登记 as entered: what the operation shares once, and one row per person.</summary>
public sealed record RescueEntry
{
    /// <summary>Of the page that was filled in; null where nothing can be sent twice.</summary>
    public Guid? Key { get; init; }
    public string? OperationName { get; init; }
    /// <summary>UTC.</summary>
    public DateTime? RescuedAt { get; init; }
    public required string RegionCode { get; init; }
    public string? Place { get; init; }
    public required string Source { get; init; }
    public string? FilingNumber { get; init; }
    public string? HeadName { get; init; }
    public HeadRank? HeadRank { get; init; }
    public DateOnly? LegalAidToldOn { get; init; }
    public DateOnly? PrivacyToldOn { get; init; }
    public required IReadOnlyList<RescuedPerson> Persons { get; init; }
}

/// <summary>One rescued person as entered.</summary>
public sealed record RescuedPerson
{
    public required string Sex { get; init; }
    public DateOnly? BirthDate { get; init; }
    /// <summary>Completed years when no birth date is known.</summary>
    public int? Age { get; init; }
    public AgeCertainty AgeCertainty { get; init; }
    public string? Ethnicity { get; init; }
    public string? Nationality { get; init; }
    public string? Language { get; init; }
    public bool NeedsInterpreter { get; init; }
    public bool InterpreterArranged { get; init; }
    public IdentityInput Identity { get; init; } = new();
    public string? AbductedOn { get; init; }
    public string? AbductedPlace { get; init; }
    public string? AbductionMode { get; init; }
    public string? Exploitation { get; init; }
    public int? Transfers { get; init; }
    public string? Narrative { get; init; }
    public string? HealthNote { get; init; }
    public string? Belongings { get; init; }
    public bool NeedsTreatment { get; init; }
    public bool MayBeDisabled { get; init; }
    public string Guardians { get; init; } = "searching";
    public UploadedFile? Photo { get; init; }
    /// <summary>The clerk has seen the duplicates and says it is another person, or registers anyway.</summary>
    public bool DuplicateSeen { get; init; }
}
