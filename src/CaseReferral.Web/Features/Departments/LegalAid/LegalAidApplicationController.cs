using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.LegalAid;

/// <summary>The other fields of the form of application, for the unit that sends her and for the centre.</summary>
[Route("handoffs/{id:guid}/legal-aid/application")]
public sealed class LegalAidApplicationController(AppDbContext db, LegalAidApplicationService applications, Texts texts) : Controller
{
    private const string Page = "/Features/Departments/LegalAid/Application.cshtml";

    [HttpGet("")]
    public async Task<IActionResult> Index(Guid id, CancellationToken token) => View(Page, await PageAsync(id, null, token));

    [HttpPost("")]
    public async Task<IActionResult> Index(Guid id, [Bind(Prefix = "Form")] LegalAidApplicationForm form, CancellationToken token)
    {
        if (!await this.TryAsync("Form.", () => applications.WriteAsync(id, form.Version, form.ToDetails(), token)))
            return View(Page, await PageAsync(id, form, token));
        TempData.SetFlash(texts["Done.Record"]);
        return LocalRedirect($"/handoffs/{id}");
    }

    private async Task<LegalAidApplicationPage> PageAsync(Guid id, LegalAidApplicationForm? form, CancellationToken token)
    {
        db.ChangeTracker.Clear();
        var (handoff, stored) = await applications.OpenAsync(id, token);
        var alias = await HandoffListing.Join(db, db.Set<Handoff>().Where(h => h.Id == id)).Select(l => l.Person.Alias).SingleAsync(token);
        form ??= stored is null ? new() : LegalAidApplicationForm.Of(stored);
        return new(handoff, alias, form with { Version = stored?.Version ?? 0 });
    }
}
