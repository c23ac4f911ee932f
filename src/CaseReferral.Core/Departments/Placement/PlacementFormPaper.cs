using CaseReferral.Core.Access;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Papers;

namespace CaseReferral.Core.Departments.Placement;

/// <summary>安置登记表: the institution's register sheet, once the placement is on record.</summary>
public sealed class PlacementFormPaper : HandoffPaper
{
    public override string Key => "placement-form";
    public override string Mark => "安";
    public override FieldGroup Group => FieldGroup.Identity | FieldGroup.Placement;

    public override bool IssuedBy(Actor actor, Handoff handoff, HandoffPaperFacts facts) => handoff.Kind == PlacementKind.KeyName
        && actor.OrganisationId == handoff.ToOrganisationId && handoff.AcceptedAt is not null && facts.RecordComplete;
}
