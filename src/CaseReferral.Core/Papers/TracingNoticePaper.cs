using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Organisations;

namespace CaseReferral.Core.Papers;

/// <summary>
/// 寻亲公告: the only paper with a photograph, because finding the family is the one purpose for which a minor's picture may be
/// made public (未成年人保护法 Art. 103). It says nothing of what happened to her, no name and no address. The institution that
/// cares for her posts it while the family is looked for: within 24 hours of entry (民发〔2015〕158号), for 30 days for a child.
/// </summary>
public sealed class TracingNoticePaper : CasePaper
{
    public override string Key => "tracing-notice";
    public override string Mark => "寻";
    public override bool IsPublic => true;

    public override bool IssuedBy(Actor actor, Case @case, CasePaperFacts facts) => actor.OrganisationId == @case.OwnerOrganisationId
        && actor.Kind.Department() == Department.CivilAffairs && @case.Stage is CaseStage.Placed or CaseStage.Assisting or CaseStage.FollowUp
        && facts is { FamilyIsSought: true, HasPicture: true };
}
