using CaseReferral.Core.Officers;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CaseReferral.Web.Features.Account;

/// <summary>Sign-in in one or two steps, sign-out, and the officer's own account with its sessions.</summary>
[EnableRateLimiting(SignInLimits.Policy)]
public sealed class AccountController(OfficerSignIn signIn, SignInLimits limits, OwnAccount own, AccountQuery accounts, CurrentSession session, Texts texts)
    : Controller
{
    [HttpGet("/sign-in"), AllowAnonymous, DisableRateLimiting]
    public IActionResult SignIn(string? returnUrl, bool ended) =>
        User.Identity?.IsAuthenticated == true ? LocalRedirect("/") : View(new SignInForm { ReturnUrl = returnUrl, Ended = ended });

    [HttpPost("/sign-in"), AllowAnonymous]
    public async Task<IActionResult> SignIn(SignInForm form)
    {
        if (!ModelState.IsValid)
            return Refused(form);
        if (!await limits.AdmitsAsync(HttpContext, form.UserName!))
            return StatusCode(StatusCodes.Status429TooManyRequests);
        var result = await signIn.ByPasswordAsync(form.UserName!, form.Password!);
        if (result.RequiresTwoFactor)
            return RedirectToAction(nameof(Code), new { form.ReturnUrl });
        if (result.Succeeded)
            return Landing(form.ReturnUrl);
        ModelState.AddModelError(nameof(form.UserName), texts["Account.Wrong"]);
        return Refused(form with { Password = null });
    }

    [HttpGet("/sign-in/code"), AllowAnonymous, DisableRateLimiting]
    public async Task<IActionResult> Code(string? returnUrl) =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null ? LocalRedirect(ShellPaths.SignIn) : View(new CodeForm { ReturnUrl = returnUrl });

    [HttpPost("/sign-in/code"), AllowAnonymous]
    public async Task<IActionResult> Code(CodeForm form)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is null)
            return LocalRedirect(ShellPaths.SignIn);
        if (ModelState.IsValid && (await signIn.ByCodeAsync(form.Code!)).Succeeded)
            return Landing(form.ReturnUrl);
        if (ModelState.IsValid)
            ModelState.AddModelError(nameof(form.Code), texts["Account.WrongCode"]);
        return Refused(form with { Code = null });
    }

    [HttpPost("/sign-out"), DisableRateLimiting]
    public async Task<IActionResult> Leave(CancellationToken token)
    {
        var idToken = await HttpContext.GetTokenAsync(OfficerSignIn.IdTokenKey);
        await own.EndSessionAsync(session.Id, token);
        await signIn.SignOutAsync();
        if (idToken is null)
            return LocalRedirect(ShellPaths.SignIn);
        TempData[OfficerSignIn.IdTokenKey] = idToken;
        Response.Headers["Refresh"] = "0; url=/sign-out/provider";
        return View("LeftHere");
    }

    [HttpGet("/account"), DisableRateLimiting]
    public async Task<IActionResult> Index(CancellationToken token) => View(await accounts.LoadAsync(token));

    /// <summary>Keeps the session: the check of the cookie has already noted this request.</summary>
    [HttpPost("/account/stay"), DisableRateLimiting]
    public IActionResult Stay(string? returnUrl)
    {
        Response.Headers["Session-Left"] = accounts.SecondsLeft().ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Request.Headers.ContainsKey("X-Stay") ? NoContent() : Landing(returnUrl);
    }

    [HttpPost("/account/sessions/{id:guid}/end"), DisableRateLimiting]
    public async Task<IActionResult> EndSession(Guid id, CancellationToken token)
    {
        await own.EndSessionAsync(id, token);
        TempData.SetFlash(texts["Account.SessionEnded"]);
        return RedirectToAction(nameof(Index));
    }

    [HttpPost("/account/sessions/end-others"), DisableRateLimiting]
    public async Task<IActionResult> EndOthers(CancellationToken token)
    {
        await own.EndOtherSessionsAsync(session.Id, token);
        TempData.SetFlash(texts["Account.OthersEnded"]);
        return RedirectToAction(nameof(Index));
    }

    private LocalRedirectResult Landing(string? returnUrl) => LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl! : "/");

    private ViewResult Refused<T>(T form)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(form);
    }
}
