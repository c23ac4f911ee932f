using CaseReferral.Core.Attachments;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Attachments;

/// <summary>Adds documents to a case and hands them out, always as a download.</summary>
public sealed class AttachmentsController(AttachmentService service, Texts texts) : Controller
{
    private const long MaxRequest = FileCheck.MaxBytes + 1024 * 1024;

    [HttpGet("/cases/{caseId:guid}/files/new")]
    public IActionResult New(Guid caseId, string? category, string? returnUrl) =>
        View(new AttachmentForm { CaseId = caseId, Category = category, ReturnUrl = returnUrl });

    [HttpPost("/cases/{caseId:guid}/files/new"), RequestSizeLimit(MaxRequest), RequestFormLimits(MultipartBodyLengthLimit = MaxRequest)]
    public async Task<IActionResult> New(Guid caseId, AttachmentForm form, CancellationToken token)
    {
        form = form with { CaseId = caseId };
        if (!await this.TryAsync("", () => AddAsync(caseId, form, token)))
            return View(form);
        TempData.SetFlash(texts["Done.File"]);
        return LocalRedirect(Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl! : $"/cases/{caseId}");
    }

    [HttpGet("/files/{id:guid}")]
    public async Task<IActionResult> Open(Guid id, CancellationToken token)
    {
        var (file, content) = await service.OpenAsync(id, token);
        return File(content, file.MediaType, file.FileName);
    }

    private async Task AddAsync(Guid caseId, AttachmentForm form, CancellationToken token)
    {
        if (form.File is null)
            throw new Core.Common.InvalidInputException([new("File", "Error.ChooseFile")]);
        await using var content = new MemoryStream();
        await form.File.CopyToAsync(content, token);
        content.Position = 0;
        await service.AddAsync(caseId, form.HandoffId, form.Category, form.File.FileName, content, token);
    }
}
