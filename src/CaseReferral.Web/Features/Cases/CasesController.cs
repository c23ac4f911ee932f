using CaseReferral.Core.Assessment;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Persons;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Setup;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CaseReferral.Web.Features.Cases;

/// <summary>List, page and actions of cases.</summary>
[Route("cases")]
public sealed class CasesController(
    CaseListQuery lists, CasePageQuery pages, CaseActionQuery actions, NeedsQuery checklists, CaseService service, NeedsService needs, IdentityVault vault, Texts texts)
    : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CaseStage? stage, long? before, CancellationToken token) =>
        View(await lists.LoadAsync(stage, before, token));

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Details(Guid id, CancellationToken token) => View(await pages.LoadAsync(id, token));

    [HttpGet("{id:guid}/do/{verb}")]
    public async Task<IActionResult> Act(Guid id, string verb, CancellationToken token) =>
        Verbs.Parse<CaseAction>(verb) is { } action ? View("Action", await actions.LoadAsync(id, action, null, token)) : NotFound();

    [HttpPost("{id:guid}/do/{verb}")]
    public async Task<IActionResult> Act(Guid id, string verb, [Bind(Prefix = "Form")] CaseActionForm form, CancellationToken token)
    {
        if (Verbs.Parse<CaseAction>(verb) is not { } action)
            return NotFound();
        if (!await this.TryAsync("Form.", () => service.FireAsync(id, action, form.Version, form.ToInput(), token)))
            return View("Action", await actions.LoadAsync(id, action, form, token));
        TempData.SetFlash(texts["DoneCase." + action]);
        return RedirectToAction(nameof(Details), new { id });
    }

    [HttpGet("{id:guid}/needs")]
    public async Task<IActionResult> Needs(Guid id, CancellationToken token) => View(NeedsForm.Of(await checklists.LoadAsync(id, token)));

    [HttpPost("{id:guid}/needs")]
    public async Task<IActionResult> Needs(Guid id, NeedsForm form, CancellationToken token)
    {
        if (!await this.TryAsync("", () => needs.DecideAsync(id, form.Version, form.ToDecisions(), token)))
            return View(NeedsForm.Of(await checklists.LoadAsync(id, token), form));
        TempData.SetFlash(texts["Done.Needs"]);
        return RedirectToAction(nameof(Details), new { id });
    }

    [HttpPost("{id:guid}/reveal"), EnableRateLimiting(RequestLimits.Reveal)]
    public async Task<IActionResult> Reveal(Guid id, string? purpose, string? returnUrl, CancellationToken token)
    {
        if (!await this.TryAsync("", () => vault.RevealAsync(id, purpose, token)))
            TempData.SetFlash(texts["Error.ChoosePurpose"], NoticeKind.Care);
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl! : $"/cases/{id}");
    }
}
