using CaseReferral.Core.Access;
using CaseReferral.Core.Care;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Care;

/// <summary>离站登记: who left when, why, where to and with whom; of one person, and of the institution.</summary>
public sealed class DeparturesController(AppDbContext db, CareHeadQuery heads, DepartureService service, DepartureRegisterQuery register, Texts texts, TimeProvider time) : Controller
{
    private const string Page = "/Features/Care/Departure.cshtml";
    private const int MaxRows = 50;

    [HttpGet("/departures")]
    public async Task<IActionResult> Register(string? after, CancellationToken token) => View("/Features/Care/Register.cshtml", await register.LoadAsync(after, token));

    [HttpGet("/cases/{id:guid}/departures")]
    public async Task<IActionResult> Index(Guid id, CancellationToken token) => View(Page, await PageAsync(id, null, token));

    [HttpPost("/cases/{id:guid}/departures")]
    public async Task<IActionResult> Index(Guid id, [Bind(Prefix = "Form")] LeavingForm form, CancellationToken token)
    {
        if (!await this.TryAsync("Form.", () => service.RecordAsync(id, form.Version, form.ToInput(), token)))
            return View(Page, await PageAsync(id, form, token));
        TempData.SetFlash(texts["Done.Record"]);
        return LocalRedirect($"/cases/{id}/departures");
    }

    private async Task<LeavingPage> PageAsync(Guid id, LeavingForm? typed, CancellationToken token)
    {
        var head = await heads.LoadAsync(id, FieldGroup.Placement, token);
        var rows = await db.Set<Departure>().AsNoTracking().Where(d => d.CaseId == id).OrderByDescending(d => d.LeftOn).ThenByDescending(d => d.Id).Take(MaxRows).ToListAsync(token);
        var stay = head.MayWrite ? await service.StayAsync(id, token) : null;
        var today = ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime);
        var form = stay is null ? null : (typed ?? new LeavingForm { LeftOn = today }) with { Version = head.Case.Version };
        return new(head, rows, stay?.EnteredOn, stay is null ? 0 : Departure.DaysOf(stay.EnteredOn, today), form, Departure.ReasonsOf(db.Actor.Kind));
    }
}
