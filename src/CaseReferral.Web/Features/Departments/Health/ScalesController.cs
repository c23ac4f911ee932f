using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Health;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Departments.Health;

/// <summary>The hospital's scales of one hand-off: list, form, one entry with its answers, and its correction.</summary>
[Route("handoffs/{id:guid}/health/scales")]
public sealed class ScalesController(AppDbContext db, ScalesQuery pages, ScaleService scales, Show show, Texts texts) : Controller
{
    private const string Folder = "/Features/Departments/Health/";

    [HttpGet("")]
    public async Task<IActionResult> Index(Guid id, CancellationToken token) => View(Folder + "Scales.cshtml", await pages.LoadAsync(id, token));

    [HttpGet("new/{scale}")]
    public async Task<IActionResult> New(Guid id, string scale, CancellationToken token)
    {
        var page = await pages.ForWritingAsync(id, token);
        return Scales.Find(Known(scale)) is { } known && !known.Suits(page.Age) ? NotForHer(page, known)
            : Form(new(page, scale, null, new() { On = show.Today, Assessor = db.Actor.Name }));
    }

    [HttpPost("new/{scale}")]
    public async Task<IActionResult> New(Guid id, string scale, [Bind(Prefix = "Form")] ScaleForm form, CancellationToken token)
    {
        if (await this.TryAsync("Form.", () => scales.RecordAsync(id, form.Version, form.ToEntry(scale), null, token)))
            return Done(id);
        db.ChangeTracker.Clear();
        return Form(new(await pages.ForWritingAsync(id, token), Known(scale), null, form));
    }

    [HttpGet("{result:guid}")]
    public async Task<IActionResult> Details(Guid id, Guid result, CancellationToken token)
    {
        var page = await pages.LoadAsync(id, token);
        return View(Folder + "ScaleResult.cshtml", new ScaleResultPage(page, Line(page, result)));
    }

    [HttpGet("{result:guid}/correct")]
    public async Task<IActionResult> Correct(Guid id, Guid result, CancellationToken token)
    {
        var page = await pages.ForWritingAsync(id, token);
        var line = Line(page, result);
        // What stands is corrected; an old link leads to the entry that says what replaced it.
        return page.History.IsReplaced(result) ? LocalRedirect($"{page.Path}/{result}") : Form(new(page, line.Content.Scale, line, ScaleForm.Of(line)));
    }

    [HttpPost("{result:guid}/correct")]
    public async Task<IActionResult> Correct(Guid id, Guid result, [Bind(Prefix = "Form")] ScaleForm form, CancellationToken token)
    {
        var line = Line(await pages.ForWritingAsync(id, token), result);
        if (await this.TryAsync("Form.", () => scales.RecordAsync(id, form.Version, form.ToEntry(line.Content.Scale), result, token)))
            return Done(id);
        db.ChangeTracker.Clear();
        return Form(new(await pages.ForWritingAsync(id, token), line.Content.Scale, line, form));
    }

    private ViewResult Form(ScalePage page) => View(Folder + "Scale.cshtml", page with { Form = page.Form.For(page.Scale, page.All.Handoff.Version) });

    /// <summary>An address typed, or kept from before her birth date was known: the list, and why this one is not for her.</summary>
    private ViewResult NotForHer(ScalesPage page, Scale scale)
    {
        ModelState.AddModelError("", texts.Reason(ScaleService.TooYoung(scale)));
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(Folder + "Scales.cshtml", page);
    }

    private static string Known(string scale) => Scales.IsKnown(scale) ? scale : throw new NotFoundException(nameof(Scale));

    private static ScaleLine Line(ScalesPage page, Guid result) => page.History.Find(result) ?? throw new NotFoundException(nameof(ScaleResult));

    private LocalRedirectResult Done(Guid id)
    {
        TempData.SetFlash(texts["Done.Record"]);
        return LocalRedirect($"/handoffs/{id}/health/scales");
    }
}
