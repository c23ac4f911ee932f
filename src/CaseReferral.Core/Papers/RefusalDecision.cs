using CaseReferral.Core.Access;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;

namespace CaseReferral.Core.Papers;

/// <summary>不予受理决定书: the receiver's no with its ground, the duty it cites and what the sender may do about it.</summary>
public sealed class RefusalDecision : HandoffPaper
{
    public override string Key => "refusal-decision";
    public override string Mark => "不受";
    public override FieldGroup Group => FieldGroup.None;
    public override IReadOnlyList<HandoffAction> Acts => [HandoffAction.Return, HandoffAction.Decline];

    public override bool IssuedBy(Actor actor, Handoff handoff, HandoffPaperFacts facts) => actor.OrganisationId == handoff.ToOrganisationId
        && handoff.Status is HandoffStatus.Returned or HandoffStatus.InArbitration or HandoffStatus.Rerouted;
}
