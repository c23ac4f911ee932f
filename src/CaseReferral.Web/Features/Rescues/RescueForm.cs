using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Reference;
using CaseReferral.Core.Rescues;

namespace CaseReferral.Web.Features.Rescues;

/// <summary>解救登记: what the operation shares, and one row per person. Works the same for one and for twenty.</summary>
public sealed record RescueForm
{
    /// <summary>Made with the page, so that a second click enters nobody twice.</summary>
    public Guid? Key { get; set; }
    [Display(Name = "Rescue.On"), DataType(DataType.Date), Required] public DateOnly? On { get; set; }
    [Display(Name = "Rescue.At"), DataType(DataType.Time), Required] public TimeOnly? At { get; set; }
    [Display(Name = "Rescue.Province")] public string? Province { get; set; }
    [Display(Name = "Rescue.City")] public string? City { get; set; }
    [Display(Name = "Rescue.Region"), Required(ErrorMessage = "Error.ChooseRegion")] public string? Region { get; set; }
    [Display(Name = "Rescue.Place"), StringLength(200)] public string? Place { get; set; }
    [Display(Name = "Rescue.Source"), Required(ErrorMessage = "Error.Choose")] public string? Source { get; set; }
    [Display(Name = "Rescue.OperationName"), StringLength(100)] public string? OperationName { get; set; }
    [Display(Name = "Field.FilingNumber"), StringLength(60)] public string? FilingNumber { get; set; }
    [Display(Name = "Rescue.HeadName"), StringLength(50)] public string? HeadName { get; set; }
    [Display(Name = "Rescue.HeadRank")] public HeadRank? HeadRank { get; set; }
    [Display(Name = "Rescue.LegalAidToldOn"), DataType(DataType.Date)] public DateOnly? LegalAidToldOn { get; set; }
    [Display(Name = "Rescue.PrivacyToldOn"), DataType(DataType.Date)] public DateOnly? PrivacyToldOn { get; set; }
    public List<PersonForm> Persons { get; set; } = [];

    public RescueEntry ToEntry(Regions regions, DateOnly today) => new()
    {
        Key = Key,
        OperationName = OperationName,
        RescuedAt = On is { } on && At is { } at ? ChinaTime.ToUtc(on.ToDateTime(at)) : null,
        RegionCode = Region!,
        Place = Place,
        Source = Source!,
        FilingNumber = FilingNumber,
        HeadName = HeadName,
        HeadRank = HeadRank,
        LegalAidToldOn = LegalAidToldOn,
        PrivacyToldOn = PrivacyToldOn,
        Persons = [.. Persons.Select(p => p.ToPerson(regions, today))],
    };
}
