using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Departments.Health;
using CaseReferral.Web.Features.Handoffs;

namespace CaseReferral.Web.Features.Departments.Health;

/// <summary>The record as the department's clerk writes it.</summary>
public sealed record HealthForm : RecordForm
{
    [Display(Name = "Health.ScreenedOn")] public DateOnly? ScreenedOn { get; init; }
    [Display(Name = "Health.ScreeningResult")] public string? ScreeningResult { get; init; }
    [Display(Name = "Health.PhysicalNote"), StringLength(2000)] public string? PhysicalNote { get; init; }
    [Display(Name = "Health.PsychologicalNote"), StringLength(2000)] public string? PsychologicalNote { get; init; }
    [Display(Name = "Health.CareSummary"), StringLength(1000)] public string? CareSummary { get; init; }
    [Display(Name = "Health.ContinuationPlan"), StringLength(1000)] public string? ContinuationPlan { get; init; }
    [Display(Name = "Health.SessionKind")] public string? SessionKind { get; init; }
    [Display(Name = "Health.Provider")] public string? Provider { get; init; }
    [Display(Name = "Health.SessionOn")] public DateOnly? SessionOn { get; init; }
    [Display(Name = "Health.SessionNote"), StringLength(2000)] public string? SessionNote { get; init; }

    public static HealthForm Of(HealthRecord record) => new()
    {
        ScreenedOn = record.ScreenedOn,
        ScreeningResult = record.ScreeningResult,
        PhysicalNote = record.PhysicalNote,
        PsychologicalNote = record.PsychologicalNote,
        CareSummary = record.CareSummary,
        ContinuationPlan = record.ContinuationPlan,
    };

    public HealthDetails ToDetails() => new()
    {
        ScreenedOn = ScreenedOn,
        ScreeningResult = ScreeningResult,
        PhysicalNote = PhysicalNote,
        PsychologicalNote = PsychologicalNote,
        CareSummary = CareSummary,
        ContinuationPlan = ContinuationPlan,
    };
}
