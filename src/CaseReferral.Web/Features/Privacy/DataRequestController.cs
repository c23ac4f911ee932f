using CaseReferral.Core.Privacy;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Privacy;

/// <summary>Data-subject requests of one case: taken in, shown, answered.</summary>
[Route("cases/{id:guid}/privacy/requests")]
public sealed class DataRequestController(PrivacyQuery pages, DataRequestService requests, Texts texts, Show show) : Controller
{
    private const string Folder = "/Features/Privacy/";

    [HttpGet("new")]
    public async Task<IActionResult> New(Guid id, CancellationToken token) => await FormAsync(id, new() { ReceivedOn = show.Today }, token);

    [HttpPost("new")]
    public async Task<IActionResult> New(Guid id, [Bind(Prefix = "Form")] DataRequestForm form, CancellationToken token) =>
        await this.TryAsync("Form.", () => requests.ReceiveAsync(id, form.Version, form.ToInput(), token))
            ? Done(id, "Done.DataRequest")
            : await FormAsync(id, form, token);

    [HttpGet("{requestId:guid}")]
    public async Task<IActionResult> Answer(Guid id, Guid requestId, CancellationToken token) => await AnswerAsync(id, requestId, new(), token);

    [HttpPost("{requestId:guid}")]
    public async Task<IActionResult> Answer(Guid id, Guid requestId, [Bind(Prefix = "Form")] AnswerForm form, CancellationToken token) =>
        await this.TryAsync("Form.", () => requests.AnswerAsync(id, requestId, form.Version, form.ToAnswer(), token))
            ? Done(id, "Done.DataAnswer")
            : await AnswerAsync(id, requestId, form, token);

    private async Task<ViewResult> FormAsync(Guid id, DataRequestForm form, CancellationToken token)
    {
        var head = await pages.FormAsync(id, token);
        return View(Folder + "Request.cshtml", new DataRequestPage(head, form with { Version = head.Version }));
    }

    private async Task<ViewResult> AnswerAsync(Guid id, Guid requestId, AnswerForm form, CancellationToken token)
    {
        var head = await pages.FormAsync(id, token);
        return View(Folder + "Answer.cshtml", new AnswerPage(head, await pages.RequestAsync(id, requestId, token), form with { Version = head.Version }));
    }

    private LocalRedirectResult Done(Guid id, string key)
    {
        TempData.SetFlash(texts[key]);
        return LocalRedirect($"/cases/{id}/privacy");
    }
}
