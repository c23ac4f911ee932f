using CaseReferral.Web.Features.Account;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CaseReferral.Web.Features.SecondFactor;

/// <summary>The authenticator app of the officer's own account, and its recovery codes.</summary>
[Route("account/second-factor")]
public sealed class SecondFactorController(Enrolment enrolment, CurrentSession session, Texts texts) : Controller
{
    /// <summary>Key of the codes that the next page shows once; the cookie that carries them is encrypted.</summary>
    public const string CodesKey = "recovery-codes";

    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken token) => View(await PageAsync(token));

    [HttpPost(""), EnableRateLimiting(SignInLimits.Policy)]
    public Task<IActionResult> Index([Bind(Prefix = "Form")] SecondFactorForm form, CancellationToken token) =>
        ChangeAsync(() => enrolment.ConfirmAsync(form.Code!, token), token);

    [HttpPost("codes"), EnableRateLimiting(SignInLimits.Policy)]
    public Task<IActionResult> Renew([Bind(Prefix = "Form")] SecondFactorForm form, CancellationToken token) =>
        ChangeAsync(() => enrolment.RenewCodesAsync(form.Code!, token), token);

    [HttpPost("replace"), EnableRateLimiting(SignInLimits.Policy)]
    public async Task<IActionResult> Replace([Bind(Prefix = "Form")] SecondFactorForm form, CancellationToken token)
    {
        if (!await this.TryAsync("Form.", () => enrolment.ForgetAsync(session.Id, form.Code!, token)))
            return View(nameof(Index), await PageAsync(token));
        TempData.SetFlash(texts["SecondFactor.Forgotten"], NoticeKind.Care);
        return RedirectToAction(nameof(Index));
    }

    private async Task<IActionResult> ChangeAsync(Func<Task<IReadOnlyList<string>>> change, CancellationToken token)
    {
        IReadOnlyList<string> codes = [];
        if (!await this.TryAsync("Form.", async () => codes = await change()))
            return View(nameof(Index), await PageAsync(token));
        TempData[CodesKey] = codes.ToArray();
        return RedirectToAction(nameof(Index));
    }

    private async Task<SecondFactorPage> PageAsync(CancellationToken token) =>
        await enrolment.LoadAsync(TempData[CodesKey] as string[] ?? [], token);
}
