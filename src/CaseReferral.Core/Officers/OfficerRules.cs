using CaseReferral.Core.Common;
using CaseReferral.Core.Organisations;
using Rule = CaseReferral.Core.Workflows.Rule<CaseReferral.Core.Officers.OfficerFacts>;

namespace CaseReferral.Core.Officers;

/// <summary>Separation of duties among the three administrators (GB/T 22239-2019 8.1.5): pure predicates.</summary>
public static class OfficerRules
{
    public static readonly Rule NotHerself = new("NotHerself", f => !f.IsSelf);
    /// <summary>Without one administrator of each kind the system could no longer be administered or watched.</summary>
    public static readonly Rule AnotherOfItsKind = new("AnotherOfItsKind",
        f => !f.Role.IsAdministrator() || !f.IsLastOfItsKind, f => [$"OfficerRole.{f.Role}"]);
    /// <summary>An administrator belongs to no department, so she can take part in no case.</summary>
    public static readonly Rule AdministratorsOutsideDepartments = new("AdministratorsOutsideDepartments",
        f => f.NewRole.IsAdministrator() == (f.UnitKind == OrganisationKind.Operations));
    /// <summary>From one administrator role to another would combine two over time.</summary>
    public static readonly Rule AdministratorsDoNotSwitch = new("AdministratorsDoNotSwitch",
        f => !f.Role.IsAdministrator() || !f.NewRole.IsAdministrator() || f.NewRole == f.Role);
    public static readonly Rule UnitInService = new("UnitInService", f => f.UnitIsActive);

    /// <exception cref="RuleBrokenException">Carries every unmet rule.</exception>
    public static void Demand(OfficerFacts facts, params ReadOnlySpan<Rule> rules)
    {
        List<Workflows.Reason> reasons = [];
        foreach (var rule in rules)
            if (!rule.Holds(facts))
                reasons.Add(rule.Explain(facts));
        if (reasons.Count > 0)
            throw new RuleBrokenException(reasons);
    }
}
