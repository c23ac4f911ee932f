using CaseReferral.Core.Officers;
using CaseReferral.Web.Features.Account;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CaseReferral.Web.Features.NoticeMail;

/// <summary>The officer's own mailbox for notices that concern her.</summary>
[Route("account/notice-mail")]
public sealed class NoticeMailController(OwnAccount own, NoticeMailQuery pages, Texts texts) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken token) => View(await pages.LoadAsync(null, token));

    [HttpPost(""), EnableRateLimiting(SignInLimits.Policy)]
    public async Task<IActionResult> Index([Bind(Prefix = "Form")] NoticeMailForm form, CancellationToken token)
    {
        if (!await this.TryAsync("Form.", () => own.TakeNoticesAtAsync(form.Present, form.Mail, token)))
            return View(await pages.LoadAsync(form with { Present = null }, token));
        TempData.SetFlash(texts["NoticeMail.Saved"]);
        return LocalRedirect(ShellPaths.Account);
    }
}
