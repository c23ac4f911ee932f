using CaseReferral.Core.Access;
using CaseReferral.Core.Common;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Setup;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CaseReferral.Web.Features.Exclusions;

/// <summary>
/// The security administrator keeps an officer out of a case. The pages know case numbers and accounts, no case; numbers are not
/// tried out faster than a search.
/// </summary>
[Authorize(Policy = Permissions.AccessExclude), Route("exclusions")]
public sealed class ExclusionsController(ExclusionService exclusions, Texts texts) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string? account, CancellationToken token) =>
        View(new ExclusionsPage(account, await exclusions.ListAsync(account, token)));

    [HttpGet("new")]
    public IActionResult New(string? account) => View(new ExclusionNew(new() { Account = account }));

    [HttpPost("new"), EnableRateLimiting(RequestLimits.Search)]
    public async Task<IActionResult> New([Bind(Prefix = "Form")] ExclusionForm form, CancellationToken token) =>
        await this.TryAsync("Form.", () => exclusions.ExcludeAsync(form.CaseNumber, form.Account, form.Reason, token))
            ? Done("Done.Exclusion") : View(new ExclusionNew(form));

    [HttpGet("{id:guid}/lift")]
    public async Task<IActionResult> Lift(Guid id, CancellationToken token)
    {
        var row = await exclusions.FindAsync(id, token);
        return View(new LiftPage(row, new() { Version = row.Version }));
    }

    [HttpPost("{id:guid}/lift")]
    public async Task<IActionResult> Lift(Guid id, [Bind(Prefix = "Form")] LiftForm form, CancellationToken token)
    {
        var row = await exclusions.FindAsync(id, token);
        return await this.TryAsync("Form.", () => exclusions.LiftAsync(id, form.Version, form.Reason, token))
            ? Done("Done.ExclusionLifted") : View(new LiftPage(row, form with { Version = row.Version }));
    }

    private RedirectToActionResult Done(string key)
    {
        TempData.SetFlash(texts[key]);
        return RedirectToAction(nameof(Index));
    }
}
