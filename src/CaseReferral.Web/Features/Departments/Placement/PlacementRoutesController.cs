using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Departments.Placement;

/// <summary>The routing table after rescue as it stands in this city, for everybody who works here; asks the database nothing.</summary>
[Route("placement-routes")]
public sealed class PlacementRoutesController(HandoffKinds kinds) : Controller
{
    private const string Page = "/Features/Departments/Placement/Routes.cshtml";

    [HttpGet("")]
    public IActionResult Index()
    {
        var kind = kinds[PlacementKind.KeyName];
        return View(Page, PlacementRoutes.All.Select(r => Row(kind, r)).ToList());
    }

    private static RouteRow Row(HandoffKind kind, PlacementRoute route)
    {
        var first = route.Also ? route.First.Count > 0 ? route.First[0] : (OrganisationKind?)null : kind.Choice(route.Key);
        IReadOnlyList<OrganisationKind> others = [.. route.First.Where(k => k != first)];
        var setting = !route.Also && route.First.Count > 1 ? $"Lines:{kind.Key}:{route.Key}" : null;
        return new(route.Key, route.Conditions, first, others, route.Also, setting, !route.Also && first != route.First[0]);
    }
}

/// <summary>One row as the page shows it.</summary>
/// <param name="Key">Of its words.</param>
/// <param name="Conditions">All must hold.</param>
/// <param name="First">What is proposed; null where another step is meant.</param>
/// <param name="Others">May be chosen for a reason; beside an <paramref name="Also"/> row, who else takes part.</param>
/// <param name="Also">Said besides the proposal.</param>
/// <param name="Setting">Where the city agrees otherwise; null where it cannot.</param>
/// <param name="Agreed">The city has agreed otherwise.</param>
public sealed record RouteRow(
    string Key, IReadOnlyList<string> Conditions, OrganisationKind? First, IReadOnlyList<OrganisationKind> Others, bool Also, string? Setting, bool Agreed);
