using CaseReferral.Core.Access;
using CaseReferral.Core.Common;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Setup;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CaseReferral.Web.Features.Access;

/// <summary>Who could see this file, since when and why; and what an officer, her lead or the office does about it.</summary>
[Authorize(Policy = Permissions.CaseRead), Route("cases/{id:guid}/access")]
public sealed class AccessController(AccessQuery pages, GrantService grants, AccessOptions options, Texts texts) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(Guid id, CancellationToken token) => View(await pages.LoadAsync(id, token));

    [HttpGet("{verb}")]
    public async Task<IActionResult> Act(Guid id, string verb, CancellationToken token) =>
        Verbs.Parse<GrantVerb>(verb) is { } action ? View("Act", await pages.FormAsync(id, action, null, token)) : NotFound();

    [HttpPost("{verb}"), EnableRateLimiting(RequestLimits.Open)]
    public async Task<IActionResult> Act(Guid id, string verb, [Bind(Prefix = "Form")] GrantForm form, CancellationToken token)
    {
        if (Verbs.Parse<GrantVerb>(verb) is not { } action)
            return NotFound();
        if (!await this.TryAsync("Form.", () => FireAsync(id, action, form, token)))
            return View("Act", await pages.FormAsync(id, action, form, token));
        TempData.SetFlash(texts["DoneGrant." + action, options.EmergencyHours, options.OfficeLookHours]);
        return LocalRedirect(action is GrantVerb.Emergency or GrantVerb.Look ? $"/cases/{id}" : $"/cases/{id}/access");
    }

    [HttpPost("{grantId:guid}/approve")]
    public Task<IActionResult> Approve(Guid id, Guid grantId, int version, CancellationToken token) => DecideAsync(id, grantId, version, true, token);

    [HttpPost("{grantId:guid}/end")]
    public Task<IActionResult> End(Guid id, Guid grantId, int version, CancellationToken token) => DecideAsync(id, grantId, version, false, token);

    private async Task<IActionResult> DecideAsync(Guid id, Guid grantId, int version, bool approve, CancellationToken token)
    {
        if (!await this.TryAsync("", () => grants.DecideAsync(id, grantId, version, approve, token)))
            return View(nameof(Index), await pages.LoadAsync(id, token));
        TempData.SetFlash(texts[approve ? "DoneGrant.Approved" : "DoneGrant.Ended"]);
        return LocalRedirect($"/cases/{id}/access");
    }

    private Task FireAsync(Guid id, GrantVerb verb, GrantForm form, CancellationToken token) => verb switch
    {
        GrantVerb.Ask => grants.AskAsync(id, form.Reason, form.Until, token),
        GrantVerb.Emergency => grants.BreakGlassAsync(id, form.Reason, token),
        GrantVerb.Look => grants.LookAsync(id, form.Reason, token),
        GrantVerb.Team => grants.NameAsync(id, GrantKind.Team, form.OfficerId, form.Reason, form.Until, token),
        _ => grants.NameAsync(id, GrantKind.Excluded, form.OfficerId, form.Reason, null, token),
    };
}
