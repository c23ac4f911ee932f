using CaseReferral.Core.Access;
using CaseReferral.Core.Care;
using CaseReferral.Core.Data;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Care;

/// <summary>收养状态: locked until police have certified twice that the parents cannot be found; then step by step.</summary>
[Route("cases/{id:guid}/adoption")]
public sealed class AdoptionController(AppDbContext db, CareHeadQuery heads, AdoptionService service, Texts texts) : Controller
{
    private const string Page = "/Features/Care/Adoption.cshtml";

    [HttpGet("")]
    public async Task<IActionResult> Index(Guid id, CancellationToken token) => View(Page, await PageAsync(id, null, token));

    [HttpPost("")]
    public async Task<IActionResult> Index(Guid id, [Bind(Prefix = "Form")] AdoptionForm form, CancellationToken token)
    {
        if (!await this.TryAsync("Form.", () => service.RecordAsync(id, form.Version, form.ToInput(), token)))
            return View(Page, await PageAsync(id, form, token));
        TempData.SetFlash(texts["Done.Record"]);
        return LocalRedirect($"/cases/{id}/adoption");
    }

    private async Task<AdoptionPage> PageAsync(Guid id, AdoptionForm? typed, CancellationToken token)
    {
        var head = await heads.LoadAsync(id, FieldGroup.Certificates, token);
        var facts = await service.FactsAsync(head.Case, token);
        var steps = await db.Set<AdoptionStep>().AsNoTracking().Where(s => s.CaseId == id).ToListAsync(token);
        var (locked, next) = (AdoptionChain.Locked(facts), AdoptionChain.Next(facts));
        var form = head.MayWrite && locked.Count == 0 && next is not null ? (typed ?? new()) with { Version = head.Case.Version, Step = next } : null;
        return new(head, facts, [.. AdoptionStep.StepCodes.Select(c => steps.Find(s => s.Step == c)).OfType<AdoptionStep>()], locked, form);
    }
}
