using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Papers;

namespace CaseReferral.Core.FollowUps;

/// <summary>回访表: taken along to the next visit, filled in by hand and signed there; each visit has its own number.</summary>
public sealed class VisitSheet : CasePaper
{
    public override string Key => "visit-sheet";
    public override string Mark => "访";

    public override bool IssuedBy(Actor actor, Case @case, CasePaperFacts facts) => actor.OrganisationId == @case.OwnerOrganisationId && @case.Stage == CaseStage.FollowUp;

    public override int Occasion(CasePaperFacts facts) => facts.VisitsMade;
}
