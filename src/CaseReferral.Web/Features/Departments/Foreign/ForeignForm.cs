using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Departments.Foreign;
using CaseReferral.Web.Features.Handoffs;

namespace CaseReferral.Web.Features.Departments.Foreign;

/// <summary>The record as the department's clerk writes it.</summary>
public sealed record ForeignForm : RecordForm
{
    [Display(Name = "Foreign.NationalityState")] public string? NationalityState { get; init; }
    [Display(Name = "Foreign.VerifiedOn")] public DateOnly? VerifiedOn { get; init; }
    [Display(Name = "Foreign.ConsulateWish")] public string? ConsulateWish { get; init; }
    [Display(Name = "Foreign.ConsulateToldOn")] public DateOnly? ConsulateToldOn { get; init; }
    [Display(Name = "Foreign.GiveOutApprovedOn")] public DateOnly? GiveOutApprovedOn { get; init; }
    [Display(Name = "Foreign.TravelDocument")] public string? TravelDocument { get; init; }
    [Display(Name = "Foreign.Escort"), StringLength(100)] public string? Escort { get; init; }
    [Display(Name = "Foreign.Port"), StringLength(60)] public string? Port { get; init; }
    [Display(Name = "Foreign.ReceivedBy"), StringLength(200)] public string? ReceivedBy { get; init; }
    [Display(Name = "Foreign.HandedOverOn")] public DateOnly? HandedOverOn { get; init; }
    [Display(Name = "Foreign.ReceiptNumber"), StringLength(60)] public string? ReceiptNumber { get; init; }
    [Display(Name = "Foreign.Result")] public string? Result { get; init; }

    [Display(Name = "Foreign.CameFrom")] public string? CameFrom { get; init; }
    [Display(Name = "Foreign.TakenOverFrom"), StringLength(200)] public string? TakenOverFrom { get; init; }
    [Display(Name = "Foreign.TakenOverOn")] public DateOnly? TakenOverOn { get; init; }
    [Display(Name = "Foreign.Onward")] public string? Onward { get; init; }

    public static ForeignForm Of(ForeignRecord record) => new()
    {
        NationalityState = record.NationalityState,
        VerifiedOn = record.VerifiedOn,
        ConsulateWish = record.ConsulateWish,
        ConsulateToldOn = record.ConsulateToldOn,
        GiveOutApprovedOn = record.GiveOutApprovedOn,
        TravelDocument = record.TravelDocument,
        Escort = record.Escort,
        Port = record.Port,
        ReceivedBy = record.ReceivedBy,
        HandedOverOn = record.HandedOverOn,
        ReceiptNumber = record.ReceiptNumber,
        Result = record.Result,
        CameFrom = record.CameFrom,
        TakenOverFrom = record.TakenOverFrom,
        TakenOverOn = record.TakenOverOn,
        Onward = record.Onward,
    };

    public ForeignDetails ToDetails() => new()
    {
        NationalityState = NationalityState,
        VerifiedOn = VerifiedOn,
        ConsulateWish = ConsulateWish,
        ConsulateToldOn = ConsulateToldOn,
        GiveOutApprovedOn = GiveOutApprovedOn,
        TravelDocument = TravelDocument,
        Escort = Escort,
        Port = Port,
        ReceivedBy = ReceivedBy,
        HandedOverOn = HandedOverOn,
        ReceiptNumber = ReceiptNumber,
        Result = Result,
        CameFrom = CameFrom,
        TakenOverFrom = TakenOverFrom,
        TakenOverOn = TakenOverOn,
        Onward = Onward,
    };
}
