using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Health;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.Health;

/// <summary>The hospital's list of injuries and a sheet of rows for one examination; an empty row is left out, so it needs no script.</summary>
[Route("handoffs/{id:guid}/health/injuries")]
public sealed class InjuriesController(AppDbContext db, ScalesQuery pages, InjuryService injuries, Show show, Texts texts) : Controller
{
    private const string Page = "/Features/Departments/Health/Injuries.cshtml";

    [HttpGet("")]
    public async Task<IActionResult> Index(Guid id, CancellationToken token) => View(Page, await PageAsync(id, null, token));

    [HttpPost("")]
    public async Task<IActionResult> Index(Guid id, [Bind(Prefix = "Form")] InjuriesForm form, CancellationToken token)
    {
        if (!await this.TryAsync("Form.", () => injuries.AddAsync(id, form.Version, [.. form.Rows.Take(InjuryService.MaxRows).Select(r => r.ToEntry())], token)))
            return View(Page, await PageAsync(id, form, token));
        TempData.SetFlash(texts["Done.Record"]);
        return LocalRedirect($"/handoffs/{id}/health/injuries");
    }

    /// <summary>Read by the same rules as the scales: the hospital that has accepted it and may still read it.</summary>
    private async Task<InjuriesPage> PageAsync(Guid id, InjuriesForm? form, CancellationToken token)
    {
        db.ChangeTracker.Clear();
        var page = form is null ? await pages.LoadAsync(id, token) : await pages.ForWritingAsync(id, token);
        var known = await db.Set<Injury>().AsNoTracking().Where(i => i.HandoffId == id).OrderByDescending(i => i.FoundOn).ThenBy(i => i.Id).ToListAsync(token);
        List<InjuryForm> rows = [.. (form?.Rows ?? []).Take(InjuryService.MaxRows)];
        while (rows.Count < InjuryService.MaxRows)
            rows.Add(new() { FoundOn = show.Today });
        return new(page, known, new() { Version = page.Handoff.Version, Rows = rows });
    }
}

/// <summary>One row of the sheet.</summary>
public sealed record InjuryForm
{
    [Display(Name = "Health.BodyPart")] public string? BodyPart { get; init; }
    [Display(Name = "Health.InjuryKind")] public string? InjuryKind { get; init; }
    [Display(Name = "Health.Severity")] public string? Severity { get; init; }
    [Display(Name = "Health.FoundOn")] public DateOnly? FoundOn { get; init; }
    [Display(Name = "Health.InjuryNote"), StringLength(InjuryService.MaxNote)] public string? Note { get; init; }

    public InjuryEntry ToEntry() => new(BodyPart, InjuryKind, Severity, FoundOn, Note);
}

/// <summary>The sheet of one examination.</summary>
public sealed record InjuriesForm
{
    public int Version { get; init; }
    public List<InjuryForm> Rows { get; init; } = [];
}

/// <summary>What is on record, and the sheet where the hospital still works.</summary>
public sealed record InjuriesPage(ScalesPage All, IReadOnlyList<Injury> Known, InjuriesForm Form);
