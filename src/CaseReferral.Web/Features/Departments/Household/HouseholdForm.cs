using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Departments.Household;
using CaseReferral.Web.Features.Handoffs;

namespace CaseReferral.Web.Features.Departments.Household;

/// <summary>The record as the department's clerk writes it.</summary>
public sealed record HouseholdForm : RecordForm
{
    [Display(Name = "Household.ReceivedOn"), Required] public DateOnly? ReceivedOn { get; init; }
    [Display(Name = "Household.CollectiveHousehold"), StringLength(100)] public string? CollectiveHousehold { get; init; }
    [Display(Name = "Household.CheckedOn")] public DateOnly? CheckedOn { get; init; }
    [Display(Name = "Household.ReportedOn")] public DateOnly? ReportedOn { get; init; }
    [Display(Name = "Household.Decision")] public string? Decision { get; init; }
    [Display(Name = "Household.RegisteredOn")] public DateOnly? RegisteredOn { get; init; }
    [Display(Name = "Household.IdNumber"), StringLength(20)] public string? IdNumber { get; init; }
    [Display(Name = "Household.RefusalReason"), StringLength(500)] public string? RefusalReason { get; init; }

    public static HouseholdForm Of(HouseholdRecord record) => new()
    {
        ReceivedOn = record.ReceivedOn,
        CollectiveHousehold = record.CollectiveHousehold,
        CheckedOn = record.CheckedOn,
        ReportedOn = record.ReportedOn,
        Decision = record.Decision,
        RegisteredOn = record.RegisteredOn,
        IdNumber = record.IdNumber,
        RefusalReason = record.RefusalReason,
    };

    public HouseholdDetails ToDetails() => new()
    {
        ReceivedOn = ReceivedOn,
        CollectiveHousehold = CollectiveHousehold,
        CheckedOn = CheckedOn,
        ReportedOn = ReportedOn,
        Decision = Decision,
        RegisteredOn = RegisteredOn,
        IdNumber = IdNumber,
        RefusalReason = RefusalReason,
    };
}
