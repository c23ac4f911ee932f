using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Papers;

/// <summary>结案报告: what was done for the person, by whom and with which result; the owner's, once the case is closed.</summary>
public sealed class ClosingReport : CasePaper
{
    public override string Key => "closing-report";
    public override string Mark => "结";

    public override bool IssuedBy(Actor actor, Case @case, CasePaperFacts facts) => actor.OrganisationId == @case.OwnerOrganisationId && @case.Stage == CaseStage.Closed;
}
