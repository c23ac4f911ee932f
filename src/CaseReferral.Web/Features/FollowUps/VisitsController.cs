using CaseReferral.Core.FollowUps;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.FollowUps;

/// <summary>Follow-up visits of one case: the plan, the form, the visits made.</summary>
[Route("cases/{id:guid}/visits")]
public sealed class VisitsController(VisitsQuery pages, VisitService service, Texts texts) : Controller
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

    private async Task<IActionResult> SaveAsync(Guid id, Guid? plannedId, VisitForm form, CancellationToken token)
    {
        var visit = Guid.Empty;
        if (!await this.TryAsync("Form.", async () => visit = await service.RecordAsync(id, plannedId, form.Version, form.ToInput(), token)))
            return await FormAsync(id, plannedId, form, token);
        TempData.SetFlash(texts[form.Risk == RiskLevel.High ? "Done.VisitHighRisk" : "Done.Visit"]);
        return LocalRedirect($"/cases/{id}/visits/{visit}");
    }

    private async Task<ViewResult> FormAsync(Guid id, Guid? plannedId, VisitForm? form, CancellationToken token) =>
        View(Folder + "Record.cshtml", await pages.FormAsync(id, plannedId, form, token));
}
