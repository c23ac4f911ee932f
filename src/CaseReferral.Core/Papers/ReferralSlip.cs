using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;

namespace CaseReferral.Core.Papers;

/// <summary>转介单: goes with the person or her file from the sender to the receiver; the receipt comes back signed.</summary>
public sealed class ReferralSlip : HandoffPaper
{
    public override string Key => "referral-slip";
    public override string Mark => "转";

    public override bool IssuedBy(Actor actor, Handoff handoff, HandoffPaperFacts facts) =>
        actor.OrganisationId == handoff.FromOrganisationId && handoff.Status != HandoffStatus.Draft;
}
