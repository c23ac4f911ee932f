using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Access;
using CaseReferral.Core.Handoffs;

namespace CaseReferral.Web.Features.Handoffs;

/// <summary>A request for a hand-off as the sender writes it. Sender, case, number and state are never taken from a form.</summary>
public sealed record RequestForm
{
    public int Version { get; init; }
    [Display(Name = "Field.Receiver"), Required(ErrorMessage = "Error.ChooseUnit")] public Guid? ToOrganisationId { get; init; }
    [Display(Name = "Field.Urgency"), EnumDataType(typeof(Urgency), ErrorMessage = "Error.Choose")] public Urgency Urgency { get; init; }
    [Display(Name = "Field.Request"), Required, StringLength(HandoffWriter.MaxRequest)]
    public string? Text { get; init; }
    [Display(Name = "Field.Package")] public List<FieldGroup> Groups { get; init; } = [];
    [Display(Name = "Field.Basis")] public string? BasisCode { get; init; }
    [Display(Name = "Field.BasisNote"), StringLength(500)] public string? BasisNote { get; init; }
    [Display(Name = "Field.PhoneNote"), StringLength(200)] public string? PhoneNote { get; init; }

    [Display(Name = "Field.RouteReason"), StringLength(500)] public string? RouteReason { get; init; }

    public HandoffRequest ToRequest(Guid caseId, string kind) => new()
    {
        CaseId = caseId,
        Kind = kind,
        ToOrganisationId = ToOrganisationId!.Value,
        Urgency = Urgency,
        Text = Text!,
        Package = Groups.Aggregate(FieldGroup.Handoffs, (all, g) => all | g),
        BasisCode = BasisCode,
        BasisNote = BasisNote,
        PhoneNote = PhoneNote,
        RouteReason = RouteReason,
    };
}
