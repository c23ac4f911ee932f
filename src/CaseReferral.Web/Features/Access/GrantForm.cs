using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Access;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CaseReferral.Web.Features.Access;

/// <summary>What a person does about access to one case.</summary>
public enum GrantVerb { Ask, Emergency, Look, Team, Exclude }

/// <summary>Who, why, until when: each verb asks what it needs.</summary>
public sealed record GrantForm
{
    [Display(Name = "Field.GrantOfficer")] public Guid? OfficerId { get; init; }
    [Display(Name = "Field.GrantReason"), StringLength(GrantService.MaxReason)] public string? Reason { get; init; }
    [Display(Name = "Field.GrantUntil"), DataType(DataType.Date)] public DateOnly? Until { get; init; }
}

/// <summary>The form of one verb with what its heading needs.</summary>
public sealed record GrantFormPage(Guid Id, string Number, string Alias, GrantVerb Verb, GrantForm Form, IReadOnlyList<SelectListItem> Officers)
{
    public bool AsksOfficer => Verb is GrantVerb.Team or GrantVerb.Exclude;
    public bool AsksUntil => Verb is GrantVerb.Ask or GrantVerb.Team;
}
