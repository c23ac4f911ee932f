using CaseReferral.Core.Common;
using CaseReferral.Core.Notices;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Notices;

/// <summary>What the officer's unit was told; one of its people takes note for all.</summary>
[Route("notices"), Authorize(Policy = Permissions.CaseRead)]
public sealed class NoticesController(NoticesQuery pages, NoticeService notices, Texts texts) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(bool read, string? after, CancellationToken token) => View(await pages.LoadAsync(read, after, token));

    /// <summary>A mail leads here. Opening marks nothing: scanners of mailboxes open links too.</summary>
    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Open(Guid id, CancellationToken token) => LocalRedirect(await pages.HrefAsync(id, token));

    [HttpPost("read")]
    public async Task<IActionResult> Read(Guid[] ids, CancellationToken token)
    {
        await notices.ReadAsync(ids, token);
        TempData.SetFlash(texts["Done.NoticesRead"]);
        return RedirectToAction(nameof(Index));
    }
}
