using CaseReferral.Core.Officers;
using CaseReferral.Web.Features.Account;
using CaseReferral.Web.Setup;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CaseReferral.Web.Features.SingleSignOn;

/// <summary>
/// Sign-in by the city's provider. It opens an account that exists, is active and is linked to the person's number; it
/// never makes one.
/// </summary>
[EnableRateLimiting(SignInLimits.Policy), AllowAnonymous]
public sealed class SingleSignOnController(OfficerSignIn signIn, UserManager<Officer> users, SingleSignOnOptions options, Texts texts) : Controller
{
    [HttpGet("/sign-in/provider")]
    public IActionResult Begin(string? returnUrl) => !options.IsOn ? NotFound() : Challenge(
        new AuthenticationProperties { RedirectUri = Url.Action(nameof(Finish), new { returnUrl }) }, SingleSignOnOptions.Scheme);

    [HttpGet("/sign-in/provider/done")]
    public async Task<IActionResult> Finish(string? returnUrl)
    {
        var answer = await HttpContext.AuthenticateAsync(IdentityConstants.ExternalScheme);
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        var number = answer.Principal?.FindFirst(options.Claim)?.Value;
        if (number is null || await users.FindByLoginAsync(SingleSignOnOptions.Scheme, number) is not { } officer
            || !await signIn.ByProviderAsync(officer, answer.Properties?.GetTokenValue(OfficerSignIn.IdTokenKey)))
            return Failed();
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl! : "/");
    }

    /// <summary>Unknown there, unknown here and switched off here are one answer.</summary>
    [HttpGet("/sign-in/provider/failed")]
    public IActionResult Failed()
    {
        ModelState.AddModelError("", texts["Account.ProviderRefused"]);
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return View("/Features/Account/SignIn.cshtml", new SignInForm());
    }

    /// <summary>
    /// Leaves the provider as well. Reached by a page that turns over, not by a redirect: the form policy of our pages
    /// forbids a posted form to end at another site.
    /// </summary>
    [HttpGet("/sign-out/provider")]
    public async Task<IActionResult> Leave()
    {
        if (!options.IsOn || TempData[OfficerSignIn.IdTokenKey] is not string token)
            return LocalRedirect(ShellPaths.SignIn);
        var properties = new AuthenticationProperties { RedirectUri = ShellPaths.SignIn };
        properties.StoreTokens([new AuthenticationToken { Name = OfficerSignIn.IdTokenKey, Value = token }]);
        await HttpContext.SignOutAsync(SingleSignOnOptions.Scheme, properties);
        return new EmptyResult();
    }
}
