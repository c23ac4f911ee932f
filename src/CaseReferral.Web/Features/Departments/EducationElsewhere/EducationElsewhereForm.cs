using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Departments.EducationElsewhere;
using CaseReferral.Web.Features.Handoffs;

namespace CaseReferral.Web.Features.Departments.EducationElsewhere;

/// <summary>The record as the department's clerk writes it.</summary>
public sealed record EducationElsewhereForm : RecordForm
{
    [Display(Name = "EducationElsewhere.SendingConfirmedOn")] public DateOnly? SendingConfirmedOn { get; init; }
    [Display(Name = "EducationElsewhere.ReceivingConfirmedOn")] public DateOnly? ReceivingConfirmedOn { get; init; }
    [Display(Name = "EducationElsewhere.School"), StringLength(100)] public string? School { get; init; }
    [Display(Name = "EducationElsewhere.RecordTransferredOn")] public DateOnly? RecordTransferredOn { get; init; }
    [Display(Name = "EducationElsewhere.EnrolledOn")] public DateOnly? EnrolledOn { get; init; }

    public static EducationElsewhereForm Of(EducationElsewhereRecord record) => new()
    {
        SendingConfirmedOn = record.SendingConfirmedOn,
        ReceivingConfirmedOn = record.ReceivingConfirmedOn,
        School = record.School,
        RecordTransferredOn = record.RecordTransferredOn,
        EnrolledOn = record.EnrolledOn,
    };

    public EducationElsewhereDetails ToDetails() => new()
    {
        SendingConfirmedOn = SendingConfirmedOn,
        ReceivingConfirmedOn = ReceivingConfirmedOn,
        School = School,
        RecordTransferredOn = RecordTransferredOn,
        EnrolledOn = EnrolledOn,
    };
}
