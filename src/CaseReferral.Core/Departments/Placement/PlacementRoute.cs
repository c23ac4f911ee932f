using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Reference;

namespace CaseReferral.Core.Departments.Placement;

/// <summary>One row of the routing table after rescue: data, not code (placement-routes.csv). The first row that fits is proposed.</summary>
/// <param name="Key">Name of the row, and of the city's setting for it.</param>
/// <param name="Conditions">Codes of <see cref="PlacementRoutes.Conditions"/>; all must hold.</param>
/// <param name="First">Kinds of units as the table has them, the proposed one first; empty when another step is meant.</param>
/// <param name="Also">Said besides the proposal: what comes before it or goes along.</param>
public sealed record PlacementRoute(string Key, IReadOnlyList<string> Conditions, IReadOnlyList<OrganisationKind> First, bool Also);

/// <summary>The routing table after rescue (notice 四.1; 未成年人保护法 Art. 92; 儿童福利机构管理办法 2026; 社会救助法 Art. 31).</summary>
public static class PlacementRoutes
{
    /// <summary>Below this age a child counts as an infant: nobody but a welfare home has the staff.</summary>
    public const int InfantBelow = 3;

    /// <summary>What the table may ask of a person; nothing here names her.</summary>
    public static readonly IReadOnlyDictionary<string, Func<PersonFacts, bool>> Conditions = new Dictionary<string, Func<PersonFacts, bool>>
    {
        ["minor"] = p => p.IsMinor,
        ["adult"] = p => !p.IsMinor,
        ["infant"] = p => p.AgeYears < InfantBelow,
        ["disabled"] = p => p.MayBeDisabled,
        ["treatment"] = p => p.NeedsTreatment,
        ["found"] = p => p.Guardians == "found",
        ["not-found"] = p => p.Guardians == "not-found",
        ["searching"] = p => p.Guardians == "searching",
        ["unfit"] = p => p.Guardians == "unfit",
        ["unidentified"] = p => !p.IdentityConfirmed,
        ["foreign"] = p => p.IsForeign,
        ["in-care"] = p => p.InCare,
        ["unknown-origin"] = p => p.IsOfUnknownOrigin,
    };

    /// <summary>In the order in which they are tried.</summary>
    public static readonly IReadOnlyList<PlacementRoute> All = [.. ReferenceFile.Rows("placement-routes.csv").Select(Row)];

    /// <summary>Rows of which one is proposed.</summary>
    public static IEnumerable<PlacementRoute> Ways => All.Where(r => !r.Also);

    /// <summary>The proposal for a person.</summary>
    /// <param name="person">What is known of her.</param>
    /// <param name="agreed">The kind of unit the city has agreed on for a row.</param>
    public static RouteProposal Propose(PersonFacts person, Func<string, OrganisationKind> agreed)
    {
        var row = Ways.First(r => Fits(r, person));
        var first = agreed(row.Key);
        return new(row.Key, first, [.. row.First.Where(k => k != first)], [.. row.Conditions], [.. All.Where(r => r.Also && Fits(r, person)).Select(r => r.Key)]);
    }

    private static bool Fits(PlacementRoute row, PersonFacts person) => row.Conditions.All(c => Conditions[c](person));

    private static PlacementRoute Row(string[] cells) => new(
        cells[0], cells[1].Split('+'), [.. cells[2..4].SelectMany(c => c.Split('+', StringSplitOptions.RemoveEmptyEntries)).Select(Enum.Parse<OrganisationKind>)], cells[4] == "also");
}
