using CaseReferral.Core.Access;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Papers;

namespace CaseReferral.Core.Departments.Household;

/// <summary>户籍申请材料清单: what the institution brings to the household police, while it has not been taken in yet.</summary>
public sealed class HouseholdListPaper : HandoffPaper
{
    public override string Key => "household-list";
    public override string Mark => "户";
    public override FieldGroup Group => FieldGroup.Identity | FieldGroup.Certificates;

    public override bool IssuedBy(Actor actor, Handoff handoff, HandoffPaperFacts facts) => handoff.Kind == HouseholdKind.KeyName
        && actor.OrganisationId == handoff.FromOrganisationId && handoff.AcceptedAt is null && handoff.IsLive;
}
