using CaseReferral.Core.Access;

namespace CaseReferral.Core.FollowUps;

/// <summary>A visit as its form gives it.</summary>
public sealed record VisitInput
{
    public VisitMethod? Method { get; init; }
    public DateOnly? VisitedOn { get; init; }
    /// <summary>Who went: an officer, a social worker, both.</summary>
    public string? Visitor { get; init; }

    public string? LivesWith { get; init; }
    public string? LivesWithIdNumber { get; init; }
    public string? LivesWithPhone { get; init; }
    public string? Address { get; init; }
    public DangerContact? Contact { get; init; }
    public bool Threats { get; init; }
    public string? SafetyNote { get; init; }

    public GuardianCare? Care { get; init; }
    public string? HealthNote { get; init; }
    public string? SchoolNote { get; init; }
    public string? WorkNote { get; init; }
    public string? RegistrationNote { get; init; }
    public string? LegalNote { get; init; }
    public string? FamilyNote { get; init; }
    public string? NeedsNote { get; init; }

    public bool HeardAlone { get; init; }
    public string? OwnWords { get; init; }
    public string? NotHeardReason { get; init; }

    public RiskLevel? Risk { get; init; }
    public DateOnly? NextOn { get; init; }
    public string? Escalation { get; init; }

    /// <summary>The report to police that a high risk asks for.</summary>
    public string? ReportSituation { get; init; }
    public Guid? ReportedToId { get; init; }
    /// <summary>UTC.</summary>
    public DateTime? ReportedAt { get; init; }
    public string? ReportText { get; init; }

    /// <summary>Why an earlier entry is corrected.</summary>
    public string? Correction { get; init; }

    /// <summary>A correction: lines this reader is not shown stay as they were written.</summary>
    internal VisitInput Keeping(Visit earlier, CaseView view) => this with
    {
        HealthNote = view.MaySummary(FieldGroup.Health) ? HealthNote : earlier.HealthNote,
        SchoolNote = view.MaySummary(FieldGroup.Schooling) ? SchoolNote : earlier.SchoolNote,
        WorkNote = view.MaySummary(FieldGroup.Employment) ? WorkNote : earlier.WorkNote,
        RegistrationNote = view.MaySummary(FieldGroup.Certificates) ? RegistrationNote : earlier.RegistrationNote,
        LegalNote = view.MaySummary(FieldGroup.Legal) ? LegalNote : earlier.LegalNote,
        FamilyNote = view.MaySummary(FieldGroup.Family) ? FamilyNote : earlier.FamilyNote,
    };
}
