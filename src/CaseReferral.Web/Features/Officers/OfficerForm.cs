using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Officers;

namespace CaseReferral.Web.Features.Officers;

/// <summary>A new account.</summary>
public sealed record OfficerForm
{
    [Required, StringLength(50), Display(Name = "Account.UserName")]
    public string? UserName { get; init; }

    [Required, StringLength(50), Display(Name = "Officer.DisplayName")]
    public string? DisplayName { get; init; }

    [Required, Display(Name = "Officer.Unit")]
    public Guid? OrganisationId { get; init; }

    [Display(Name = "Officer.Role")]
    public OfficerRole Role { get; init; }

    public OfficerInput ToInput() => new() { UserName = UserName, DisplayName = DisplayName, OrganisationId = OrganisationId, Role = Role };
}

/// <summary>The form with its choices.</summary>
public sealed record OfficerNew(IReadOnlyList<UnitChoice> Units, OfficerForm Form);

/// <summary>Another role, or the number at the city's provider.</summary>
public sealed record RoleForm
{
    public int Version { get; init; }

    [Required, Display(Name = "Officer.Role")]
    public OfficerRole? Role { get; init; }
}

/// <summary>The number at the city's single sign-on; empty removes the link.</summary>
public sealed record LinkForm
{
    public int Version { get; init; }

    [StringLength(100), Display(Name = "Officer.ProviderNumber")]
    public string? Number { get; init; }
}

/// <summary>A page with one of the two forms above.</summary>
public sealed record OfficerEdit<TForm>(OfficerPage Officer, TForm Form);
