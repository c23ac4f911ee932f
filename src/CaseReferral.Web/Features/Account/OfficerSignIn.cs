using System.Security.Claims;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Trail;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CaseReferral.Web.Features.Account;

/// <summary>
/// A switched-off account cannot sign in, and its running session ends at the next check. Every way in and out passes here,
/// so the trail is told here.
/// </summary>
internal sealed class OfficerSignIn(
    UserManager<Officer> users, IHttpContextAccessor context, IUserClaimsPrincipalFactory<Officer> claims,
    IOptions<IdentityOptions> options, ILogger<SignInManager<Officer>> logger, IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Officer> confirmation, AccountTrail trail)
    : SignInManager<Officer>(users, context, claims, options, logger, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(Officer user) => user.IsActive && await base.CanSignInAsync(user);

    public override async Task<SignInResult> PasswordSignInAsync(string userName, string password, bool isPersistent, bool lockoutOnFailure)
    {
        if (await UserManager.FindByNameAsync(userName) is { } user)
            return await PasswordSignInAsync(user, password, isPersistent, lockoutOnFailure);
        await trail.FailedAsync(null, locked: false);
        return SignInResult.Failed;
    }

    public override async Task<SignInResult> CheckPasswordSignInAsync(Officer user, string password, bool lockoutOnFailure)
    {
        var result = await base.CheckPasswordSignInAsync(user, password, lockoutOnFailure);
        if (!result.Succeeded)
            await trail.FailedAsync(user, result.IsLockedOut);
        return result;
    }

    public override async Task SignInWithClaimsAsync(Officer user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        await trail.SignedInAsync(user);
        await base.SignInWithClaimsAsync(user, authenticationProperties, additionalClaims);
    }

    public override async Task SignOutAsync()
    {
        if (ActorClaims.Read(Context.User) is { } actor && actor.OfficerId != Guid.Empty)
            await trail.SignedOutAsync(actor);
        await base.SignOutAsync();
    }
}
