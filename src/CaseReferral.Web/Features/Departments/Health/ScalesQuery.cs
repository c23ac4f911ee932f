using CaseReferral.Core.Access;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Health;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.Health;

/// <summary>Reads the filled scales of a hand-off: for the hospital that has accepted it and may still read it, for nobody else.</summary>
public sealed class ScalesQuery(AppDbContext db, Disclosure disclosure, TimeProvider time)
{
    /// <exception cref="NotFoundException">No such hand-off of this line for this actor (404).</exception>
    /// <exception cref="NotPermittedException">Another side's, a minor's without a grant, ended, or the consent is withdrawn (403).</exception>
    public async Task<ScalesPage> LoadAsync(Guid id, CancellationToken token)
    {
        var handoff = await db.Set<Handoff>().AsNoTracking().FirstOrDefaultAsync(h => h.Id == id && h.Kind == HealthKind.KeyName, token)
            ?? throw new NotFoundException(nameof(Handoff));
        if (!Sides.Of(db.Actor, handoff).HasFlag(Side.Receiver))
            throw new NotPermittedException(Permissions.For(HandoffAction.Report));
        var now = time.GetUtcNow().UtcDateTime;
        var person = await db.Set<Person>().Where(p => p.Id == handoff.PersonId)
            .Select(p => new { p.Alias, p.BirthDate, Granted = db.LiveGrants(now).Any(g => g.CaseId == handoff.CaseId) }).SingleAsync(token);
        if (disclosure.OfHandoff(handoff, person.BirthDate, person.Granted, false) == FieldGroup.None)
            throw new NotPermittedException(Permissions.For(HandoffAction.Report));
        var age = person.BirthDate is { } born ? Ages.Years(born, ChinaTime.LocalDate(now)) : (int?)null;
        return new(handoff, person.Alias, age, handoff.Status is HandoffStatus.Accepted or HandoffStatus.InProgress or HandoffStatus.OnHold, await HistoryAsync(id, token));
    }

    /// <summary>The same for a page with a form: only while the hand-off is being worked on.</summary>
    public async Task<ScalesPage> ForWritingAsync(Guid id, CancellationToken token)
    {
        var page = await LoadAsync(id, token);
        return page.MayWrite && db.Actor.May(Permissions.For(HandoffAction.Report)) ? page : throw new NotPermittedException(Permissions.For(HandoffAction.Report));
    }

    private async Task<ScaleHistory> HistoryAsync(Guid handoffId, CancellationToken token) =>
        ScaleHistory.Of(await db.Set<ScaleResult>().AsNoTracking().Where(r => r.HandoffId == handoffId).ToListAsync(token));
}
