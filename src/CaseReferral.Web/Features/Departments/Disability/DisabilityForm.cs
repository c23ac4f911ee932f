using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Departments.Disability;
using CaseReferral.Web.Features.Handoffs;

namespace CaseReferral.Web.Features.Departments.Disability;

/// <summary>The record as the department's clerk writes it.</summary>
public sealed record DisabilityForm : RecordForm
{
    [Display(Name = "Disability.AppliedOn")] public DateOnly? AppliedOn { get; init; }
    [Display(Name = "Disability.AcceptedOn")] public DateOnly? AcceptedOn { get; init; }
    [Display(Name = "Disability.GuardianProof")] public bool GuardianProof { get; init; }
    [Display(Name = "Disability.AssessedOn")] public DateOnly? AssessedOn { get; init; }
    [Display(Name = "Disability.AssessedBy"), StringLength(100)] public string? AssessedBy { get; init; }
    [Display(Name = "Disability.Category")] public string? Category { get; init; }
    [Display(Name = "Disability.Grade")] public string? Grade { get; init; }
    [Display(Name = "Disability.PublicFrom")] public DateOnly? PublicFrom { get; init; }
    [Display(Name = "Disability.PublicUntil")] public DateOnly? PublicUntil { get; init; }
    [Display(Name = "Disability.ReviewedOn")] public DateOnly? ReviewedOn { get; init; }
    [Display(Name = "Disability.Result")] public string? Result { get; init; }
    [Display(Name = "Disability.CertificateOn")] public DateOnly? CertificateOn { get; init; }
    [Display(Name = "Disability.CertificateNumber"), StringLength(30)] public string? CertificateNumber { get; init; }

    public static DisabilityForm Of(DisabilityRecord record) => new()
    {
        AppliedOn = record.AppliedOn,
        AcceptedOn = record.AcceptedOn,
        GuardianProof = record.GuardianProof,
        AssessedOn = record.AssessedOn,
        AssessedBy = record.AssessedBy,
        Category = record.Category,
        Grade = record.Grade,
        PublicFrom = record.PublicFrom,
        PublicUntil = record.PublicUntil,
        ReviewedOn = record.ReviewedOn,
        Result = record.Result,
        CertificateOn = record.CertificateOn,
        CertificateNumber = record.CertificateNumber,
    };

    public DisabilityDetails ToDetails() => new()
    {
        AppliedOn = AppliedOn,
        AcceptedOn = AcceptedOn,
        GuardianProof = GuardianProof,
        AssessedOn = AssessedOn,
        AssessedBy = AssessedBy,
        Category = Category,
        Grade = Grade,
        PublicFrom = PublicFrom,
        PublicUntil = PublicUntil,
        ReviewedOn = ReviewedOn,
        Result = Result,
        CertificateOn = CertificateOn,
        CertificateNumber = CertificateNumber,
    };
}
