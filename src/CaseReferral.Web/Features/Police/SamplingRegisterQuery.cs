using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Police;

/// <summary>
/// Walks the unit's access rows of persons it rescued or owns and whose case goes on, by keyset. Police that only received a hand-off have
/// no part in sampling, and an officer reads of a minor what she may open (<see cref="MinorsFile"/>).
/// </summary>
public sealed class SamplingRegisterQuery(AppDbContext db, WorkCalendar calendar, TimeProvider time)
{
    /// <summary>Rescued, and not closed or off the route.</summary>
    private static readonly IReadOnlyList<CaseStage> Stages =
        [CaseStage.Rescued, CaseStage.Placed, CaseStage.Assisting, CaseStage.FollowUp, CaseStage.Suspended];

    public async Task<SamplingRegister> LoadAsync(SamplingState? state, long? before, CancellationToken token)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var (today, grants, lead) = (ChinaTime.LocalDate(now), db.LiveGrants(now), db.Actor.IsLead);
        var adultBorn = today.AddYears(-Person.AgeOfMajority);
        var access = db.Set<CaseAccess>().AsNoTracking().Where(a => a.OrganisationId == db.Actor.OrganisationId && a.EndsAt == null
            && a.Role != AccessRole.Party && Stages.Contains(a.CaseStage));
        if (before is { } serial)
            access = access.Where(a => a.CaseSerial < serial);
        var clocks = db.Set<CaseClock>().Where(k => k.Kind == PlacementClocks.SampleClock && k.DoneAt == null);
        var rows = await (
            from a in access
            join s in Of(state) on a.CaseId equals s.CaseId
            join c in db.Set<Case>() on a.CaseId equals c.Id
            join p in db.Set<Person>() on c.PersonId equals p.Id
            where lead || p.BirthDate <= adultBorn || grants.Any(g => g.CaseId == c.Id)
            orderby a.CaseSerial descending
            select new SamplingRow(c.Id, c.Serial, p.Alias, p.Sex, p.BirthDate, p.AgeCertainty)
            {
                SampledOn = s.SampledOn,
                DatabaseEntryOn = s.DatabaseEntryOn,
                ComparedOn = s.ComparedOn,
                Result = s.Result,
                AskedAt = clocks.Where(k => k.CaseId == c.Id).Select(k => (DateTime?)k.StartedAt).FirstOrDefault(),
                DueAt = clocks.Where(k => k.CaseId == c.Id).Select(k => (DateTime?)k.DueAt).FirstOrDefault(),
                CalendarKnown = clocks.Where(k => k.CaseId == c.Id).Select(k => k.CalendarKnown).FirstOrDefault(),
            }).Take(SamplingRegister.Size + 1).ToListAsync(token);
        var shown = rows.Take(SamplingRegister.Size).Select(r => r with { Light = LightOf(r, now) }).ToList();
        return new(shown, state, rows.Count > SamplingRegister.Size ? shown[^1].CaseSerial : null, before is null, today);
    }

    private Light? LightOf(SamplingRow row, DateTime now) =>
        row is { AskedAt: { } asked, DueAt: { } due } ? Lights.Of(asked, due, false, now, calendar, row.CalendarKnown) : null;

    private IQueryable<SamplingRecord> Of(SamplingState? state)
    {
        var all = db.Set<SamplingRecord>().AsNoTracking();
        return state switch
        {
            SamplingState.ToSample => all.Where(s => s.SampledOn == null && s.DatabaseEntryOn == null && s.ComparedOn == null),
            SamplingState.ToEnter => all.Where(s => s.SampledOn != null && s.DatabaseEntryOn == null && s.ComparedOn == null),
            SamplingState.ToCompare => all.Where(s => s.DatabaseEntryOn != null && s.ComparedOn == null),
            SamplingState.Compared => all.Where(s => s.ComparedOn != null),
            _ => all,
        };
    }
}
