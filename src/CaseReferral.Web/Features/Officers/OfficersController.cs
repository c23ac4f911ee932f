using CaseReferral.Core.Common;
using CaseReferral.Core.Officers;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Officers;

/// <summary>Accounts: the system administrator opens and closes them and issues passwords.</summary>
[Route("officers")]
public sealed class OfficersController(OfficerQuery officers, OfficerService service, Texts texts) : Controller
{
    /// <summary>Carries an issued password to the one page that shows it; the cookie is encrypted and read once.</summary>
    private const string PasswordKey = "issued-password";

    [HttpGet(""), Authorize(Policy = Permissions.OfficerRead)]
    public async Task<IActionResult> Index(OfficerFilter filter, CancellationToken token) => View(await officers.ListAsync(filter, token));

    [HttpGet("{id:guid}"), Authorize(Policy = Permissions.OfficerRead)]
    public async Task<IActionResult> Details(Guid id, CancellationToken token) =>
        View(await officers.PageAsync(id, TempData[PasswordKey] as string, token));

    [HttpGet("new"), Authorize(Policy = Permissions.OfficerManage)]
    public async Task<IActionResult> New(Guid? unit, CancellationToken token) =>
        View(new OfficerNew(await officers.UnitsAsync(false, token), new OfficerForm { OrganisationId = unit }));

    [HttpPost("new"), Authorize(Policy = Permissions.OfficerManage)]
    public async Task<IActionResult> New([Bind(Prefix = "Form")] OfficerForm form, CancellationToken token)
    {
        var (id, password) = (Guid.Empty, "");
        if (!await this.TryAsync("Form.", async () => (id, password) = await service.CreateAsync(form.ToInput(), token)))
            return View(new OfficerNew(await officers.UnitsAsync(false, token), form));
        TempData[PasswordKey] = password;
        return Done(id, "Done.AccountOpened");
    }

    [HttpPost("{id:guid}/password"), Authorize(Policy = Permissions.OfficerManage)]
    public Task<IActionResult> IssuePassword(Guid id, int version, CancellationToken token) => FireAsync(id, "Done.PasswordIssued",
        async () => TempData[PasswordKey] = await service.IssuePasswordAsync(id, version, token), token);

    [HttpPost("{id:guid}/disable"), Authorize(Policy = Permissions.OfficerManage)]
    public Task<IActionResult> Disable(Guid id, int version, CancellationToken token) =>
        FireAsync(id, "Done.AccountDisabled", () => service.DisableAsync(id, version, token), token);

    [HttpPost("{id:guid}/enable"), Authorize(Policy = Permissions.OfficerManage)]
    public Task<IActionResult> Enable(Guid id, int version, CancellationToken token) =>
        FireAsync(id, "Done.AccountEnabled", () => service.EnableAsync(id, version, token), token);

    [HttpPost("{id:guid}/unlock"), Authorize(Policy = Permissions.OfficerManage)]
    public Task<IActionResult> Unlock(Guid id, int version, CancellationToken token) =>
        FireAsync(id, "Done.AccountUnlocked", () => service.UnlockAsync(id, version, token), token);

    private async Task<IActionResult> FireAsync(Guid id, string done, Func<Task> useCase, CancellationToken token) =>
        await this.TryAsync("", useCase) ? Done(id, done) : View(nameof(Details), await officers.PageAsync(id, null, token));

    private RedirectToActionResult Done(Guid id, string key)
    {
        TempData.SetFlash(texts[key]);
        return RedirectToAction(nameof(Details), new { id });
    }
}
