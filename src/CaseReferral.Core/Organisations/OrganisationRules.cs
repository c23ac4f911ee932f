using System.Globalization;
using CaseReferral.Core.Common;
using Rule = CaseReferral.Core.Workflows.Rule<CaseReferral.Core.Organisations.OrganisationFacts>;

namespace CaseReferral.Core.Organisations;

/// <summary>No victim falls between two departments because a unit was switched off.</summary>
public static class OrganisationRules
{
    public static readonly Rule NoLiveHandoff = new("UnitHasNoLiveHandoff", f => f.Handoffs.Count == 0,
        f => f.Handoffs.Take(5).Select(h => Serial.Format(h.Serial)).Append(f.Handoffs.Count > 5 ? "…" : "").Where(n => n.Length > 0));
    public static readonly Rule NoOpenCase = new("UnitHasNoOpenCase", f => f.OpenCases == 0,
        f => [f.OpenCases.ToString(CultureInfo.InvariantCulture)]);
    public static readonly Rule NoUnitBelow = new("UnitHasNoUnitBelow", f => f.ActiveUnits == 0,
        f => [f.ActiveUnits.ToString(CultureInfo.InvariantCulture)]);
    public static readonly Rule NoAdministrator = new("UnitHasNoAdministrator", f => f.Administrators == 0);

    /// <exception cref="RuleBrokenException">Carries every unmet rule.</exception>
    public static void Demand(OrganisationFacts facts, params IReadOnlyList<Rule> rules)
    {
        var reasons = rules.Where(r => !r.Holds(facts)).Select(r => r.Explain(facts)).ToList();
        if (reasons.Count > 0)
            throw new RuleBrokenException(reasons);
    }
}
