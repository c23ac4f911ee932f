using CaseReferral.Core.Officers;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CaseReferral.Web.Features.Account;

/// <summary>A switched-off account cannot sign in, and its running session ends at the next check.</summary>
internal sealed class OfficerSignIn(
    UserManager<Officer> users, IHttpContextAccessor context, IUserClaimsPrincipalFactory<Officer> claims,
    IOptions<IdentityOptions> options, ILogger<SignInManager<Officer>> logger, IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Officer> confirmation)
    : SignInManager<Officer>(users, context, claims, options, logger, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(Officer user) => user.IsActive && await base.CanSignInAsync(user);
}
