using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;
using CaseReferral.Web.Features.Rescues;

namespace CaseReferral.Web.Features.Police;

/// <summary>Every police form carries the version of the case it was made from.</summary>
public abstract record PoliceForm
{
    public int Version { get; set; }
}

/// <summary>The part of the rescue record police complete later.</summary>
public sealed record RescueRecordForm : PoliceForm
{
    [Display(Name = "Rescue.HeadName"), StringLength(50)] public string? HeadName { get; init; }
    [Display(Name = "Rescue.HeadRank")] public HeadRank? HeadRank { get; init; }
    [Display(Name = "Rescue.LegalAidToldOn")] public DateOnly? LegalAidToldOn { get; init; }
    [Display(Name = "Rescue.PrivacyToldOn")] public DateOnly? PrivacyToldOn { get; init; }
    [Display(Name = "Rescue.Escort"), StringLength(500)] public string? Escort { get; init; }
    [Display(Name = "Person.Belongings"), StringLength(1000)] public string? Belongings { get; init; }
    [Display(Name = "Person.Guardians")] public string Guardians { get; init; } = "searching";
    [Display(Name = "Person.InterpreterArranged")] public bool InterpreterArranged { get; init; }
    [Display(Name = "Person.HealthNote"), StringLength(2000)] public string? HealthNote { get; init; }
    [Display(Name = "Person.NeedsTreatment")] public bool NeedsTreatment { get; init; }
    [Display(Name = "Person.MayBeDisabled")] public bool MayBeDisabled { get; init; }
    [Display(Name = "Field.FilingNumber"), StringLength(60)] public string? FilingNumber { get; init; }
    [Display(Name = "Person.AbductedOn"), RegularExpression(PersonForm.PartialDate, ErrorMessage = "Error.PartialDate")] public string? AbductedOn { get; init; }
    [Display(Name = "Person.AbductedPlace"), StringLength(200)] public string? AbductedPlace { get; init; }
    [Display(Name = "Person.AbductionMode")] public string? AbductionMode { get; init; }
    [Display(Name = "Person.Exploitation")] public string? Exploitation { get; init; }
    [Display(Name = "Person.Transfers"), Range(0, 99, ErrorMessage = "Error.Transfers")] public int? Transfers { get; init; }
    [Display(Name = "Person.Narrative"), StringLength(RescueCheck.MaxNarrative)] public string? Narrative { get; init; }

    public static RescueRecordForm Of(RescueRecord r) => new()
    {
        HeadName = r.HeadName,
        HeadRank = r.HeadRank,
        LegalAidToldOn = r.LegalAidToldOn,
        PrivacyToldOn = r.PrivacyToldOn,
        Escort = r.Escort,
        Belongings = r.Belongings,
        Guardians = r.Guardians,
        InterpreterArranged = r.InterpreterArranged,
        HealthNote = r.HealthNote,
        NeedsTreatment = r.NeedsTreatment,
        MayBeDisabled = r.MayBeDisabled,
        AbductedOn = r.AbductedOn,
        AbductedPlace = r.AbductedPlace,
        AbductionMode = r.AbductionMode,
        Exploitation = r.Exploitation,
        Transfers = r.Transfers,
        Narrative = r.Narrative,
    };

    public RescueUpdate ToUpdate() => new()
    {
        HeadName = HeadName,
        HeadRank = HeadRank,
        LegalAidToldOn = LegalAidToldOn,
        PrivacyToldOn = PrivacyToldOn,
        Escort = Escort,
        Belongings = Belongings,
        Guardians = Guardians,
        InterpreterArranged = InterpreterArranged,
        HealthNote = HealthNote,
        NeedsTreatment = NeedsTreatment,
        MayBeDisabled = MayBeDisabled,
        FilingNumber = FilingNumber,
        Taking = new()
        {
            AbductedOn = AbductedOn,
            AbductedPlace = AbductedPlace,
            AbductionMode = AbductionMode,
            Exploitation = Exploitation,
            Transfers = Transfers,
            Narrative = Narrative,
        },
    };
}

/// <summary>Sampling status: dates and a receipt number, never data.</summary>
public sealed record SamplingForm : PoliceForm
{
    [Display(Name = "Sampling.SampledOn")] public DateOnly? SampledOn { get; init; }
    [Display(Name = "Sampling.Receipt"), StringLength(60)] public string? ReceiptNumber { get; init; }
    [Display(Name = "Sampling.DatabaseEntryOn")] public DateOnly? DatabaseEntryOn { get; init; }
    [Display(Name = "Sampling.ComparedOn")] public DateOnly? ComparedOn { get; init; }
    [Display(Name = "Sampling.Result")] public string? Result { get; init; }

    public static SamplingForm Of(SamplingRecord s) => new()
    {
        SampledOn = s.SampledOn,
        ReceiptNumber = s.ReceiptNumber,
        DatabaseEntryOn = s.DatabaseEntryOn,
        ComparedOn = s.ComparedOn,
        Result = s.Result,
    };

    public SamplingUpdate ToUpdate() => new()
    {
        SampledOn = SampledOn,
        ReceiptNumber = ReceiptNumber,
        DatabaseEntryOn = DatabaseEntryOn,
        ComparedOn = ComparedOn,
        Result = Result,
    };
}

/// <summary>The buyer household; hashed at once, never shown again.</summary>
public sealed record BuyerForm : PoliceForm
{
    [Display(Name = "Buyer.Name"), StringLength(50)] public string? Name { get; init; }
    [Display(Name = "Buyer.IdNumber"), StringLength(30)] public string? IdNumber { get; init; }
    [Display(Name = "Buyer.Phone"), StringLength(30)] public string? Phone { get; init; }
    [Display(Name = "Buyer.Address"), StringLength(200)] public string? Address { get; init; }
}

/// <summary>Identity found or corrected.</summary>
public sealed record IdentityForm : PoliceForm
{
    [Display(Name = "Person.Name"), StringLength(50)] public string? Name { get; init; }
    [Display(Name = "Person.OtherNames"), StringLength(100)] public string? OtherNames { get; init; }
    [Display(Name = "Person.IdNumber"), StringLength(30)] public string? IdNumber { get; init; }
    [Display(Name = "Person.MismatchReason"), StringLength(200)] public string? MismatchReason { get; init; }
    [Display(Name = "Person.BirthDate")] public DateOnly? BirthDate { get; init; }
    [Display(Name = "Person.AgeCertainty"), EnumDataType(typeof(AgeCertainty))] public AgeCertainty AgeCertainty { get; init; }
    [Display(Name = "Person.Phone"), StringLength(30)] public string? Phone { get; init; }
    [Display(Name = "Person.HouseholdAddress"), StringLength(200)] public string? HouseholdAddress { get; init; }
    [Display(Name = "Person.Relatives"), StringLength(500)] public string? Relatives { get; init; }
    [Display(Name = "Person.BodyMarks"), StringLength(500)] public string? BodyMarks { get; init; }
    [Display(Name = "Person.ConfirmedByPolice")] public bool Confirmed { get; init; }
}
