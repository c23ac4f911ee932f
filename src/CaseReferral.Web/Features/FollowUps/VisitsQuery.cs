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
public sealed class VisitsQuery(AppDbContext db, Disclosure disclosure, WorkCalendar calendar, TimeProvider time)
{
    public async Task<VisitsPage> LoadAsync(Guid id, CancellationToken token)
    {
        var head = await HeadAsync(id, token);
        var plan = await PlanAsync(id, token);
        return new VisitsPage
        {
            Head = head,
            Plan = plan,
            Next = plan.FirstOrDefault(p => p.State == PlannedVisitState.Planned),
            Made = await (from v in db.Set<Visit>().AsNoTracking()
                          where v.CaseId == id
                          join o in db.Set<Organisation>() on v.OrganisationId equals o.Id
                          orderby v.VisitedOn descending, v.RecordedAt descending
                          select new VisitRow(v.Id, v.VisitedOn, v.Method, v.Risk, o.Name, v.RecordedByName)).Take(VisitsPage.MaxRows).ToListAsync(token),
            Now = time.GetUtcNow().UtcDateTime,
            Calendar = calendar,
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
        return new(head, row.Visit, row.Name, row.Police);
    }

    /// <param name="id">The case.</param>
    /// <param name="plannedId">The planned visit; null for one more.</param>
    /// <param name="form">What was typed; null for an empty form.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="NotPermittedException">A reader, not a writer.</exception>
    /// <exception cref="NotFoundException">No such planned visit of this case.</exception>
    public async Task<VisitFormPage> FormAsync(Guid id, Guid? plannedId, VisitForm? form, CancellationToken token)
    {
        db.ChangeTracker.Clear();
        var head = await HeadAsync(id, token);
        if (!head.MayRecord)
            throw new NotPermittedException(Permissions.VisitRecord);
        var plan = plannedId is null ? [] : await PlanAsync(id, token);
        var planned = plannedId is null ? null : plan.FirstOrDefault(p => p.Id == plannedId) ?? throw new NotFoundException(nameof(PlannedVisit));
        var now = ChinaTime.ToLocal(time.GetUtcNow().UtcDateTime);
        var (today, clock) = (DateOnly.FromDateTime(now), new TimeOnly(now.Hour, now.Minute));
        var heard = VisitRules.MustBeHeard(new() { IsMinor = head.IsMinor, AgeYears = head.Age });
        var shown = form ?? new() { VisitedOn = today, Visitor = db.Actor.Name, ReportedAt = today, ReportedTime = clock };
        return new(head, planned, await PoliceAsync(token), heard, shown with { Version = head.Version });
    }

    private Task<List<PlannedRow>> PlanAsync(Guid id, CancellationToken token) =>
        (from p in db.Set<PlannedVisit>().AsNoTracking()
         where p.CaseId == id && p.State != PlannedVisitState.Replaced
         join k in db.Set<CaseClock>() on p.ClockId equals k.Id
         join o in db.Set<Organisation>() on p.OrganisationId equals o.Id
         orderby k.DueAt
         select new PlannedRow(p.Id, p.Months, p.State, p.VisitId, p.MissedAt, o.Name, k.StartedAt, k.DueAt, k.CalendarKnown, k.Source))
        .Take(VisitsPage.MaxRows).ToListAsync(token);

    private async Task<IReadOnlyList<SelectListItem>> PoliceAsync(CancellationToken token)
    {
        var kinds = Enum.GetValues<OrganisationKind>().Where(k => k.Department() == Department.Police).ToList();
        return [.. (await db.Set<Organisation>().Where(o => o.IsActive && kinds.Contains(o.Kind)).OrderBy(o => o.RegionCode).ThenBy(o => o.Code)
            .Select(o => new { o.Id, o.Name }).Take(300).ToListAsync(token)).Select(o => new SelectListItem(o.Name, $"{o.Id}"))];
    }

    private async Task<VisitsHead> HeadAsync(Guid id, CancellationToken token)
    {
        var view = await disclosure.ForCaseAsync(id, token);
        if (view.Role is not (AccessRole.Owner or AccessRole.Origin) || !db.Actor.May(Permissions.VisitRecord))
            throw new NotPermittedException(Permissions.VisitRecord);
        var row = await (from c in db.Set<Case>().AsNoTracking()
                         where c.Id == id
                         join p in db.Set<Person>() on c.PersonId equals p.Id
                         select new { Case = c, Person = p }).FirstOrDefaultAsync(token) ?? throw new NotFoundException(nameof(Case));
        var today = ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime);
        var owner = Sides.Of(db.Actor, row.Case).HasFlag(Side.Owner);
        return new(id, row.Case.Number, row.Person.Alias, row.Case.Version, row.Case.Stage, row.Person.IsMinorOn(today), row.Person.AgeOn(today), owner, view);
    }
}
