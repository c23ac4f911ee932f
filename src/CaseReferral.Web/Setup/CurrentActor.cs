using System.Security.Claims;
using CaseReferral.Core.Common;
using CaseReferral.Web.Features.Account;

namespace CaseReferral.Web.Setup;

/// <summary>The officer of the request, read from the cookie once per principal.</summary>
internal sealed class CurrentActor(IHttpContextAccessor context)
{
    private ClaimsPrincipal? principal;
    private Actor? actor;
    private Actor? fixedActor;

    /// <summary>Outside a request (demo data, jobs): the scope acts as this officer.</summary>
    public void ActAs(Actor officer) => fixedActor = officer;

    public Actor Value
    {
        get
        {
            if (fixedActor is not null)
                return fixedActor;
            var now = context.HttpContext?.User;
            if (actor is null || !ReferenceEquals(now, principal))
                (principal, actor) = (now, ActorClaims.Read(now));
            return actor;
        }
    }
}
