using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Education;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.Education;

/// <summary>One visit at school.</summary>
public sealed record SchoolVisitForm
{
    [Display(Name = "Education.VisitOn"), Required] public DateOnly? On { get; init; }
    [Display(Name = "Education.VisitState"), Required] public string? VisitState { get; init; }
    [Display(Name = "Education.VisitNote"), StringLength(EducationService.MaxNote)] public string? Note { get; init; }
}

/// <summary>The form with what its heading needs, and the visits so far.</summary>
public sealed record SchoolVisitsPage(Handoff Handoff, string Alias, IReadOnlyList<SchoolVisit> Visits, SchoolVisitForm Form);

/// <summary>The bureau's visits at school, also after the hand-off is closed.</summary>
[Route("handoffs/{id:guid}/school-visits")]
public sealed class SchoolVisitsController(AppDbContext db, EducationService schools, Texts texts) : Controller
{
    private const string Page = "/Features/Departments/Education/Visits.cshtml";

    [HttpGet("")]
    public async Task<IActionResult> Index(Guid id, CancellationToken token) => View(Page, await PageAsync(id, new(), token));

    [HttpPost("")]
    public async Task<IActionResult> Index(Guid id, [Bind(Prefix = "Form")] SchoolVisitForm form, CancellationToken token)
    {
        if (!await this.TryAsync("Form.", () => schools.VisitAsync(id, form.On, form.VisitState, form.Note, token)))
            return View(Page, await PageAsync(id, form, token));
        TempData.SetFlash(texts["Done.Record"]);
        return LocalRedirect($"/handoffs/{id}/school-visits");
    }

    private async Task<SchoolVisitsPage> PageAsync(Guid id, SchoolVisitForm form, CancellationToken token)
    {
        db.ChangeTracker.Clear();
        var handoff = await schools.OpenAsync(id, token);
        var alias = await HandoffListing.Join(db, db.Set<Handoff>().Where(h => h.Id == id)).Select(l => l.Person.Alias).SingleAsync(token);
        var visits = await db.Set<SchoolVisit>().AsNoTracking().Where(v => v.HandoffId == id).OrderByDescending(v => v.On).Take(20).ToListAsync(token);
        return new(handoff, alias, visits, form);
    }
}
