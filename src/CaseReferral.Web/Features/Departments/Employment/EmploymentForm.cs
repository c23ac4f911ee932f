using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Departments.Employment;
using CaseReferral.Web.Features.Handoffs;

namespace CaseReferral.Web.Features.Departments.Employment;

/// <summary>The record as the department's clerk writes it.</summary>
public sealed record EmploymentForm : RecordForm
{
    [Display(Name = "Employment.RegisteredOn")] public DateOnly? RegisteredOn { get; init; }
    [Display(Name = "Employment.Service")] public string? Service { get; init; }
    [Display(Name = "Employment.Training"), StringLength(200)] public string? Training { get; init; }
    [Display(Name = "Employment.Employer"), StringLength(100)] public string? Employer { get; init; }
    [Display(Name = "Employment.Contract")] public bool Contract { get; init; }
    [Display(Name = "Employment.EmployedOn")] public DateOnly? EmployedOn { get; init; }
    [Display(Name = "Employment.Kept3On")] public DateOnly? Kept3On { get; init; }
    [Display(Name = "Employment.Kept6On")] public DateOnly? Kept6On { get; init; }
    [Display(Name = "Employment.LeftOn")] public DateOnly? LeftOn { get; init; }
    [Display(Name = "Employment.Note"), StringLength(1000)] public string? Note { get; init; }

    public static EmploymentForm Of(EmploymentRecord record) => new()
    {
        RegisteredOn = record.RegisteredOn,
        Service = record.Service,
        Training = record.Training,
        Employer = record.Employer,
        Contract = record.Contract,
        EmployedOn = record.EmployedOn,
        Kept3On = record.Kept3On,
        Kept6On = record.Kept6On,
        LeftOn = record.LeftOn,
        Note = record.Note,
    };

    public EmploymentDetails ToDetails() => new()
    {
        RegisteredOn = RegisteredOn,
        Service = Service,
        Training = Training,
        Employer = Employer,
        Contract = Contract,
        EmployedOn = EmployedOn,
        Kept3On = Kept3On,
        Kept6On = Kept6On,
        LeftOn = LeftOn,
        Note = Note,
    };
}
