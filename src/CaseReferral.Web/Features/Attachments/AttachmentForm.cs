using System.ComponentModel.DataAnnotations;

namespace CaseReferral.Web.Features.Attachments;

/// <summary>One document to add.</summary>
public sealed record AttachmentForm
{
    [Microsoft.AspNetCore.Mvc.ModelBinding.BindNever] public Guid CaseId { get; init; }
    public Guid? HandoffId { get; init; }
    [Display(Name = "Field.Category"), Required(ErrorMessage = "Error.ChooseCategory")] public string? Category { get; init; }
    [Display(Name = "Field.File")] public IFormFile? File { get; init; }
    [Display(Name = "Field.Description"), StringLength(CaseReferral.Core.Attachments.AttachmentService.MaxDescription)] public string? Description { get; init; }
    /// <summary>The version it takes the place of.</summary>
    public Guid? ReplacesId { get; init; }
    public string? ReturnUrl { get; init; }
    [Microsoft.AspNetCore.Mvc.ModelBinding.BindNever] public string CaseNumber { get; init; } = "";
    /// <summary>The kinds of documents with what they are for and who sees them.</summary>
    [Microsoft.AspNetCore.Mvc.ModelBinding.BindNever] public IReadOnlyList<DocumentUse> Guide { get; init; } = [];
}
