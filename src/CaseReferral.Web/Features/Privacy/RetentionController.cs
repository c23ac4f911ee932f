using CaseReferral.Core.Privacy;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Privacy;

/// <summary>How long a file is kept: legal holds, and erasure by two people.</summary>
[Route("cases/{id:guid}/privacy")]
public sealed class RetentionController(PrivacyQuery pages, LegalHoldService holds, ErasureService erasures, Texts texts) : Controller
{
    private const string Folder = "/Features/Privacy/";

    [HttpGet("holds/new")]
    public async Task<IActionResult> Hold(Guid id, CancellationToken token) => HoldForm(await pages.FormAsync(id, token), new());

    [HttpPost("holds/new")]
    public async Task<IActionResult> Hold(Guid id, [Bind(Prefix = "Form")] ReasonForm form, CancellationToken token) =>
        await this.TryAsync("Form.", () => holds.SetAsync(id, form.Version, form.Reason, token))
            ? Done(id, "Done.LegalHold")
            : HoldForm(await pages.FormAsync(id, token), form);

    [HttpGet("holds/{holdId:guid}/lift")]
    public async Task<IActionResult> Lift(Guid id, Guid holdId, CancellationToken token) => LiftForm(await pages.LiftingFormAsync(id, holdId, token), holdId, new());

    [HttpPost("holds/{holdId:guid}/lift")]
    public async Task<IActionResult> Lift(Guid id, Guid holdId, [Bind(Prefix = "Form")] ReasonForm form, CancellationToken token) =>
        await this.TryAsync("Form.", () => holds.LiftAsync(id, holdId, form.Version, form.Reason, token))
            ? Done(id, "Done.HoldLifted")
            : LiftForm(await pages.FormAsync(id, token), holdId, form);

    [HttpGet("erasure")]
    public async Task<IActionResult> Erasure(Guid id, CancellationToken token) => await ErasureAsync(id, new(), token);

    [HttpPost("erasure")]
    public async Task<IActionResult> Erasure(Guid id, [Bind(Prefix = "Form")] ErasureForm form, CancellationToken token) =>
        await this.TryAsync("Form.", () => erasures.ProposeAsync(id, form.Version, form.GroundCode, form.Reason, token))
            ? Done(id, "Done.ErasureProposed")
            : await ErasureAsync(id, form, token);

    [HttpPost("erasure/{erasureId:guid}/confirm")]
    public async Task<IActionResult> Confirm(Guid id, Guid erasureId, int version, CancellationToken token) =>
        await this.TryAsync("", () => erasures.ConfirmAsync(id, erasureId, version, token))
            ? Done(id, "Done.Erased")
            : View(Folder + "Index.cshtml", await pages.LoadAsync(id, token));

    [HttpPost("erasure/{erasureId:guid}/drop")]
    public async Task<IActionResult> Drop(Guid id, Guid erasureId, int version, CancellationToken token) =>
        await this.TryAsync("", () => erasures.DropAsync(id, erasureId, version, token))
            ? Done(id, "Done.ErasureDropped")
            : View(Folder + "Index.cshtml", await pages.LoadAsync(id, token));

    private ViewResult HoldForm(PrivacyHead head, ReasonForm form) => Reason(head, "Hold.Set", "holds/new", form);

    private ViewResult LiftForm(PrivacyHead head, Guid holdId, ReasonForm form) => Reason(head, "Hold.Lift", $"holds/{holdId}/lift", form);

    private ViewResult Reason(PrivacyHead head, string key, string step, ReasonForm form) =>
        View(Folder + "Reason.cshtml", new ReasonPage(head, key, $"/cases/{head.Id}/privacy/{step}", form with { Version = head.Version }));

    private async Task<ViewResult> ErasureAsync(Guid id, ErasureForm form, CancellationToken token)
    {
        var head = await pages.OwnerFormAsync(id, token);
        return View(Folder + "Erasure.cshtml", new ErasurePage(head, form with { Version = head.Version }));
    }

    private LocalRedirectResult Done(Guid id, string key)
    {
        TempData.SetFlash(texts[key]);
        return LocalRedirect($"/cases/{id}/privacy");
    }
}
