using CaseReferral.Core.Access;
using CaseReferral.Core.Common;
using CaseReferral.Core.Organisations;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Matrix;

/// <summary>Which department sees which field group: the table, one cell, what was changed, and back to what was agreed.</summary>
[Authorize(Policy = Permissions.MatrixEdit), Route("matrix")]
public sealed class MatrixController(MatrixSource source, MatrixService service, MatrixQuery changes, Texts texts) : Controller
{
    [HttpGet("")]
    public IActionResult Index() => View(new MatrixPage(source.Current));

    [HttpGet("history")]
    public async Task<IActionResult> History(int? before, CancellationToken token) => View(await changes.ListAsync(before, token));

    [HttpGet("cells/{department}/{group}")]
    public IActionResult Cell(string department, string group) =>
        Parse(department, group) is { } cell ? View(PageOf(cell, new() { Version = source.Number, Level = cell.Level })) : NotFound();

    [HttpPost("cells/{department}/{group}")]
    public async Task<IActionResult> Cell(string department, string group, [Bind(Prefix = "Form")] CellForm form, CancellationToken token)
    {
        if (Parse(department, group) is not { } cell)
            return NotFound();
        return await this.TryAsync("Form.", () => service.ChangeAsync(cell with { Level = form.Level!.Value }, form.Version, form.Reason, token))
            ? Done("Done.Matrix") : View(PageOf(cell, form with { Version = source.Number }));
    }

    [HttpGet("reset")]
    public IActionResult Reset() => View(new ResetPage(new() { Version = source.Number }, source.Current));

    [HttpPost("reset")]
    public async Task<IActionResult> Reset([Bind(Prefix = "Form")] ResetForm form, CancellationToken token) =>
        await this.TryAsync("Form.", () => service.ResetAsync(form.Version, form.Reason, token))
            ? Done("Done.MatrixReset") : View(new ResetPage(form with { Version = source.Number }, source.Current));

    /// <summary>Only a cell that can be changed has a page.</summary>
    private MatrixCell? Parse(string department, string group) =>
        Verbs.Parse<Department>(department) is { } column && Verbs.Parse<FieldGroup>(group) is { } row
            && DisclosureMatrix.Groups.Contains(row) && DisclosureMatrix.Choices(column, row).Count > 1
            ? new(column, row, source.Current.Level(column, row)) : null;

    private static CellPage PageOf(MatrixCell cell, CellForm form) => new(cell, DisclosureMatrix.Choices(cell.Department, cell.Group), form);

    private RedirectToActionResult Done(string key)
    {
        TempData.SetFlash(texts[key]);
        return RedirectToAction(nameof(Index));
    }
}
