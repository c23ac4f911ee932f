using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Organisations;

namespace CaseReferral.Web.Features.Organisations;

/// <summary>A unit as the administrator enters it.</summary>
public sealed record OrganisationForm
{
    public int Version { get; init; }

    [StringLength(40), Display(Name = "Organisation.Code")]
    public string? Code { get; init; }

    [Required, StringLength(100), Display(Name = "Organisation.Name")]
    public string? Name { get; init; }

    [Required, Display(Name = "Organisation.Kind")]
    public OrganisationKind? Kind { get; init; }

    [EnumDataType(typeof(OrganisationNature), ErrorMessage = "Error.Choose"), Display(Name = "Organisation.Nature")]
    public OrganisationNature? Nature { get; init; }

    [Required, StringLength(6, MinimumLength = 6), Display(Name = "Organisation.Region")]
    public string? RegionCode { get; init; }

    [Display(Name = "Organisation.Parent")]
    public Guid? ParentId { get; init; }

    [StringLength(40), Display(Name = "Organisation.Phone")]
    public string? Phone { get; init; }

    [StringLength(MailAddresses.Longest), Display(Name = "Organisation.Mail")]
    public string? Mail { get; init; }

    [Display(Name = "Organisation.Designated")]
    public bool IsDesignated { get; init; }

    [Display(Name = "Organisation.Capacity")]
    public int? Capacity { get; init; }

    [Display(Name = "Organisation.MinAge")]
    public int? MinAge { get; init; }

    [Display(Name = "Organisation.MaxAge")]
    public int? MaxAge { get; init; }

    public static OrganisationForm Of(Organisation unit) => new()
    {
        Version = unit.Version,
        Code = unit.Code,
        Name = unit.Name,
        Kind = unit.Kind,
        Nature = unit.Nature,
        RegionCode = unit.RegionCode,
        ParentId = unit.ParentId,
        Phone = unit.Phone,
        Mail = unit.Mail,
        IsDesignated = unit.IsDesignated,
        Capacity = unit.Capacity,
        MinAge = unit.MinAge,
        MaxAge = unit.MaxAge,
    };

    public OrganisationInput ToInput() => new()
    {
        Code = Code,
        Name = Name,
        Kind = Kind,
        Nature = Nature,
        RegionCode = RegionCode,
        ParentId = ParentId,
        Phone = Phone,
        Mail = Mail,
        IsDesignated = IsDesignated,
        Capacity = Capacity,
        MinAge = MinAge,
        MaxAge = MaxAge,
    };
}

/// <summary>The form with its choices; no id while the unit is new.</summary>
public sealed record OrganisationEdit(Guid? Id, string? Title, IReadOnlyList<(Guid Id, string Name)> Parents, OrganisationForm Form);
