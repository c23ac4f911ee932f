using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Reference;
using CaseReferral.Core.Rescues;

namespace CaseReferral.Web.Features.Rescues;

/// <summary>One person of a rescue entry. Only sex and age are asked; everything else may be added later.</summary>
public sealed record PersonForm
{
    /// <summary>yyyy, yyyy-MM or yyyy-MM-dd.</summary>
    internal const string PartialDate = @"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?";

    [Display(Name = "Person.IdNumber"), StringLength(30)] public string? IdNumber { get; set; }
    [Display(Name = "Person.Name"), StringLength(50)] public string? Name { get; set; }
    [Display(Name = "Person.OtherNames"), StringLength(100)] public string? OtherNames { get; set; }
    [Display(Name = "Person.Sex"), Required(ErrorMessage = "Error.Choose")] public string? Sex { get; set; }
    [Display(Name = "Person.AgeCertainty"), EnumDataType(typeof(AgeCertainty), ErrorMessage = "Error.Choose")]
    public AgeCertainty AgeCertainty { get; set; } = AgeCertainty.Estimated;
    [Display(Name = "Person.BirthDate"), DataType(DataType.Date)] public DateOnly? BirthDate { get; set; }
    [Display(Name = "Person.Age"), Range(0, 130, ErrorMessage = "Error.AgeRange")] public int? Age { get; set; }
    [Display(Name = "Person.Nationality")] public string? Nationality { get; set; } = "156";
    [Display(Name = "Person.Ethnicity")] public string? Ethnicity { get; set; }
    [Display(Name = "Person.Language"), StringLength(100)] public string? Language { get; set; }
    [Display(Name = "Person.NeedsInterpreter")] public bool NeedsInterpreter { get; set; }
    [Display(Name = "Person.InterpreterArranged")] public bool InterpreterArranged { get; set; }
    [Display(Name = "Person.NeedsTreatment")] public bool NeedsTreatment { get; set; }
    [Display(Name = "Person.MayBeDisabled")] public bool MayBeDisabled { get; set; }
    [Display(Name = "Person.Phone"), StringLength(30)] public string? Phone { get; set; }
    [Display(Name = "Person.HouseholdAddress"), StringLength(200)] public string? HouseholdAddress { get; set; }
    [Display(Name = "Person.Relatives"), StringLength(500)] public string? Relatives { get; set; }
    [Display(Name = "Person.BodyMarks"), StringLength(500)] public string? BodyMarks { get; set; }
    [Display(Name = "Person.Photo")] public IFormFile? Photo { get; set; }
    [Display(Name = "Person.Guardians")] public string Guardians { get; set; } = "searching";
    [Display(Name = "Person.AbductedOn"), RegularExpression(PartialDate, ErrorMessage = "Error.PartialDate")]
    public string? AbductedOn { get; set; }
    [Display(Name = "Person.AbductedPlace"), StringLength(200)] public string? AbductedPlace { get; set; }
    [Display(Name = "Person.AbductionMode")] public string? AbductionMode { get; set; }
    [Display(Name = "Person.Exploitation")] public string? Exploitation { get; set; }
    [Display(Name = "Person.Transfers"), Range(0, 99, ErrorMessage = "Error.Transfers")] public int? Transfers { get; set; }
    [Display(Name = "Person.Belongings"), StringLength(1000)] public string? Belongings { get; set; }
    [Display(Name = "Person.HealthNote"), StringLength(2000)] public string? HealthNote { get; set; }
    [Display(Name = "Person.Narrative"), StringLength(RescueCheck.MaxNarrative)] public string? Narrative { get; set; }
    [Display(Name = "Person.MismatchReason"), StringLength(200)] public string? MismatchReason { get; set; }
    [Display(Name = "Person.DuplicateSeen")] public bool DuplicateSeen { get; set; }

    public RescuedPerson ToPerson(Regions regions, DateOnly today)
    {
        var id = ResidentId.Parse(IdNumber, regions, today);
        return new RescuedPerson
        {
            Sex = Sex!,
            // The number fills sex and birth date only where nothing was typed.
            BirthDate = BirthDate ?? (Age is null && id.IsValid ? id.BirthDate : null),
            Age = Age,
            AgeCertainty = AgeCertainty,
            Nationality = Nationality,
            Ethnicity = Ethnicity,
            Language = Language,
            NeedsInterpreter = NeedsInterpreter,
            InterpreterArranged = InterpreterArranged,
            NeedsTreatment = NeedsTreatment,
            MayBeDisabled = MayBeDisabled,
            Guardians = Guardians,
            AbductedOn = AbductedOn,
            AbductedPlace = AbductedPlace,
            AbductionMode = AbductionMode,
            Exploitation = Exploitation,
            Transfers = Transfers,
            Belongings = Belongings,
            HealthNote = HealthNote,
            Narrative = Narrative,
            DuplicateSeen = DuplicateSeen,
            Photo = Photo is null ? null : new(Photo.FileName, Photo.OpenReadStream()),
            Identity = ToIdentity(),
        };
    }

    public IdentityInput ToIdentity() => new()
    {
        Name = Name,
        OtherNames = OtherNames,
        IdNumber = IdNumber,
        Phone = Phone,
        HouseholdAddress = HouseholdAddress,
        Relatives = Relatives,
        BodyMarks = BodyMarks,
        MismatchReason = MismatchReason,
    };
}
