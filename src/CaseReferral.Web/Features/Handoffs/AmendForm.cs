using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Access;
using CaseReferral.Core.Handoffs;

namespace CaseReferral.Web.Features.Handoffs;

/// <summary>A new version of a sent request. Line, receiver and person stay: another of these is another hand-off.</summary>
public sealed record AmendForm
{
    public int Version { get; init; }
    [Display(Name = "Amend.Reason"), Required, StringLength(HandoffInputCheck.MaxText)] public string? Reason { get; init; }
    [Display(Name = "Field.Urgency"), EnumDataType(typeof(Urgency), ErrorMessage = "Error.Choose")] public Urgency Urgency { get; init; }
    [Display(Name = "Field.Request"), Required, StringLength(HandoffWriter.MaxRequest)] public string? Text { get; init; }
    [Display(Name = "Field.Package")] public List<FieldGroup> Groups { get; init; } = [];
    [Display(Name = "Field.Basis")] public string? BasisCode { get; init; }
    [Display(Name = "Field.BasisNote"), StringLength(500)] public string? BasisNote { get; init; }
    [Display(Name = "Field.PhoneNote"), StringLength(200)] public string? PhoneNote { get; init; }

    public static AmendForm Of(Handoff handoff) => new()
    {
        Version = handoff.Version,
        Urgency = handoff.Urgency,
        Text = handoff.Request,
        Groups = [.. RequestPageQuery.Split(handoff.Package & ~FieldGroup.Handoffs)],
        BasisCode = handoff.BasisCode,
        BasisNote = handoff.BasisNote,
        PhoneNote = handoff.PhoneNote,
    };

    public RequestVersion ToVersion() => new()
    {
        Text = Text!.Trim(),
        Urgency = Urgency,
        Package = Groups.Aggregate(FieldGroup.Handoffs, (all, g) => all | g),
        BasisCode = BasisCode ?? LegalBases.Statutory,
        BasisNote = BasisNote,
        PhoneNote = PhoneNote,
    };

    /// <summary>As the receiver would see it: what the preview asks.</summary>
    public RequestForm ToPreview(Guid receiver) => new() { ToOrganisationId = receiver, Groups = Groups };
}
