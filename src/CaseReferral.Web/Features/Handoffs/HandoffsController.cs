using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Handoffs;

/// <summary>Shows a hand-off and fires its actions: one address for all of them, the table decides.</summary>
[Route("handoffs")]
public sealed class HandoffsController(
    HandoffPageQuery pages, ActionPageQuery actions, HandoffListQuery lists, HandoffService service, Texts texts) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(HandoffListFilter filter, CancellationToken token) => View(await lists.LoadAsync(filter, token));

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Details(Guid id, CancellationToken token) => View(await pages.LoadAsync(id, token));

    [HttpGet("{id:guid}/do/{verb}")]
    public async Task<IActionResult> Act(Guid id, string verb, CancellationToken token) =>
        Verbs.Parse<HandoffAction>(verb) is { } action ? View("Action", await actions.LoadAsync(id, action, null, token)) : NotFound();

    [HttpPost("{id:guid}/do/{verb}")]
    public async Task<IActionResult> Act(Guid id, string verb, [Bind(Prefix = "Form")] ActionForm form, CancellationToken token)
    {
        if (Verbs.Parse<HandoffAction>(verb) is not { } action)
            return NotFound();
        if (!await this.TryAsync("Form.", () => service.FireAsync(id, action, form.Version, form.ToInput(), token)))
            return View("Action", await actions.LoadAsync(id, action, form, token));
        TempData.SetFlash(texts["Done." + action]);
        return action == HandoffAction.Discard ? LocalRedirect("/") : RedirectToAction(nameof(Details), new { id });
    }
}
