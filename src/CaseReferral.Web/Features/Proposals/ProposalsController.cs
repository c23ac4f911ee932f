using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Proposals;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Proposals;

/// <summary>A unit dismisses a proposal and says why.</summary>
[Route("proposals/{id:guid}/dismiss")]
public sealed class ProposalsController(ProposalPageQuery pages, ProposalService proposals, Texts texts) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Dismiss(Guid id, CancellationToken token) => View(await pages.LoadAsync(id, null, token));

    [HttpPost("")]
    public async Task<IActionResult> Dismiss(Guid id, [Bind(Prefix = "Form")] DismissForm form, CancellationToken token)
    {
        if (!await this.TryAsync("Form.", () => proposals.DismissAsync(id, form.Version, form.Reason, token)))
            return View(await pages.LoadAsync(id, form, token));
        TempData.SetFlash(texts["Done.Dismiss"]);
        return LocalRedirect("/");
    }
}

/// <summary>Why a proposal is not followed.</summary>
public sealed record DismissForm
{
    public int Version { get; init; }
    [Display(Name = "Field.DismissReason"), StringLength(ProposalService.MaxReason)] public string? Reason { get; init; }
}

/// <summary>The proposal and the form.</summary>
public sealed record DismissPage(ProposalRow Row)
{
    public DismissForm Form { get; init; } = new();
}
