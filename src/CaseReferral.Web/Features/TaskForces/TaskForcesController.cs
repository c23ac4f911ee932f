using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Rescues;
using CaseReferral.Web.Features.Police;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.TaskForces;

/// <summary>一长三包 (notice 三.4): police of the case only.</summary>
[Route("cases/{id:guid}/police/task-force"), Authorize(Policy = Permissions.PoliceRecord)]
public sealed class TaskForcesController(AppDbContext db, PoliceQuery police, TaskForceService service, Texts texts) : Controller
{
    private const int MaxRows = 50;

    [HttpGet("")]
    public async Task<IActionResult> Index(Guid id, CancellationToken token)
    {
        var (@case, person, record, _) = await police.LoadAsync(id, token);
        var entries = await db.Set<TaskForceEntry>().AsNoTracking().Where(e => e.CaseId == id).OrderByDescending(e => e.RecordedAt).Take(MaxRows).ToListAsync(token);
        var heads = await db.Set<HeadChange>().AsNoTracking().Where(e => e.CaseId == id).OrderByDescending(e => e.RecordedAt).Take(MaxRows).ToListAsync(token);
        return View(new TaskForcePage(id, @case.Number, person.Alias, @case.Version, record, entries, heads));
    }

    [HttpGet("duty")]
    public async Task<IActionResult> Duty(Guid id, string? duty, CancellationToken token) => View(await DutyPageAsync(id, new() { Duty = duty }, token));

    [HttpPost("duty")]
    public async Task<IActionResult> Duty(Guid id, [Bind(Prefix = "Form")] DutyForm form, CancellationToken token) =>
        await this.TryAsync("Form.", () => service.RecordAsync(id, form.Version, new() { Duty = form.Duty, Officer = form.Officer, Text = form.Text, NextOn = form.NextOn }, token))
            ? Done(id) : View(await DutyPageAsync(id, form, token));

    [HttpGet("head")]
    public async Task<IActionResult> Head(Guid id, CancellationToken token) => View(await HeadPageAsync(id, new(), token));

    [HttpPost("head")]
    public async Task<IActionResult> Head(Guid id, [Bind(Prefix = "Form")] HeadForm form, CancellationToken token) =>
        await this.TryAsync("Form.", () => service.ChangeHeadAsync(id, form.Version, new() { Name = form.Name, Rank = form.Rank, Reason = form.Reason, SignedOn = form.SignedOn, BothSigned = form.BothSigned }, token))
            ? Done(id) : View(await HeadPageAsync(id, form, token));

    [HttpGet("stand-down")]
    public async Task<IActionResult> StandDown(Guid id, CancellationToken token) => View(await StandDownPageAsync(id, new(), token));

    [HttpPost("stand-down")]
    public async Task<IActionResult> StandDown(Guid id, [Bind(Prefix = "Form")] StandDownForm form, CancellationToken token) =>
        await this.TryAsync("Form.", () => service.StandDownAsync(id, form.Version, new() { Solved = form.Solved, NobodyAtLarge = form.NobodyAtLarge, NobodyMissing = form.NobodyMissing }, token))
            ? Done(id) : View(await StandDownPageAsync(id, form, token));

    private LocalRedirectResult Done(Guid id)
    {
        TempData.SetFlash(texts["Done.Record"]);
        return LocalRedirect($"/cases/{id}/police/task-force");
    }

    private async Task<TaskForceFormPage<DutyForm>> DutyPageAsync(Guid id, DutyForm form, CancellationToken token)
    {
        var (@case, person, _, _) = await police.LoadAsync(id, token);
        return new(id, @case.Number, person.Alias, form with { Version = @case.Version });
    }

    private async Task<TaskForceFormPage<HeadForm>> HeadPageAsync(Guid id, HeadForm form, CancellationToken token)
    {
        var (@case, person, _, _) = await police.LoadAsync(id, token);
        return new(id, @case.Number, person.Alias, form with { Version = @case.Version });
    }

    private async Task<TaskForceFormPage<StandDownForm>> StandDownPageAsync(Guid id, StandDownForm form, CancellationToken token)
    {
        var (@case, person, _, _) = await police.LoadAsync(id, token);
        return new(id, @case.Number, person.Alias, form with { Version = @case.Version });
    }
}
