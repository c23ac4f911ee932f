using CaseReferral.Core.Officers;
using CaseReferral.Web.Features.Account;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CaseReferral.Web.Features.Password;

/// <summary>Own password; after an issued one, the first page that opens.</summary>
[Route("account/password")]
public sealed class PasswordController(OwnAccount own, CurrentSession session, Texts texts) : Controller
{
    [HttpGet("")]
    public IActionResult Index() => View(new PasswordForm());

    [HttpPost(""), EnableRateLimiting(SignInLimits.Policy)]
    public async Task<IActionResult> Index(PasswordForm form, CancellationToken token)
    {
        if (!await this.TryAsync("", () => own.ChangePasswordAsync(session.Id, form.Present!, form.Chosen!, token)))
            return View(new PasswordForm());
        TempData.SetFlash(texts["Password.Changed"]);
        return LocalRedirect(session.Duty == Duty.None ? ShellPaths.Account : "/");
    }
}
