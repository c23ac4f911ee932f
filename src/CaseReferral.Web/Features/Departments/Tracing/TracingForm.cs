using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Departments.Tracing;
using CaseReferral.Web.Features.Handoffs;

namespace CaseReferral.Web.Features.Departments.Tracing;

/// <summary>The record as the department's clerk writes it.</summary>
public sealed record TracingForm : RecordForm
{
    [Display(Name = "Tracing.Progress"), Required] public string? Progress { get; init; }
    [Display(Name = "Tracing.StartedOn")] public DateOnly? StartedOn { get; init; }
    [Display(Name = "Tracing.AnsweredOn")] public DateOnly? AnsweredOn { get; init; }
    [Display(Name = "Tracing.CertificateOn")] public DateOnly? CertificateOn { get; init; }

    public static TracingForm Of(TracingRecord record) => new()
    {
        Progress = record.Progress,
        StartedOn = record.StartedOn,
        AnsweredOn = record.AnsweredOn,
        CertificateOn = record.CertificateOn,
    };

    public TracingDetails ToDetails() => new()
    {
        Progress = Progress,
        StartedOn = StartedOn,
        AnsweredOn = AnsweredOn,
        CertificateOn = CertificateOn,
    };
}
