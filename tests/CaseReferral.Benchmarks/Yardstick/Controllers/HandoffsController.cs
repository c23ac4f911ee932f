using System.Security.Claims;
using CaseReferral.Yardstick.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Yardstick.Controllers;

/// <summary>The unit's own list by keyset, and an action that changes one row and adds an event and an audit row.</summary>
[Authorize("Reader")]
public sealed class HandoffsController(YardstickDb db, OneWriter writer, TimeProvider time) : Controller
{
    private const int PageSize = 25;

    private Guid Unit => Guid.Parse(User.FindFirstValue("unit")!);

    [HttpGet("/")]
    public async Task<IActionResult> Index(DateTime? due, long after, CancellationToken token)
    {
        var unit = Unit;
        var rows = await db.Handoffs.AsNoTracking()
            .Where(h => h.HolderId == unit && (due == null || h.DueAt > due || h.DueAt == due && h.Serial > after))
            .OrderBy(h => h.DueAt).ThenBy(h => h.Serial)
            .Take(PageSize + 1)
            .Select(h => new InboxLine(h.Id, h.Serial, h.Case.Person.Alias, h.Kind, h.Status, h.Urgency, h.DueAt, h.From.Name))
            .ToListAsync(token);
        var last = rows.Count > PageSize ? rows[PageSize - 1] : null;
        return View(new ListPage<InboxLine>(rows.Take(PageSize).ToList(), last is null ? null : $"?due={last.DueAt:O}&after={last.Serial}"));
    }

    [HttpGet("/handoffs/{id:guid}/do/assign")]
    public async Task<IActionResult> Assign(Guid id, CancellationToken token) =>
        await db.Handoffs.AsNoTracking().Include(h => h.To).FirstOrDefaultAsync(h => h.Id == id, token) is { } handoff ? View(handoff) : NotFound();

    [HttpPost("/handoffs/{id:guid}/do/assign")]
    public async Task<IActionResult> Assign(Guid id, [Bind(Prefix = "Form")] AssignForm form, CancellationToken token)
    {
        if (!ModelState.IsValid || form.OfficerId is null)
            return BadRequest(ModelState);
        var handoff = await db.Handoffs.FirstOrDefaultAsync(h => h.Id == id, token);
        if (handoff is null)
            return NotFound();
        if (handoff.Version != form.Version)
            return Conflict();
        (handoff.ResponsibleOfficerId, handoff.PlanDate) = (form.OfficerId, form.PlanDate);
        Record(handoff);
        try
        {
            await writer.RunAsync(() => db.SaveChangesAsync(token), token);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Conflict();
        }
        TempData["Done"] = "Assigned.";
        return Redirect($"/cases/{handoff.CaseId}");
    }

    private void Record(HandoffRow handoff)
    {
        handoff.Version++;
        handoff.EventCount++;
        var (officer, name, now) = (Guid.Parse(User.FindFirstValue(ClaimTypes.NameIdentifier)!), User.Identity!.Name!, time.GetUtcNow().UtcDateTime);
        db.Add(new HandoffEventRow
        {
            HandoffId = handoff.Id,
            CaseId = handoff.CaseId,
            Number = handoff.EventCount,
            Action = "Assign",
            From = handoff.Status,
            To = handoff.Status,
            OfficerId = officer,
            ActorName = name,
            OrganisationId = Unit,
            OrganisationName = name,
            At = now,
        });
        db.Add(new AuditRow
        {
            Chain = $"yardstick/{handoff.Id}",
            Number = handoff.Version,
            At = now,
            OfficerId = officer,
            OfficerName = name,
            OrganisationId = Unit,
            Kind = "Modified",
            Entity = "Handoff",
            EntityId = $"{handoff.Id}",
            CaseId = handoff.CaseId,
            HandoffId = handoff.Id,
            Changes = $$"""{"PlanDate":"{{handoff.PlanDate:O}}"}""",
        });
    }
}
