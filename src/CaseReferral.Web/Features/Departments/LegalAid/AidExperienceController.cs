using System.ComponentModel.DataAnnotations;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.LegalAid;

/// <summary>经验材料: one text a year with the figures of the year (notice 四.7).</summary>
[Authorize(Policy = Permissions.LegalAidKeep), Route("legal-aid-years")]
public sealed class AidExperienceController(AppDbContext db, AidExperienceService service, Show show, Texts texts) : Controller
{
    private const string ListView = "/Features/Departments/LegalAid/Years.cshtml", FormView = "/Features/Departments/LegalAid/Year.cshtml";

    /// <summary>Years one may still write: this one and the two before.</summary>
    private const int OpenYears = 3;

    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken token)
    {
        var written = await db.Set<AidExperience>().AsNoTracking().OrderByDescending(e => e.Year).ToListAsync(token);
        var open = Enumerable.Range(0, OpenYears).Select(i => show.Today.Year - i).Where(service.IsYear);
        return View(ListView, open.Union(written.Select(e => e.Year)).OrderDescending().Select(y => new AidYearRow(y, written.Find(e => e.Year == y))).ToList());
    }

    [HttpGet("{year:int}")]
    public async Task<IActionResult> Edit(int year, CancellationToken token) => View(FormView, await PageAsync(year, null, token));

    [HttpPost("{year:int}")]
    public async Task<IActionResult> Edit(int year, [Bind(Prefix = "Form")] AidYearForm form, CancellationToken token)
    {
        if (!await this.TryAsync("Form.", () => service.WriteAsync(year, form.Version, form.Text, token)))
            return View(FormView, await PageAsync(year, form, token));
        TempData.SetFlash(texts["Done.Record"]);
        return LocalRedirect($"/legal-aid-years/{year}");
    }

    private async Task<AidYearPage> PageAsync(int year, AidYearForm? form, CancellationToken token)
    {
        if (!service.IsYear(year))
            throw new NotFoundException(nameof(AidExperience));
        db.ChangeTracker.Clear();
        var known = await db.Set<AidExperience>().AsNoTracking().FirstOrDefaultAsync(e => e.Year == year, token);
        return new(year, known, await service.FiguresAsync(year, token), new() { Version = known?.Version ?? 0, Text = form is null ? known?.Text : form.Text });
    }
}

/// <summary>The text of a year.</summary>
public sealed record AidYearForm
{
    public int Version { get; init; }
    [Display(Name = "AidYear.Text"), Required, StringLength(AidExperienceService.MaxText)] public string? Text { get; init; }
}

/// <summary>One year of the list; <paramref name="Written"/> is null while nothing was written of it.</summary>
public sealed record AidYearRow(int Year, AidExperience? Written);

/// <summary>A year: the figures as they stand now, and as they stood when the text was written.</summary>
public sealed record AidYearPage(int Year, AidExperience? Written, AidFigures Now, AidYearForm Form);
