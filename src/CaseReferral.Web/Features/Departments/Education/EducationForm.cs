using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Departments.Education;
using CaseReferral.Web.Features.Handoffs;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CaseReferral.Web.Features.Departments.Education;

/// <summary>The record as the department's clerk writes it.</summary>
public sealed record EducationForm : RecordForm
{
    [Display(Name = "Education.LastGrade")] public string? LastGrade { get; init; }
    [Display(Name = "Education.Stage"), Required] public string? Stage { get; init; }
    [Display(Name = "Education.Grade"), StringLength(20)] public string? Grade { get; init; }
    [Display(Name = "Education.School"), StringLength(100)] public string? School { get; init; }
    [Display(Name = "Education.State"), Required] public string? State { get; init; }
    [Display(Name = "Education.EnrolledOn")] public DateOnly? EnrolledOn { get; init; }
    [Display(Name = "Education.SpecialNeeds"), StringLength(500)] public string? SpecialNeeds { get; init; }
    [Display(Name = "Education.Aid")] public bool Aid { get; init; }
    [Display(Name = "Education.SchoolYear"), RegularExpression("^20[0-9]{2}$", ErrorMessage = "Error.SchoolYear")] public string? SchoolYear { get; init; }
    [Display(Name = "Education.PupilRecordOn")] public DateOnly? PupilRecordOn { get; init; }

    /// <summary>Shown by the page, never sent.</summary>
    [BindNever] public EducationProposal? Proposal { get; init; }

    public static EducationForm Of(EducationRecord record) => new()
    {
        Stage = record.Stage,
        Grade = record.Grade,
        School = record.School,
        State = record.State,
        EnrolledOn = record.EnrolledOn,
        SpecialNeeds = record.SpecialNeeds,
        Aid = record.Aid,
        SchoolYear = record.SchoolYear,
        PupilRecordOn = record.PupilRecordOn,
        LastGrade = record.LastGrade,
    };

    public EducationDetails ToDetails() => new()
    {
        Stage = Stage,
        Grade = Grade,
        School = School,
        State = State,
        EnrolledOn = EnrolledOn,
        SpecialNeeds = SpecialNeeds,
        Aid = Aid,
        SchoolYear = SchoolYear,
        PupilRecordOn = PupilRecordOn,
        LastGrade = LastGrade,
    };
}
