using CaseReferral.Core.Common;
using CaseReferral.Core.Notices;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Status;

/// <summary>The system administrator sees whether everything the system needs is there.</summary>
[Route("status"), Authorize(Policy = Permissions.JobsManage)]
public sealed class StatusController(StatusQuery pages, MailDesk mails, Texts texts) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken token) => View(await pages.LoadAsync(token));

    [HttpPost("mail/{id:guid}/again")]
    public async Task<IActionResult> SendAgain(Guid id, CancellationToken token)
    {
        await mails.SendAgainAsync(id, token);
        TempData.SetFlash(texts["Mail.Again"]);
        return RedirectToAction(nameof(Index));
    }
}
