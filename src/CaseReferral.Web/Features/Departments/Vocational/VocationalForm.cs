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
    [Display(Name = "Vocational.Term"), Range(1, 20, ErrorMessage = "Error.Term")] public int? Term { get; init; }
    [Display(Name = "Vocational.PupilRecord")] public bool PupilRecord { get; init; }
    [Display(Name = "Vocational.Grant")] public bool Grant { get; init; }
    [Display(Name = "Vocational.GraduatedOn")] public DateOnly? GraduatedOn { get; init; }
    [Display(Name = "Vocational.Certificate"), StringLength(100)] public string? Certificate { get; init; }
    [Display(Name = "Vocational.Employer"), StringLength(100)] public string? Employer { get; init; }
    [Display(Name = "Vocational.Kept3On")] public DateOnly? Kept3On { get; init; }
    [Display(Name = "Vocational.Kept6On")] public DateOnly? Kept6On { get; init; }

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
        Term = record.Term,
        PupilRecord = record.PupilRecord,
        Grant = record.Grant,
        GraduatedOn = record.GraduatedOn,
        Certificate = record.Certificate,
        Employer = record.Employer,
        Kept3On = record.Kept3On,
        Kept6On = record.Kept6On,
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
        Term = Term,
        PupilRecord = PupilRecord,
        Grant = Grant,
        GraduatedOn = GraduatedOn,
        Certificate = Certificate,
        Employer = Employer,
        Kept3On = Kept3On,
        Kept6On = Kept6On,
    };
}
