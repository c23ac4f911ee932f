using CaseReferral.Core.Common;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;

namespace CaseReferral.Core.Papers;

/// <summary>
/// 打拐解救儿童临时照料通知书: police place a child in an institution's temporary care (民政部 公安部 2015 年通知). It goes with the
/// child, so it is written while the hand-over is still a draft.
/// </summary>
public sealed class TemporaryCareNotice : HandoffPaper
{
    public override string Key => "temporary-care-notice";
    public override string Mark => "照";

    public override bool IssuedBy(Actor actor, Handoff handoff, HandoffPaperFacts facts) => handoff.Kind == PlacementKind.KeyName
        && actor.IsPolice && actor.OrganisationId == handoff.FromOrganisationId && facts.IsMinor && handoff.IsLive && handoff.Status != HandoffStatus.Returned;
}
