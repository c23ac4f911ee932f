using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Access;
using CaseReferral.Core.Privacy;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CaseReferral.Web.Features.Privacy;

/// <summary>A consent as it is written down.</summary>
public sealed record ConsentForm
{
    public int Version { get; init; }
    [Display(Name = "Consent.Unit"), Required(ErrorMessage = "Error.ChooseUnit")] public Guid? OrganisationId { get; init; }
    [Display(Name = "Consent.Groups")] public List<FieldGroup> Groups { get; init; } = [];
    [Display(Name = "Consent.Giver"), Required(ErrorMessage = "Error.Choose")] public Speaker? Giver { get; init; }
    [Display(Name = "Consent.GiverName"), Required, StringLength(100)] public string? GiverName { get; init; }
    [Display(Name = "Consent.IsIncapable")] public bool IsIncapable { get; init; }
    [Display(Name = "Consent.GivenOn"), Required] public DateOnly? GivenOn { get; init; }
    [Display(Name = "Consent.Purpose"), Required, StringLength(ConsentService.MaxText)] public string? Purpose { get; init; }

    public ConsentInput ToInput() => new()
    {
        OrganisationId = OrganisationId,
        Groups = Groups.Aggregate(FieldGroup.None, (all, g) => all | g),
        Giver = Giver,
        GiverName = GiverName,
        IsIncapable = IsIncapable,
        GivenOn = GivenOn,
        Purpose = Purpose,
    };
}

/// <summary>The consent form with its choices.</summary>
public sealed record ConsentPage(PrivacyHead Head, IReadOnlyList<SelectListItem> Units, ConsentForm Form);

/// <summary>A request as it came in.</summary>
public sealed record DataRequestForm
{
    public int Version { get; init; }
    [Display(Name = "DataRequest.Kind"), Required(ErrorMessage = "Error.Choose")] public DataRequestKind? Kind { get; init; }
    [Display(Name = "DataRequest.Speaker"), Required(ErrorMessage = "Error.Choose")] public Speaker? Speaker { get; init; }
    [Display(Name = "DataRequest.SpeakerName"), Required, StringLength(100)] public string? SpeakerName { get; init; }
    [Display(Name = "DataRequest.ReceivedOn"), Required] public DateOnly? ReceivedOn { get; init; }
    [Display(Name = "DataRequest.Text"), Required, StringLength(DataRequestService.MaxText)] public string? Text { get; init; }

    public DataRequestInput ToInput() => new() { Kind = Kind, Speaker = Speaker, SpeakerName = SpeakerName, ReceivedOn = ReceivedOn, Text = Text };
}

/// <summary>The request form with its head.</summary>
public sealed record DataRequestPage(PrivacyHead Head, DataRequestForm Form);

/// <summary>Granted or refused, with what the asker was told.</summary>
public sealed record AnswerForm
{
    public int Version { get; init; }
    [Display(Name = "DataRequest.Decision"), Required(ErrorMessage = "Error.Choose")] public DataRequestState? State { get; init; }
    [Display(Name = "DataRequest.Ground")] public string? GroundCode { get; init; }
    [Display(Name = "DataRequest.Answer"), Required, StringLength(DataRequestService.MaxText)] public string? Text { get; init; }

    public DataAnswer ToAnswer() => new(State switch { DataRequestState.Granted => true, DataRequestState.Refused => false, _ => null }, GroundCode, Text);
}

/// <summary>One request, and the form while it is open.</summary>
public sealed record AnswerPage(PrivacyHead Head, DataRequest Request, AnswerForm Form);

/// <summary>Why the file is to be erased.</summary>
public sealed record ErasureForm
{
    public int Version { get; init; }
    [Display(Name = "Erasure.Ground"), Required(ErrorMessage = "Error.Choose")] public string? GroundCode { get; init; }
    [Display(Name = "Field.Reason"), Required, StringLength(ErasureService.MaxReason)] public string? Reason { get; init; }
}

/// <summary>The erasure form with its head.</summary>
public sealed record ErasurePage(PrivacyHead Head, ErasureForm Form);

/// <summary>A step that asks for its reason only.</summary>
public sealed record ReasonForm
{
    public int Version { get; init; }
    [Display(Name = "Field.Reason"), Required, StringLength(ConsentService.MaxText)] public string? Reason { get; init; }
}

/// <summary>A step that asks for its reason only: title, consequence and address.</summary>
/// <param name="Head">The case.</param>
/// <param name="Key">Key of its title; the same with Text behind it is the consequence.</param>
/// <param name="Action">Where the form goes.</param>
/// <param name="Form">What was typed.</param>
public sealed record ReasonPage(PrivacyHead Head, string Key, string Action, ReasonForm Form);
