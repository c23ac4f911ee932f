using CaseReferral.Core.Common;
using CaseReferral.Core.Rescues;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Interviews;

/// <summary>一站式询问: how often she was asked and about what, so that nobody asks again; police write, others read.</summary>
[Route("cases/{id:guid}/interviews")]
public sealed class InterviewsController(InterviewsQuery query, InterviewService service, Texts texts) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(Guid id, CancellationToken token) => View(await query.LoadAsync(id, null, token));

    [HttpPost(""), Authorize(Policy = Permissions.PoliceRecord)]
    public async Task<IActionResult> Index(Guid id, [Bind(Prefix = "Form")] InterviewForm form, CancellationToken token)
    {
        if (!await this.TryAsync("Form.", () => service.RecordAsync(id, form.Version, form.ToInput(), token)))
            return View(await query.LoadAsync(id, form, token));
        TempData.SetFlash(texts["Done.Record"]);
        return LocalRedirect($"/cases/{id}/interviews");
    }
}
