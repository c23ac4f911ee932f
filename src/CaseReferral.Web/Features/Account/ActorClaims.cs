using System.Security.Claims;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CaseReferral.Web.Features.Account;

/// <summary>
/// Writes the actor into the cookie at sign-in and reads her back on every request. Whatever changes her rights ends her
/// sessions (see <see cref="SessionCheck"/>), so what the cookie says is never older than they are.
/// </summary>
internal sealed class ActorClaims(UserManager<Officer> users, IOptions<IdentityOptions> options, AppDbContext db)
    : UserClaimsPrincipalFactory<Officer>(users, options)
{
    private const string Unit = "unit", UnitName = "unit-name", Kind = "unit-kind", Region = "region", Role = "officer-role", Display = "display";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Officer user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        var unit = await db.Set<Organisation>().AsNoTracking().SingleAsync(o => o.Id == user.OrganisationId);
        identity.AddClaims(
        [
            new(Unit, $"{unit.Id}"), new(UnitName, unit.Name), new(Kind, $"{unit.Kind}"), new(Region, unit.RegionCode),
            new(Role, $"{user.Role}"), new(Display, user.DisplayName),
        ]);
        return identity;
    }

    /// <summary>The signed-in officer; for anybody else an actor who may do nothing.</summary>
    public static Actor Read(ClaimsPrincipal? user) =>
        user?.FindFirstValue(ClaimTypes.NameIdentifier) is { } id && user.FindFirstValue(Unit) is { } unit
            ? new Actor(Guid.Parse(id), user.FindFirstValue(Display)!, Guid.Parse(unit), user.FindFirstValue(UnitName)!,
                Enum.Parse<OrganisationKind>(user.FindFirstValue(Kind)!), user.FindFirstValue(Region)!,
                Enum.Parse<OfficerRole>(user.FindFirstValue(Role)!))
            : Actor.Nobody;
}
