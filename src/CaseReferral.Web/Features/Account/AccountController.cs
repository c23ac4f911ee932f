using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Account;

/// <summary>Sign-in and sign-out.</summary>
public sealed class AccountController(Microsoft.AspNetCore.Identity.SignInManager<Core.Officers.Officer> signIn, Texts texts) : Controller
{
    [HttpGet("/sign-in"), AllowAnonymous]
    public IActionResult SignIn(string? returnUrl) =>
        User.Identity?.IsAuthenticated == true ? LocalRedirect("/") : View(new SignInForm { ReturnUrl = returnUrl });

    [HttpPost("/sign-in"), AllowAnonymous]
    public async Task<IActionResult> SignIn(SignInForm form)
    {
        if (!ModelState.IsValid)
            return View(form);
        var result = await signIn.PasswordSignInAsync(form.UserName!.Trim(), form.Password!, isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
            return LocalRedirect(Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl! : "/");
        // One sentence for every refusal but the lock: it does not tell which accounts exist.
        ModelState.AddModelError(nameof(form.UserName), texts[result.IsLockedOut ? "Account.Locked" : "Account.Wrong"]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(form with { Password = null });
    }

    [HttpPost("/sign-out")]
    public async Task<IActionResult> Leave()
    {
        await signIn.SignOutAsync();
        return LocalRedirect("/sign-in");
    }
}
