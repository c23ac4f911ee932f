using CaseReferral.Core.Common;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.PermissionList;

/// <summary>Who may do what, generated from the permissions the application itself asks.</summary>
[Route("permissions"), Authorize(Policy = Permissions.PermissionRead)]
public sealed class PermissionListController : Controller
{
    [HttpGet("")]
    public IActionResult Index(OrganisationKind? kind)
    {
        var shown = kind ?? OrganisationKind.CriminalPolice;
        return View(new PermissionListPage(shown, Enum.GetValues<OfficerRole>().Where(role => Possible(shown, role)).ToList()));
    }

    private static bool Possible(OrganisationKind kind, OfficerRole role) => role.IsAdministrator() == (kind == OrganisationKind.Operations);
}

/// <summary>The table of one kind of unit.</summary>
public sealed record PermissionListPage(OrganisationKind Kind, IReadOnlyList<OfficerRole> Roles)
{
    public bool May(OfficerRole role, string permission) => Permissions.Of(Kind, role).Contains(permission);

    /// <summary>What at least one role of this kind of unit holds, in a stable order.</summary>
    public IEnumerable<string> Held => Permissions.All.Where(p => Roles.Any(r => May(r, p)));
}
