using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Workflows;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Cases;

/// <summary>Writes down the person's own will; for the unit that has her in care and for her police.</summary>
[Route("cases/{id:guid}/own-will")]
public sealed class OwnWillController(AppDbContext db, OwnWillService service, Texts texts, TimeProvider time) : Controller
{
    private const string Page = "/Features/Cases/OwnWill.cshtml";

    [HttpGet("")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken token) => View(Page, await PageAsync(id, null, token));

    [HttpPost("")]
    public async Task<IActionResult> Edit(Guid id, [Bind(Prefix = "Form")] OwnWillForm form, CancellationToken token)
    {
        if (!await this.TryAsync("Form.", () => service.RecordAsync(id, form.Version, form.OwnWill, token)))
            return View(Page, await PageAsync(id, form, token));
        TempData.SetFlash(texts["Done.Record"]);
        return LocalRedirect($"/cases/{id}");
    }

    private async Task<OwnWillPage> PageAsync(Guid id, OwnWillForm? form, CancellationToken token)
    {
        db.ChangeTracker.Clear();
        var row = await (from c in db.Set<Case>().AsNoTracking()
                         where c.Id == id
                         join p in db.Set<Person>() on c.PersonId equals p.Id
                         join r in db.Set<RescueRecord>() on c.Id equals r.CaseId
                         select new { Case = c, p.Alias, Record = r }).FirstOrDefaultAsync(token) ?? throw new NotFoundException(nameof(Case));
        if ((Sides.Of(db.Actor, row.Case) & (Side.Owner | Side.Police)) == 0)
            throw new NotPermittedException(Permissions.NeedsDecide);
        await db.RequireOpenAsync(id, row.Case.PersonId, Permissions.NeedsDecide, time.GetUtcNow().UtcDateTime, token);
        return new(id, row.Case.Number, row.Alias, (form ?? new() { OwnWill = row.Record.OwnWill }) with { Version = row.Case.Version });
    }
}
