using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Departments.Vocational;
using CaseReferral.Web.Features.Handoffs;

namespace CaseReferral.Web.Features.Departments.Vocational;

/// <summary>The record as the department's clerk writes it.</summary>
public sealed record VocationalForm : RecordForm
{
    [Display(Name = "Vocational.School"), StringLength(100)] public string? School { get; init; }
    [Display(Name = "Vocational.Level")] public string? Level { get; init; }
    [Display(Name = "Vocational.Major"), StringLength(100)] public string? Major { get; init; }
    [Display(Name = "Vocational.EnrolledOn")] public DateOnly? EnrolledOn { get; init; }
    [Display(Name = "Vocational.FeeWaived")] public bool FeeWaived { get; init; }
    [Display(Name = "Vocational.ExpectedGraduationOn")] public DateOnly? ExpectedGraduationOn { get; init; }
    [Display(Name = "Vocational.RecommendedJobs"), StringLength(500)] public string? RecommendedJobs { get; init; }
    [Display(Name = "Vocational.EmployedOn")] public DateOnly? EmployedOn { get; init; }

    public static VocationalForm Of(VocationalRecord record) => new()
    {
        School = record.School,
        Level = record.Level,
        Major = record.Major,
        EnrolledOn = record.EnrolledOn,
        FeeWaived = record.FeeWaived,
        ExpectedGraduationOn = record.ExpectedGraduationOn,
        RecommendedJobs = record.RecommendedJobs,
        EmployedOn = record.EmployedOn,
    };

    public VocationalDetails ToDetails() => new()
    {
        School = School,
        Level = Level,
        Major = Major,
        EnrolledOn = EnrolledOn,
        FeeWaived = FeeWaived,
        ExpectedGraduationOn = ExpectedGraduationOn,
        RecommendedJobs = RecommendedJobs,
        EmployedOn = EmployedOn,
    };
}
