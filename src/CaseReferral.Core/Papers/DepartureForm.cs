using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Organisations;

namespace CaseReferral.Core.Papers;

/// <summary>在站服务及离站登记表 (民发〔2014〕132号): the institution's form of a stay that has ended; each departure has its own number.</summary>
public sealed class DepartureForm : CasePaper
{
    public override string Key => "departure-form";
    public override string Mark => "离";
    public override FieldGroup Group => FieldGroup.Identity | FieldGroup.Placement;

    public override bool IssuedBy(Actor actor, Case @case, CasePaperFacts facts) => facts.Departures > 0
        && actor.OrganisationId == @case.OwnerOrganisationId && actor.Kind.Department() == Department.CivilAffairs;

    public override int Occasion(CasePaperFacts facts) => facts.Departures;
}
