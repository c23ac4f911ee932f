using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Handoffs;

/// <summary>A sent request gets its next version from the sender; the receiver says that she has read it.</summary>
[Route("handoffs/{id:guid}")]
public sealed class AmendmentController(AmendPageQuery pages, HandoffService service, Texts texts) : Controller
{
    private const string Page = "/Features/Handoffs/Amend.cshtml";

    [HttpGet("amend")]
    public async Task<IActionResult> Amend(Guid id, CancellationToken token) => View(Page, await pages.LoadAsync(id, null, false, token));

    [HttpPost("amend")]
    public async Task<IActionResult> Amend(Guid id, [Bind(Prefix = "Form")] AmendForm form, string? save, CancellationToken token)
    {
        if (save == "preview")
        {
            ModelState.Clear();
            return View(Page, await pages.LoadAsync(id, form, true, token));
        }
        if (!await this.TryAsync("Form.", () => service.AmendAsync(id, form.Version, form.ToVersion(), form.Reason, token)))
            return View(Page, await pages.LoadAsync(id, form, false, token));
        TempData.SetFlash(texts["Done.Amend"]);
        return LocalRedirect($"/handoffs/{id}");
    }

    [HttpPost("noted")]
    public async Task<IActionResult> Noted(Guid id, int requestVersion, CancellationToken token)
    {
        await service.NoteRequestAsync(id, requestVersion, token);
        TempData.SetFlash(texts["Done.RequestNoted"]);
        return LocalRedirect($"/handoffs/{id}");
    }
}
