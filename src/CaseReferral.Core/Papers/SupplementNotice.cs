using CaseReferral.Core.Access;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;

namespace CaseReferral.Core.Papers;

/// <summary>补正通知书: one notice lists everything that is missing (法律援助法 Art. 43); until the receiver has decided.</summary>
public sealed class SupplementNotice : HandoffPaper
{
    public override string Key => "supplement-notice";
    public override string Mark => "补";
    public override FieldGroup Group => FieldGroup.None;
    public override IReadOnlyList<HandoffAction> Acts => [HandoffAction.Ask];

    public override bool IssuedBy(Actor actor, Handoff handoff, HandoffPaperFacts facts) => actor.OrganisationId == handoff.ToOrganisationId
        && handoff is { SupplementCount: > 0, Status: HandoffStatus.SupplementRequested or HandoffStatus.Received };
}
