using CaseReferral.Core.Access;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;

namespace CaseReferral.Core.Papers;

/// <summary>受理通知书: the receiver's yes to the sender, with the officer in charge and the limit; not where it was ruled.</summary>
public sealed class AcceptanceNotice : HandoffPaper
{
    public override string Key => "acceptance-notice";
    public override string Mark => "受";
    public override FieldGroup Group => FieldGroup.None;
    public override IReadOnlyList<HandoffAction> Acts => [HandoffAction.Accept];

    public override bool IssuedBy(Actor actor, Handoff handoff, HandoffPaperFacts facts) => actor.OrganisationId == handoff.ToOrganisationId
        && handoff is { RemitClosed: false, Status: HandoffStatus.Accepted or HandoffStatus.InProgress or HandoffStatus.OnHold };
}
