using CaseReferral.Core.Common;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;

namespace CaseReferral.Core.Papers;

/// <summary>移交清单: what changes hands with the person at a placement: papers, belongings, health, both signatures (domain 4.2).</summary>
public sealed class HandoverList : HandoffPaper
{
    public override string Key => "handover-list";
    public override string Mark => "移";

    public override bool IssuedBy(Actor actor, Handoff handoff, HandoffPaperFacts facts) => handoff.Kind == PlacementKind.KeyName
        && actor.OrganisationId == handoff.FromOrganisationId && handoff.Status != HandoffStatus.Draft;
}
