using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Workflows;
using CaseReferral.Web.Features.Shared;
using CaseReferral.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Handoffs;

/// <summary>Form of a department's record; carries the hand-off's version.</summary>
public abstract record RecordForm
{
    public int Version { get; set; }
}

/// <summary>A department's form with what its page heading needs.</summary>
public sealed record RecordPage<TForm>(Handoff Handoff, string Alias, TForm Form) where TForm : RecordForm
{
    /// <summary>What the line's page knows besides, see <see cref="RecordController{TForm,TRecord}.AsideAsync"/>.</summary>
    public object? Aside { get; init; }
}

/// <summary>
/// The page of a department's typed record, the same for every line: only the receiver, only while it works, or longer where the line follows on; a refused
/// save shows the form again with what was typed. A department says what its form shows, what it asks and how it is written.
/// </summary>
public abstract class RecordController<TForm, TRecord>(AppDbContext db, HandoffService service, Texts texts) : Controller
    where TForm : RecordForm
    where TRecord : class, IHandoffScoped
{
    protected AppDbContext Db => db;

    /// <summary>Key of the service line.</summary>
    protected abstract string Kind { get; }

    /// <summary>The stored record as a form, or an empty form with proposals.</summary>
    protected abstract TForm ToForm(TRecord? record);

    /// <summary>The form before anything was written; a line that proposes by the person's age overrides it.</summary>
    protected virtual Task<TForm> BeginAsync(Handoff handoff, CancellationToken token) => Task.FromResult(ToForm(null));

    /// <summary>What the page says besides the form; null for a line that says nothing.</summary>
    protected virtual Task<object?> AsideAsync(Handoff handoff, Person person, CancellationToken token) => Task.FromResult<object?>(null);

    /// <summary>What the form offers to choose from, which nobody sends; asked for each time it is shown.</summary>
    protected virtual Task<TForm> OfferAsync(Handoff handoff, TForm form, CancellationToken token) => Task.FromResult(form);

    /// <summary>What the form must give before anything is written.</summary>
    protected abstract void Check(RecordCheck check, TForm form);

    /// <summary>Writes the checked form into the record; throws RuleBrokenException to refuse.</summary>
    protected abstract Task WriteAsync(HandoffMove move, TForm form, CancellationToken token);

    /// <summary>The record of the hand-off, begun with its and the case's id when there is none.</summary>
    protected async Task<TRecord> RecordAsync(HandoffMove move, Func<Guid, Guid, TRecord> begin, CancellationToken token)
    {
        var record = await StoredAsync(move.Handoff.Id, token);
        if (record is null)
            db.Add(record = begin(move.Handoff.Id, move.Case.Id));
        return record;
    }

    private Task<TRecord?> StoredAsync(Guid handoffId, CancellationToken token) =>
        db.Set<TRecord>().FirstOrDefaultAsync(r => r.HandoffId == handoffId, token);

    [HttpGet("")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken token)
    {
        var handoff = await FindAsync(id, token);
        return View(await PageAsync(handoff, await StoredAsync(id, token) is { } record ? ToForm(record) : await BeginAsync(handoff, token), token));
    }

    [HttpPost("")]
    public async Task<IActionResult> Edit(Guid id, [Bind(Prefix = "Form")] TForm form, CancellationToken token)
    {
        if (!await this.TryAsync("Form.", () => service.RecordAsync(id, form.Version, move => WriteOwnAsync(move, form, token), token)))
        {
            db.ChangeTracker.Clear();
            return View(await PageAsync(await FindAsync(id, token), form, token));
        }
        TempData.SetFlash(texts["Done.Record"]);
        return LocalRedirect($"/handoffs/{id}");
    }

    /// <summary>The address names the line: the receiver of another one has no such page, and so no such record.</summary>
    private async Task WriteOwnAsync(HandoffMove move, TForm form, CancellationToken token)
    {
        if (move.Handoff.Kind != Kind)
            throw new NotFoundException(nameof(Handoff));
        var check = new RecordCheck(move);
        Check(check, form);
        check.Done();
        await WriteAsync(move, form, token);
    }

    private async Task<RecordPage<TForm>> PageAsync(Handoff handoff, TForm form, CancellationToken token)
    {
        var person = await HandoffListing.Join(db, db.Set<Handoff>().Where(h => h.Id == handoff.Id)).Select(l => l.Person).AsNoTracking().SingleAsync(token);
        form = await OfferAsync(handoff, form, token);
        form.Version = handoff.Version;
        return new(handoff, person.Alias, form) { Aside = await AsideAsync(handoff, person, token) };
    }

    private async Task<Handoff> FindAsync(Guid id, CancellationToken token)
    {
        var handoff = await db.Set<Handoff>().AsNoTracking().FirstOrDefaultAsync(h => h.Id == id && h.Kind == Kind, token)
            ?? throw new NotFoundException(nameof(Handoff));
        if (!Sides.Of(db.Actor, handoff).HasFlag(Side.Receiver) || !await service.RecordsAsync(handoff, token))
            throw new NotPermittedException(Permissions.For(HandoffAction.Report));
        await service.RequireOpenAsync(handoff, HandoffAction.Report, token);
        return handoff;
    }
}
