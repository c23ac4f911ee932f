using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Departments.CareVisits;
using CaseReferral.Web.Features.Handoffs;

namespace CaseReferral.Web.Features.Departments.CareVisits;

/// <summary>The record as the department's clerk writes it, and one more entry.</summary>
public sealed record CareVisitsForm : RecordForm
{
    [Display(Name = "CareVisits.Form")] public string? Form { get; init; }
    [Display(Name = "CareVisits.On")] public DateOnly? On { get; init; }
    [Display(Name = "CareVisits.Note"), StringLength(200)] public string? Note { get; init; }
    [Display(Name = "CareVisits.Rhythm")] public string? Rhythm { get; init; }
    [Display(Name = "CareVisits.NextOn")] public DateOnly? NextOn { get; init; }

    public static CareVisitsForm Of(CareVisitsRecord record) => new() { Rhythm = record.Rhythm, NextOn = record.NextOn };
}
