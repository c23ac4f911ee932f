using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Web.Features.Handoffs;

namespace CaseReferral.Web.Features.Departments.Placement;

/// <summary>The placement as the institution's clerk writes it.</summary>
public sealed record PlacementForm : RecordForm
{
    [Display(Name = "Placement.Form"), Required] public string? Form { get; init; }
    [Display(Name = "Placement.StartedOn"), Required] public DateOnly? StartedOn { get; init; }
    [Display(Name = "Placement.Bed"), StringLength(50)] public string? Bed { get; init; }
    [Display(Name = "Placement.Carer"), Required, StringLength(50)] public string? Carer { get; init; }
    [Display(Name = "Placement.CarerIdNumber"), StringLength(30)] public string? CarerIdNumber { get; init; }
    [Display(Name = "Placement.CarerPhone"), StringLength(30)] public string? CarerPhone { get; init; }
    [Display(Name = "Placement.Address"), StringLength(200)] public string? Address { get; init; }
    [Display(Name = "Placement.CareNeeds"), StringLength(2000)] public string? CareNeeds { get; init; }
    [Display(Name = "Placement.FosterConditions")] public List<string> FosterConditions { get; init; } = [];
    [Display(Name = "Placement.MoveReason")] public string? MoveReason { get; init; }

    [Display(Name = "Placement.FormReason"), StringLength(500)] public string? FormReason { get; init; }
    [Display(Name = "Placement.FemaleStaff")] public bool FemaleStaff { get; init; }

    /// <summary>With the time a moment of the city's clock; both or neither.</summary>
    [Display(Name = "Placement.HandedOverOn"), DataType(DataType.Date)] public DateOnly? HandedOverAt { get; init; }
    [Display(Name = "Placement.HandedOverTime"), DataType(DataType.Time)] public TimeOnly? HandedOverTime { get; init; }
    [Display(Name = "Placement.HandoverPlace"), StringLength(200)] public string? HandoverPlace { get; init; }
    [Display(Name = "Placement.HandoverRemark"), StringLength(500)] public string? HandoverRemark { get; init; }
    [Display(Name = "Placement.ChildCategory")] public string? ChildCategory { get; init; }

    public static PlacementForm Of(PlacementRecord record) => new()
    {
        Form = record.Form,
        StartedOn = record.StartedOn,
        Bed = record.Bed,
        Carer = record.Carer,
        CarerIdNumber = record.CarerIdNumber,
        CarerPhone = record.CarerPhone,
        Address = record.Address,
        CareNeeds = record.CareNeeds,
        FosterConditions = [.. record.FosterConditions?.Split(',') ?? []],
        FormReason = record.FormReason,
        FemaleStaff = record.FemaleStaff,
        HandedOverAt = record.HandedOverAt is { } day ? ChinaTime.LocalDate(day) : null,
        HandedOverTime = record.HandedOverAt is { } at ? TimeOnly.FromDateTime(ChinaTime.ToLocal(at)) : null,
        HandoverPlace = record.HandoverPlace,
        HandoverRemark = record.HandoverRemark,
        ChildCategory = record.ChildCategory,
    };

    public PlacementDetails ToDetails() => new()
    {
        Form = Form!,
        StartedOn = StartedOn!.Value,
        Bed = Bed,
        Carer = Carer,
        CarerIdNumber = CarerIdNumber,
        CarerPhone = CarerPhone,
        Address = Address,
        CareNeeds = CareNeeds,
        FosterConditions = [.. PlacementRecord.FosterConditionCodes.Where(FosterConditions.Contains)],
        MoveReason = MoveReason,
        FormReason = FormReason,
        FemaleStaff = FemaleStaff,
        HandedOverAt = HandedOverAt is { } day && HandedOverTime is { } at ? ChinaTime.ToUtc(day.ToDateTime(at)) : null,
        HandoverPlace = HandoverPlace,
        HandoverRemark = HandoverRemark,
        ChildCategory = ChildCategory,
    };
}
