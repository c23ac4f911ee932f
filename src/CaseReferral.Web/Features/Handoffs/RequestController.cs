using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Handoffs;

/// <summary>Writes a hand-off: as a draft, or sent in the same step.</summary>
public sealed class RequestController(RequestPageQuery pages, PackagePreviewQuery previews, HandoffService service, HandoffOptions agreed, Texts texts) : Controller
{
    private const string Page = "/Features/Handoffs/Request.cshtml";

    [HttpGet("/cases/{caseId:guid}/handoffs/new/{kind}")]
    public async Task<IActionResult> New(Guid caseId, string kind, CancellationToken token) =>
        View(Page, await pages.LoadAsync(caseId, kind, null, null, token));

    [HttpPost("/cases/{caseId:guid}/handoffs/new/{kind}")]
    public async Task<IActionResult> New(Guid caseId, string kind, [Bind(Prefix = "Form")] RequestForm form, string? save, CancellationToken token)
    {
        if (save == "preview")
            return await PreviewAsync(await pages.LoadAsync(caseId, kind, form, null, token), token);
        var id = Guid.Empty;
        if (!await this.TryAsync("Form.", async () => id = await service.CreateAsync(form.ToRequest(caseId, kind), save != "draft", token)))
            return View(Page, await pages.LoadAsync(caseId, kind, form, null, token));
        TempData.SetFlash(texts[save == "draft" ? "Done.Draft" : "Done.Send", agreed.DraftDays]);
        return LocalRedirect($"/handoffs/{id}");
    }

    [HttpGet("/handoffs/{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken token) => View(Page, await pages.DraftAsync(id, token));

    [HttpPost("/handoffs/{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, [Bind(Prefix = "Form")] RequestForm form, string? save, CancellationToken token)
    {
        var page = await pages.DraftAsync(id, token);
        if (save == "preview")
            return await PreviewAsync(await pages.LoadAsync(page.CaseId, page.Kind.Key, form with { Version = page.Form.Version }, id, token), token);
        if (!await this.TryAsync("Form.", () => service.RewriteAsync(id, form.Version, form.ToRequest(page.CaseId, page.Kind.Key), save != "draft", token)))
            return View(Page, await pages.LoadAsync(page.CaseId, page.Kind.Key, form with { Version = page.Form.Version }, id, token));
        TempData.SetFlash(texts[save == "draft" ? "Done.Draft" : "Done.Send", agreed.DraftDays]);
        return LocalRedirect($"/handoffs/{id}");
    }

    /// <summary>The page again with the receiver's view; what is missing for sending is not asked yet.</summary>
    private async Task<IActionResult> PreviewAsync(RequestPage page, CancellationToken token)
    {
        ModelState.Clear();
        page.Preview = await previews.LoadAsync(page.CaseId, page.Form, token);
        if (page.Preview is null)
        {
            ModelState.AddModelError("Form.ToOrganisationId", texts["Error.ChooseUnit"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        return View(Page, page);
    }
}
