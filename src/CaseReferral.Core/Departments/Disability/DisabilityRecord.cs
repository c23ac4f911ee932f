using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Departments.Disability;

/// <summary>The steps of a disability assessment; a minor's result is never publicised.</summary>
[InGroup(FieldGroup.Health)]
public sealed class DisabilityRecord : ICaseScoped, IHandoffScoped, IVersioned
{
    private DisabilityRecord() { }

    public DisabilityRecord(Guid handoffId, Guid caseId) => (HandoffId, CaseId) = (handoffId, caseId);

    public static readonly IReadOnlyList<string> CategoryCodes = ["sight", "hearing", "speech", "limb", "intellectual", "mental", "multiple", "other"];
    public static readonly IReadOnlyList<string> GradeCodes = ["1", "2", "3", "4"];
    public static readonly IReadOnlyList<string> ResultCodes = ["issued", "not-qualified"];

    public Guid HandoffId { get; private set; }
    public Guid CaseId { get; private set; }
    public DateOnly? AppliedOn { get; private set; }
    public DateOnly? AcceptedOn { get; private set; }
    public bool GuardianProof { get; private set; }
    public DateOnly? AssessedOn { get; private set; }
    public string? AssessedBy { get; private set; }
    public string? Category { get; private set; }
    public string? Grade { get; private set; }
    public DateOnly? PublicFrom { get; private set; }
    public DateOnly? PublicUntil { get; private set; }
    public DateOnly? ReviewedOn { get; private set; }
    public string? Result { get; private set; }
    public DateOnly? CertificateOn { get; private set; }
    [Encrypted] public string? CertificateNumber { get; private set; }
    public int Version { get; private set; }

    /// <summary>The day from which only the review is left: after the publication, or after the assessment of a minor, who is never publicised.</summary>
    internal DateOnly? ReviewBegins(bool isMinor) => isMinor ? AssessedOn : PublicUntil;

    public void Write(DisabilityDetails details)
    {
        (AppliedOn, AcceptedOn, GuardianProof, AssessedOn) = (details.AppliedOn, details.AcceptedOn, details.GuardianProof, details.AssessedOn);
        (AssessedBy, Category, Grade, PublicFrom) = (details.AssessedBy, details.Category, details.Grade, details.PublicFrom);
        (PublicUntil, ReviewedOn, Result, CertificateOn) = (details.PublicUntil, details.ReviewedOn, details.Result, details.CertificateOn);
        CertificateNumber = details.CertificateNumber;
    }
}

/// <summary>What the department's form gives.</summary>
public sealed record DisabilityDetails
{
    public DateOnly? AppliedOn { get; init; }
    public DateOnly? AcceptedOn { get; init; }
    public bool GuardianProof { get; init; }
    public DateOnly? AssessedOn { get; init; }
    public string? AssessedBy { get; init; }
    public string? Category { get; init; }
    public string? Grade { get; init; }
    public DateOnly? PublicFrom { get; init; }
    public DateOnly? PublicUntil { get; init; }
    public DateOnly? ReviewedOn { get; init; }
    public string? Result { get; init; }
    public DateOnly? CertificateOn { get; init; }
    public string? CertificateNumber { get; init; }
}
