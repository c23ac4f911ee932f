using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.FollowUps;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Workflows;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.FollowUps;

/// <summary>Loads the visit pages; for the unit that follows up and the police that opened the case, nobody else.</summary>
public sealed class VisitsQuery(AppDbContext db, Disclosure disclosure, WorkCalendar calendar, FollowUpOptions options, TimeProvider time)
{
    public async Task<VisitsPage> LoadAsync(Guid id, CancellationToken token)
    {
        var head = await HeadAsync(id, token);
        var plan = await PlanAsync(id, token);
        var entries = await Rows(db.Set<Visit>().Where(v => v.CaseId == id)).Take(VisitsPage.MaxRows).ToListAsync(token);
        return new VisitsPage
        {
            Head = head,
            Plan = plan,
            Next = plan.FirstOrDefault(p => p.State == PlannedVisitState.Planned),
            Made = [.. entries.Where(v => !v.IsReplaced)],
            Corrected = [.. entries.Where(v => v.IsReplaced)],
            Now = time.GetUtcNow().UtcDateTime,
            Calendar = calendar,
            Options = options,
        };
    }

    /// <exception cref="NotFoundException">No such visit of this case.</exception>
    public async Task<VisitPage> VisitAsync(Guid id, Guid visitId, CancellationToken token)
    {
        var head = await HeadAsync(id, token);
        var row = await (from v in db.Set<Visit>().AsNoTracking()
                         where v.Id == visitId && v.CaseId == id
                         join o in db.Set<Organisation>() on v.OrganisationId equals o.Id
                         from p in db.Set<Organisation>().Where(p => p.Id == v.ReportedToId).DefaultIfEmpty()
                         select new { Visit = v, o.Name, Police = (string?)p!.Name }).FirstOrDefaultAsync(token) ?? throw new NotFoundException(nameof(Visit));
        var newer = await Rows(db.Set<Visit>().Where(v => v.CaseId == id && v.ReplacesId == visitId)).FirstOrDefaultAsync(token);
        // A visit was recorded: follow-up has begun, and only the stage is left to ask.
        var open = VisitRules.InFollowUp.Holds(new() { Stage = head.Stage, Since = default(DateOnly) });
        return new(head, row.Visit, row.Name, row.Police, newer, newer is null && open && head.MayRecord && head.Shows(FieldGroup.Placement));
    }

    private IQueryable<VisitRow> Rows(IQueryable<Visit> visits) =>
        from v in visits.AsNoTracking()
        join o in db.Set<Organisation>() on v.OrganisationId equals o.Id
        orderby v.VisitedOn descending, v.RecordedAt descending
        select new VisitRow(v.Id, v.VisitedOn, v.Method, v.Risk, o.Name, v.RecordedByName)
        {
            RecordedAt = v.RecordedAt,
            IsReplaced = db.Set<Visit>().Any(n => n.ReplacesId == v.Id),
        };

    /// <param name="id">The case.</param>
    /// <param name="plannedId">The planned visit; null for one more.</param>
    /// <param name="form">What was typed; null for an empty form.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="NotPermittedException">A reader, not a writer.</exception>
    /// <exception cref="NotFoundException">No such planned visit of this case.</exception>
    public async Task<VisitFormPage> FormAsync(Guid id, Guid? plannedId, VisitForm? form, CancellationToken token)
    {
        var head = await WriterAsync(id, null, token);
        var planned = plannedId is { } one ? await PlannedAsync(id, one, token) : null;
        var now = ChinaTime.ToLocal(time.GetUtcNow().UtcDateTime);
        var (today, clock) = (DateOnly.FromDateTime(now), new TimeOnly(now.Hour, now.Minute));
        var heard = VisitRules.MustBeHeard(new() { IsMinor = head.IsMinor, AgeYears = head.Age });
        var shown = form ?? new() { VisitedOn = today, Visitor = db.Actor.Name, ReportedAt = today, ReportedTime = clock };
        return new(head, planned, null, await PoliceAsync(token), heard, shown with { Version = head.Version });
    }

    /// <summary>The same form with what an entry says, to be put right.</summary>
    /// <exception cref="NotPermittedException">A reader, or one who is not shown what the visit found.</exception>
    /// <exception cref="NotFoundException">No such visit of this case.</exception>
    public async Task<VisitFormPage> CorrectionAsync(Guid id, Guid visitId, VisitForm? form, CancellationToken token)
    {
        var entry = await db.Set<Visit>().AsNoTracking().FirstOrDefaultAsync(v => v.Id == visitId && v.CaseId == id, token);
        var head = await WriterAsync(id, entry?.VisitedOn, token);
        if (entry is null)
            throw new NotFoundException(nameof(Visit));
        if (!head.Shows(FieldGroup.Placement))
            throw new NotPermittedException(Permissions.VisitRecord);
        var heard = VisitRules.MustBeHeard(new() { IsMinor = head.IsMinor, AgeYears = head.Age });
        return new(head, null, entry, await PoliceAsync(token), heard, (form ?? VisitForm.Of(entry, head)) with { Version = head.Version });
    }

    /// <exception cref="NotPermittedException">A reader, not a writer.</exception>
    /// <exception cref="NotFoundException">No such planned visit of this case.</exception>
    public async Task<VisitMovePage> MoveAsync(Guid id, Guid plannedId, VisitMoveForm? form, CancellationToken token)
    {
        var head = await WriterAsync(id, null, token);
        var planned = await PlannedAsync(id, plannedId, token);
        return new(head, planned, planned.Facts(head.Stage, time.GetUtcNow().UtcDateTime, options), (form ?? new()) with { Version = head.Version });
    }

    private async Task<VisitsHead> WriterAsync(Guid id, DateOnly? on, CancellationToken token)
    {
        db.ChangeTracker.Clear();
        var head = await HeadAsync(id, token, on);
        return head.MayRecord ? head : throw new NotPermittedException(Permissions.VisitRecord);
    }

    private async Task<PlannedRow> PlannedAsync(Guid id, Guid plannedId, CancellationToken token) =>
        (await PlanAsync(id, token)).Find(p => p.Id == plannedId) ?? throw new NotFoundException(nameof(PlannedVisit));

    private Task<List<PlannedRow>> PlanAsync(Guid id, CancellationToken token) =>
        (from p in db.Set<PlannedVisit>().AsNoTracking()
         where p.CaseId == id && p.State != PlannedVisitState.Replaced
         join k in db.Set<CaseClock>() on p.ClockId equals k.Id
         join o in db.Set<Organisation>() on p.OrganisationId equals o.Id
         orderby k.DueAt
         select new PlannedRow(p.Id, p.Months, p.State, p.VisitId, p.MissedAt, o.Name, k.StartedAt, k.DueAt, k.CalendarKnown, k.Source)
         {
             MovedFrom = p.MovedFrom,
             MoveReason = p.MoveReason,
             MovedByName = p.MovedByName,
             MovedAt = p.MovedAt,
         })
        .Take(VisitsPage.MaxRows).ToListAsync(token);

    private async Task<IReadOnlyList<SelectListItem>> PoliceAsync(CancellationToken token)
    {
        var kinds = Department.Police.Kinds();
        return [.. (await db.Set<Organisation>().Where(o => o.IsActive && kinds.Contains(o.Kind)).OrderBy(o => o.RegionCode).ThenBy(o => o.Code)
            .Select(o => new { o.Id, o.Name }).Take(300).ToListAsync(token)).Select(o => new SelectListItem(o.Name, $"{o.Id}"))];
    }

    /// <param name="id">The case.</param>
    /// <param name="token">Cancels.</param>
    /// <param name="on">The day her age is asked for; null for today.</param>
    private async Task<VisitsHead> HeadAsync(Guid id, CancellationToken token, DateOnly? on = null)
    {
        var view = await disclosure.ForCaseAsync(id, token);
        if (view.Role is not (AccessRole.Owner or AccessRole.Origin) || !db.Actor.May(Permissions.VisitRecord))
            throw new NotPermittedException(Permissions.VisitRecord);
        var row = await (from c in db.Set<Case>().AsNoTracking()
                         where c.Id == id
                         join p in db.Set<Person>() on c.PersonId equals p.Id
                         select new { Case = c, Person = p }).FirstOrDefaultAsync(token) ?? throw new NotFoundException(nameof(Case));
        var today = on ?? ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime);
        var owner = Sides.Of(db.Actor, row.Case).HasFlag(Side.Owner);
        return new(id, row.Case.Number, row.Person.Alias, row.Case.Version, row.Case.Stage, row.Person.IsMinorOn(today), row.Person.AgeOn(today), owner, view);
    }
}
