using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Departments.SocialAssistance;
using CaseReferral.Web.Features.Handoffs;

namespace CaseReferral.Web.Features.Departments.SocialAssistance;

/// <summary>The record as the department's clerk writes it, and one more entry.</summary>
public sealed record SocialAssistanceForm : RecordForm
{
    [Display(Name = "SocialAssistance.Note"), StringLength(1000)] public string? Note { get; init; }
    [Display(Name = "SocialAssistance.Benefit")] public string? Benefit { get; init; }
    [Display(Name = "SocialAssistance.Decision")] public string? Decision { get; init; }
    [Display(Name = "SocialAssistance.DecidedOn")] public DateOnly? DecidedOn { get; init; }
    [Display(Name = "SocialAssistance.GivenFrom")] public DateOnly? GivenFrom { get; init; }
    [Display(Name = "SocialAssistance.Ground"), StringLength(500)] public string? Ground { get; init; }

    public static SocialAssistanceForm Of(SocialAssistanceRecord record) => new() { Note = record.Note };
}
