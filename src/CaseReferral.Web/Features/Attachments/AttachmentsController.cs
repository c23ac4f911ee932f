using CaseReferral.Core.Access;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Common;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Setup;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Net.Http.Headers;

namespace CaseReferral.Web.Features.Attachments;

/// <summary>Adds documents to a case and hands them out: as a download, and pictures and PDF inside the page of the document.</summary>
public sealed class AttachmentsController(AttachmentService service, DocumentQuery documents, Disclosure disclosure, Texts texts) : Controller
{
    /// <summary>
    /// Well above the limit for a file, so that one too large still gets its sentence and keeps the form. Held in memory,
    /// because a spilled upload would lie in clear on the disk.
    /// </summary>
    private const int MaxRequest = 2 * (int)FileCheck.MaxBytes;

    [HttpGet("/cases/{caseId:guid}/files/new")]
    public async Task<IActionResult> New(Guid caseId, string? category, Guid? replaces, string? returnUrl, CancellationToken token)
    {
        await ExpectAsync(caseId, token);
        return await FormAsync(caseId, new() { Category = category, ReplacesId = replaces, ReturnUrl = returnUrl }, token);
    }

    [HttpPost("/cases/{caseId:guid}/files/new"), RequestSizeLimit(MaxRequest), RequestFormLimits(MultipartBodyLengthLimit = MaxRequest, MemoryBufferThreshold = MaxRequest)]
    [EnableRateLimiting(RequestLimits.Upload)]
    public async Task<IActionResult> New(Guid caseId, AttachmentForm form, CancellationToken token)
    {
        await ExpectAsync(caseId, token);
        form = form with { CaseId = caseId };
        if (!await this.TryAsync("", () => AddAsync(caseId, form, token)))
            return await FormAsync(caseId, form, token);
        TempData.SetFlash(texts["Done.File"]);
        return LocalRedirect(Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl! : $"/cases/{caseId}");
    }

    [HttpGet("/files/{id:guid}")]
    public async Task<IActionResult> Open(Guid id, CancellationToken token)
    {
        var (file, content) = await service.OpenAsync(id, token);
        // Not as the result's download name: the framework would write the name into its log.
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.FileName);
        Response.Headers.ContentDisposition = disposition.ToString();
        return File(content, file.MediaType);
    }

    /// <summary>A picture or a PDF inside the document's own page; any other kind is only a download.</summary>
    [HttpGet("/files/{id:guid}/preview"), SelfFramed]
    public async Task<IActionResult> Preview(Guid id, CancellationToken token)
    {
        var (file, content) = await service.OpenAsync(id, token);
        return DocumentPage.CanShow(file.MediaType) ? File(content, file.MediaType) : NotFound();
    }

    /// <summary>What the document is, who may see it, what it is for, its versions, and itself where a page can show it.</summary>
    [HttpGet("/documents/{id:guid}")]
    public async Task<IActionResult> Document(Guid id, CancellationToken token) => View(await documents.LoadAsync(id, token));

    private async Task<IActionResult> FormAsync(Guid caseId, AttachmentForm form, CancellationToken token) =>
        View(nameof(New), form with { CaseId = caseId, CaseNumber = await documents.NumberAsync(caseId, token), Guide = documents.Guide() });

    /// <summary>The form is only for units that may add; whoever may not know of the case gets no form either.</summary>
    private async Task ExpectAsync(Guid caseId, CancellationToken token)
    {
        if ((await disclosure.ForCaseAsync(caseId, token)).Role is null)
            throw new NotPermittedException(Permissions.AttachmentAdd);
    }

    private async Task AddAsync(Guid caseId, AttachmentForm form, CancellationToken token)
    {
        if (form.File is null)
            throw new InvalidInputException([new("File", "Error.ChooseFile")]);
        await using var content = new MemoryStream();
        await form.File.CopyToAsync(content, token);
        content.Position = 0;
        await service.AddAsync(new(caseId, form.Category) { HandoffId = form.HandoffId, Description = form.Description, ReplacesId = form.ReplacesId }, form.File.FileName, content, token);
    }
}
