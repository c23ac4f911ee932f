using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Common;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.CarerChecks;

/// <summary>Police and the conference office each say whether a carer who resembles the buyer may care for the person.</summary>
[Route("carer-checks/{id:guid}"), Authorize(Policy = Permissions.CarerClear)]
public sealed class CarerChecksController(CarerCheckQuery pages, CarerCheckService carers, Texts texts) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Answer(Guid id, CancellationToken token) => View(await pages.LoadAsync(id, null, token));

    [HttpPost("")]
    public async Task<IActionResult> Answer(Guid id, [Bind(Prefix = "Form")] CarerCheckForm form, CancellationToken token)
    {
        if (!await this.TryAsync("Form.", () => carers.AnswerAsync(id, form.Version, form.Cleared, form.Reason, token)))
            return View(await pages.LoadAsync(id, form, token));
        TempData.SetFlash(texts["Done.CarerCheck"]);
        return LocalRedirect("/");
    }
}

/// <summary>The answer of one side.</summary>
public sealed record CarerCheckForm
{
    public int Version { get; init; }
    [Display(Name = "Field.CarerCleared")] public bool? Cleared { get; init; }
    [Display(Name = "Field.CarerReason"), StringLength(CarerCheckService.MaxReason)] public string? Reason { get; init; }
}
