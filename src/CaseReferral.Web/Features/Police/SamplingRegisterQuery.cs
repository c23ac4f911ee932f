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
        var (today, months) = (ChinaTime.LocalDate(now), Months);
        var lines = Of(Lines(today), state);
        if (before is { } serial)
            lines = lines.Where(l => l.Serial < serial);
        var rows = await lines.OrderByDescending(l => l.Serial)
            .Select(l => new SamplingRow(l.Sampling.CaseId, l.Serial, l.Person.Alias, l.Person.Sex, l.Person.BirthDate, l.Person.AgeCertainty)
            {
                IdentityConfirmed = l.Person.IdentityConfirmed,
                SampledOn = l.Sampling.SampledOn,
                DatabaseEntryOn = l.Sampling.DatabaseEntryOn,
                ComparedOn = l.Sampling.ComparedOn,
                Result = l.Sampling.Result,
                AskedAt = months.Where(k => k.CaseId == l.Sampling.CaseId).Select(k => (DateTime?)k.StartedAt).FirstOrDefault(),
                DueAt = months.Where(k => k.CaseId == l.Sampling.CaseId).Select(k => (DateTime?)k.DueAt).FirstOrDefault(),
                CalendarKnown = months.Where(k => k.CaseId == l.Sampling.CaseId).Select(k => k.CalendarKnown).FirstOrDefault(),
            }).Take(SamplingRegister.Size + 1).ToListAsync(token);
        var shown = rows.Take(SamplingRegister.Size).Select(r => r with { Light = LightOf(r, now) }).ToList();
        return new(shown, state, rows.Count > SamplingRegister.Size ? shown[^1].CaseSerial : null, before is null, today);
    }

    private Light? LightOf(SamplingRow row, DateTime now) =>
        row is { AskedAt: { } asked, DueAt: { } due } ? Lights.Of(asked, due, false, now, calendar, row.CalendarKnown) : null;

    /// <summary>The month of police that runs after the station's letter.</summary>
    private IQueryable<CaseClock> Months => db.Set<CaseClock>().Where(k => k.Kind == PlacementClocks.SampleClock && k.DoneAt == null);

    /// <summary>Whom the reader may see; who is needed is <see cref="SamplingNeed"/>, said to the database.</summary>
    private IQueryable<Line> Lines(DateOnly today)
    {
        var (grants, lead, months) = (db.LiveGrants(time.GetUtcNow().UtcDateTime), db.Actor.IsLead, Months);
        var adultBorn = today.AddYears(-Person.AgeOfMajority);
        return from a in db.Set<CaseAccess>().AsNoTracking()
               where a.OrganisationId == db.Actor.OrganisationId && a.EndsAt == null && a.Role != AccessRole.Party && Stages.Contains(a.CaseStage)
               join s in db.Set<SamplingRecord>().AsNoTracking() on a.CaseId equals s.CaseId
               join c in db.Set<Case>() on a.CaseId equals c.Id
               join p in db.Set<Person>() on c.PersonId equals p.Id
               where lead || p.BirthDate <= adultBorn || grants.Any(g => g.CaseId == c.Id)
               select new Line
               {
                   Serial = a.CaseSerial,
                   Sampling = s,
                   Person = p,
                   IsNeeded = p.BirthDate == null || p.BirthDate > adultBorn || !p.IdentityConfirmed || months.Any(k => k.CaseId == c.Id),
               };
    }

    private static IQueryable<Line> Of(IQueryable<Line> all, SamplingState? state) => state switch
    {
        SamplingState.ToSample => all.Where(l => l.IsNeeded && l.Sampling.SampledOn == null && l.Sampling.DatabaseEntryOn == null && l.Sampling.ComparedOn == null),
        SamplingState.NotNeeded => all.Where(l => !l.IsNeeded && l.Sampling.SampledOn == null && l.Sampling.DatabaseEntryOn == null && l.Sampling.ComparedOn == null),
        SamplingState.ToEnter => all.Where(l => l.Sampling.SampledOn != null && l.Sampling.DatabaseEntryOn == null && l.Sampling.ComparedOn == null),
        SamplingState.ToCompare => all.Where(l => l.Sampling.DatabaseEntryOn != null && l.Sampling.ComparedOn == null),
        SamplingState.Compared => all.Where(l => l.Sampling.ComparedOn != null),
        _ => all,
    };

    /// <summary>What the filter and the row are made of.</summary>
    private sealed class Line
    {
        public required long Serial { get; init; }
        public required SamplingRecord Sampling { get; init; }
        public required Person Person { get; init; }
        public required bool IsNeeded { get; init; }
    }
}
