using CaseReferral.Core.Common;
using CaseReferral.Core.Organisations;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Organisations;

/// <summary>The units of the joint conference, kept by the system administrator.</summary>
[Route("organisations"), Authorize(Policy = Permissions.OrganisationManage)]
public sealed class OrganisationsController(OrganisationQuery units, OrganisationService service, Texts texts) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(OrganisationFilter filter, CancellationToken token) => View(await units.ListAsync(filter, token));

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Details(Guid id, CancellationToken token) => View(await units.PageAsync(id, token));

    [HttpGet("new")]
    public async Task<IActionResult> New(Guid? parentId, CancellationToken token) =>
        View("Edit", await EditAsync(null, new OrganisationForm { ParentId = parentId }, token));

    [HttpPost("new")]
    public async Task<IActionResult> New([Bind(Prefix = "Form")] OrganisationForm form, CancellationToken token)
    {
        var id = Guid.Empty;
        if (!await this.TryAsync("Form.", async () => id = await service.CreateAsync(form.ToInput(), token)))
            return View("Edit", await EditAsync(null, form, token));
        return Done(id, "Done.UnitAdded");
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken token) =>
        View(await EditAsync(id, null, token));

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, [Bind(Prefix = "Form")] OrganisationForm form, CancellationToken token) =>
        await this.TryAsync("Form.", () => service.ChangeAsync(id, form.Version, form.ToInput(), token))
            ? Done(id, "Done.Record")
            : View(await EditAsync(id, form, token));

    [HttpPost("{id:guid}/deactivate")]
    public async Task<IActionResult> Deactivate(Guid id, int version, CancellationToken token) =>
        await this.TryAsync("", () => service.DeactivateAsync(id, version, token))
            ? Done(id, "Done.UnitClosed")
            : View(nameof(Details), await units.PageAsync(id, token));

    [HttpPost("{id:guid}/reactivate")]
    public async Task<IActionResult> Reactivate(Guid id, int version, CancellationToken token) =>
        await this.TryAsync("", () => service.ReactivateAsync(id, version, token))
            ? Done(id, "Done.UnitOpened")
            : View(nameof(Details), await units.PageAsync(id, token));

    private RedirectToActionResult Done(Guid id, string key)
    {
        TempData.SetFlash(texts[key]);
        return RedirectToAction(nameof(Details), new { id });
    }

    /// <summary>The form as typed, or the unit as it is; after a conflict the form goes on from the version of now.</summary>
    private async Task<OrganisationEdit> EditAsync(Guid? id, OrganisationForm? form, CancellationToken token)
    {
        var unit = id is { } known ? await units.FindAsync(known, token) : null;
        var shown = form ?? OrganisationForm.Of(unit!);
        return new(id, unit?.Name, await units.ParentsAsync(id, token), unit is null ? shown : shown with { Version = unit.Version, Code = unit.Code });
    }
}
