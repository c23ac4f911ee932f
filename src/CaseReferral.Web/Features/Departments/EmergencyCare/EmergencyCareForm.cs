using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Departments.EmergencyCare;
using CaseReferral.Web.Features.Handoffs;

namespace CaseReferral.Web.Features.Departments.EmergencyCare;

/// <summary>The record as the department's clerk writes it.</summary>
public sealed record EmergencyCareForm : RecordForm
{
    [Display(Name = "EmergencyCare.AdmittedOn"), Required] public DateOnly? AdmittedOn { get; init; }
    [Display(Name = "EmergencyCare.Condition"), Required] public string? Condition { get; init; }
    [Display(Name = "EmergencyCare.TreatmentNote"), StringLength(2000)] public string? TreatmentNote { get; init; }
    [Display(Name = "EmergencyCare.ConsentNote"), StringLength(500)] public string? ConsentNote { get; init; }
    [Display(Name = "EmergencyCare.DischargedOn")] public DateOnly? DischargedOn { get; init; }
    [Display(Name = "EmergencyCare.DischargeNote"), StringLength(1000)] public string? DischargeNote { get; init; }

    public static EmergencyCareForm Of(EmergencyCareRecord record) => new()
    {
        AdmittedOn = record.AdmittedOn,
        Condition = record.Condition,
        TreatmentNote = record.TreatmentNote,
        ConsentNote = record.ConsentNote,
        DischargedOn = record.DischargedOn,
        DischargeNote = record.DischargeNote,
    };

    public EmergencyCareDetails ToDetails() => new()
    {
        AdmittedOn = AdmittedOn,
        Condition = Condition,
        TreatmentNote = TreatmentNote,
        ConsentNote = ConsentNote,
        DischargedOn = DischargedOn,
        DischargeNote = DischargeNote,
    };
}
