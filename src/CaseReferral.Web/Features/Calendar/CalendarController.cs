using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CaseReferral.Web.Features.Calendar;

/// <summary>The holidays and make-up workdays the limits are counted by; for the system administrator.</summary>
[Authorize(Policy = Permissions.CalendarEdit)]
public sealed class CalendarController(CalendarService service, CalendarPageQuery pages, Texts texts) : Controller
{
    [HttpGet("/calendar")]
    public async Task<IActionResult> Index(CancellationToken token) => View(await pages.YearsAsync(token));

    [HttpGet("/calendar/new")]
    public IActionResult New() => View(new YearForm());

    [HttpPost("/calendar/new")]
    public Task<IActionResult> New(YearForm form, CancellationToken token) =>
        EditAsync("Done.Calendar.Year", () => service.AddYearAsync(new(form.Basis, form.Lines), token), () => Task.FromResult<IActionResult>(View(form)));

    [HttpGet("/calendar/{year:int}")]
    public async Task<IActionResult> Year(int year, CancellationToken token) => View(DayForm.Of(await pages.YearAsync(year, token)));

    [HttpPost("/calendar/{year:int}")]
    public Task<IActionResult> Year(int year, DayForm form, CancellationToken token) => EditAsync(
        "Done.Calendar.Day",
        () => service.AddDayAsync(year, form.Version, new(form.Date, form.Kind, form.Basis), token),
        async () => View(DayForm.Of(await pages.YearAsync(year, token), form)));

    [HttpGet("/calendar/days/{id:guid}/remove")]
    public async Task<IActionResult> Remove(Guid id, CancellationToken token) => View(await pages.DayAsync(id, token));

    [HttpPost("/calendar/days/{id:guid}/remove")]
    public Task<IActionResult> Remove(Guid id, int version, CancellationToken token) => EditAsync(
        "Done.Calendar.Removed",
        () => service.WithdrawAsync(id, version, token),
        async () => View(await pages.DayAsync(id, token)));

    /// <summary>Done: back to the year, with what followed from it. Refused: the same page, with why.</summary>
    private async Task<IActionResult> EditAsync(string done, Func<Task<CalendarChange>> edit, Func<Task<IActionResult>> again)
    {
        CalendarChange? change = null;
        if (!await this.TryAsync("", async () => change = await edit()))
            return await again();
        TempData.SetFlash(texts[done] + texts["Done.Calendar.Recounted", change!.Recounted]);
        return RedirectToAction(nameof(Year), new { year = change.Year });
    }
}
