using CaseReferral.Core.FollowUps;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.FollowUps;

/// <summary>Follow-up visits of one case: the plan and its moves, the form, the visits made and their corrections.</summary>
[Route("cases/{id:guid}/visits")]
public sealed class VisitsController(VisitsQuery pages, VisitService service, VisitMoveService moves, Texts texts) : Controller
{
    private const string Folder = "/Features/FollowUps/";

    [HttpGet("")]
    public async Task<IActionResult> Index(Guid id, CancellationToken token) => View(Folder + "Index.cshtml", await pages.LoadAsync(id, token));

    [HttpGet("{visitId:guid}")]
    public async Task<IActionResult> Details(Guid id, Guid visitId, CancellationToken token) => View(Folder + "Visit.cshtml", await pages.VisitAsync(id, visitId, token));

    [HttpGet("new")]
    public async Task<IActionResult> New(Guid id, CancellationToken token) => await FormAsync(id, null, null, token);

    [HttpPost("new")]
    public async Task<IActionResult> New(Guid id, [Bind(Prefix = "Form")] VisitForm form, CancellationToken token) => await SaveAsync(id, null, form, token);

    [HttpGet("planned/{plannedId:guid}")]
    public async Task<IActionResult> Planned(Guid id, Guid plannedId, CancellationToken token)
    {
        var page = await pages.FormAsync(id, plannedId, null, token);
        // A link from before somebody went there leads to what she wrote.
        return page.Planned?.VisitId is { } made ? LocalRedirect($"/cases/{id}/visits/{made}") : View(Folder + "Record.cshtml", page);
    }

    [HttpPost("planned/{plannedId:guid}")]
    public async Task<IActionResult> Planned(Guid id, Guid plannedId, [Bind(Prefix = "Form")] VisitForm form, CancellationToken token) => await SaveAsync(id, plannedId, form, token);

    [HttpGet("planned/{plannedId:guid}/move")]
    public async Task<IActionResult> Move(Guid id, Guid plannedId, CancellationToken token)
    {
        var page = await pages.MoveAsync(id, plannedId, null, token);
        return page.Planned.VisitId is { } made ? LocalRedirect($"/cases/{id}/visits/{made}") : View(Folder + "Move.cshtml", page);
    }

    [HttpPost("planned/{plannedId:guid}/move")]
    public async Task<IActionResult> Move(Guid id, Guid plannedId, [Bind(Prefix = "Form")] VisitMoveForm form, CancellationToken token)
    {
        if (!await this.TryAsync("Form.", () => moves.MoveAsync(id, plannedId, form.Version, form.To, form.Reason, token)))
            return View(Folder + "Move.cshtml", await pages.MoveAsync(id, plannedId, form, token));
        return Done(id, "Done.VisitMoved", null);
    }

    [HttpGet("{visitId:guid}/correct")]
    public async Task<IActionResult> Correct(Guid id, Guid visitId, CancellationToken token)
    {
        var page = await pages.VisitAsync(id, visitId, token);
        // What stands is corrected; an old link leads to the entry that says what replaced it.
        return page is { Newer: not null, Head.MayRecord: true } ? LocalRedirect($"/cases/{id}/visits/{visitId}") : await CorrectionAsync(id, visitId, null, token);
    }

    [HttpPost("{visitId:guid}/correct")]
    public async Task<IActionResult> Correct(Guid id, Guid visitId, [Bind(Prefix = "Form")] VisitForm form, CancellationToken token)
    {
        var visit = Guid.Empty;
        return await this.TryAsync("Form.", async () => visit = await service.CorrectAsync(id, visitId, form.Version, form.ToInput(), token))
            ? Done(id, form.Risk == RiskLevel.High ? "Done.VisitCorrectedHigh" : "Done.VisitCorrected", visit) : await CorrectionAsync(id, visitId, form, token);
    }

    private async Task<IActionResult> SaveAsync(Guid id, Guid? plannedId, VisitForm form, CancellationToken token)
    {
        var visit = Guid.Empty;
        return await this.TryAsync("Form.", async () => visit = await service.RecordAsync(id, plannedId, form.Version, form.ToInput(), token))
            ? Done(id, form.Risk == RiskLevel.High ? "Done.VisitHighRisk" : "Done.Visit", visit) : await FormAsync(id, plannedId, form, token);
    }

    private LocalRedirectResult Done(Guid id, string said, Guid? visit)
    {
        TempData.SetFlash(texts[said]);
        return LocalRedirect(visit is null ? $"/cases/{id}/visits" : $"/cases/{id}/visits/{visit}");
    }

    private async Task<ViewResult> CorrectionAsync(Guid id, Guid visitId, VisitForm? form, CancellationToken token) =>
        View(Folder + "Record.cshtml", await pages.CorrectionAsync(id, visitId, form, token));

    private async Task<ViewResult> FormAsync(Guid id, Guid? plannedId, VisitForm? form, CancellationToken token) =>
        View(Folder + "Record.cshtml", await pages.FormAsync(id, plannedId, form, token));
}
