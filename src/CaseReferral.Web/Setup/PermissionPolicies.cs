using CaseReferral.Core.Common;
using CaseReferral.Web.Features.Account;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace CaseReferral.Web.Setup;

/// <summary>The policy name is the permission: [Authorize(Policy = Permissions.RescueRegister)].</summary>
internal sealed class PermissionPolicies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    public override Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) =>
        Permissions.All.Contains(policyName)
            ? Task.FromResult<AuthorizationPolicy?>(new AuthorizationPolicyBuilder()
                .RequireAuthenticatedUser()
                .RequireAssertion(context => ActorClaims.Read(context.User).May(policyName))
                .Build())
            : base.GetPolicyAsync(policyName);
}
