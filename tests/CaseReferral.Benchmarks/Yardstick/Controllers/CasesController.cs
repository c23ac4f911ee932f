using CaseReferral.Yardstick.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Yardstick.Controllers;

/// <summary>The list by keyset and the detail with six collections, as one writes them at first.</summary>
[Authorize("Reader"), Route("cases")]
public sealed class CasesController(YardstickDb db) : Controller
{
    private const int PageSize = 25;
    private const int Children = 20;

    [HttpGet("")]
    public async Task<IActionResult> Index(long? before, CancellationToken token)
    {
        var rows = await db.Cases.AsNoTracking()
            .Where(c => before == null || c.Serial < before)
            .OrderByDescending(c => c.Serial)
            .Take(PageSize + 1)
            .Select(c => new CaseLine(c.Id, c.Serial, c.Person.Alias, c.Stage, c.StageSince, c.OpenedAt, c.Owner.Name))
            .ToListAsync(token);
        return View(new ListPage<CaseLine>(rows.Take(PageSize).ToList(), rows.Count > PageSize ? $"?before={rows[PageSize - 1].Serial}" : null));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Details(Guid id, CancellationToken token)
    {
        var head = await db.Cases.AsNoTracking().Where(c => c.Id == id)
            .Select(c => new CaseDetail { Id = c.Id, Serial = c.Serial, Stage = c.Stage, OpenedAt = c.OpenedAt, OwnerName = c.Owner.Name, Alias = c.Person.Alias, Sex = c.Person.Sex, BirthDate = c.Person.BirthDate })
            .FirstOrDefaultAsync(token);
        return head is null ? NotFound() : View(await WithPartsAsync(head, token));
    }

    // One statement for all would multiply the rows, and SQLite has no APPLY for limited collections in a projection.
    private async Task<CaseDetail> WithPartsAsync(CaseDetail head, CancellationToken token) => head with
    {
        Handoffs = await db.Handoffs.Where(h => h.CaseId == head.Id).OrderByDescending(h => h.Serial).Take(Children)
            .Select(h => new CaseHandoff(h.Id, h.Serial, h.Kind, h.Status, h.Urgency, h.DueAt, h.To.Name)).ToListAsync(token),
        Needs = await db.Needs.Where(n => n.CaseId == head.Id).OrderBy(n => n.Kind).Take(Children)
            .Select(n => new CaseNeed(n.Kind, n.Decision)).ToListAsync(token),
        Clocks = await db.CaseClocks.Where(k => k.CaseId == head.Id).OrderBy(k => k.DueAt).Take(Children)
            .Select(k => new CaseLimit(k.Kind, k.DueAt, k.DoneAt)).ToListAsync(token),
        Events = await db.CaseEvents.Where(e => e.CaseId == head.Id).OrderByDescending(e => e.At).Take(Children)
            .Select(e => new CaseStep(e.What, e.To, e.ActorName, e.OrganisationName, e.At)).ToListAsync(token),
        Files = await db.Attachments.Where(a => a.CaseId == head.Id).OrderByDescending(a => a.AddedAt).Take(Children)
            .Select(a => new CaseFile(a.Id, a.Category, a.Bytes, a.OfficerName, a.AddedAt)).ToListAsync(token),
        Access = await db.CaseAccess.Where(a => a.CaseId == head.Id).OrderBy(a => a.GrantedAt).Take(Children)
            .Select(a => new CaseReader(a.Organisation.Name, a.Role, a.GrantedAt)).ToListAsync(token),
    };
}
