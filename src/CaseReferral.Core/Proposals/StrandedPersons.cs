using CaseReferral.Core.Assessment;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Jobs;
using CaseReferral.Core.Persons;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Proposals;

/// <summary>
/// The counters of a person without identity in a station (民发〔2015〕158号): over ten days she is marked 滞留; on the day
/// three months are full, registration is proposed and the need raised. Identity found meanwhile ends both in silence.
/// The ten days of somebody who is known (民发〔2014〕132号) end with a line in the case.
/// </summary>
[Job("stranded-persons", everyMinutes: 60)]
public sealed class StrandedPersons(AppDbContext db, TimeProvider time) : Job
{
    private const string TenDays = "stranded-10d", ThreeMonths = "stranded-3m", Household = "household";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public override async Task<IReadOnlyList<Guid>> FindAsync(int take, CancellationToken token) =>
        await Full().OrderBy(k => k.RawDueAt).Select(k => k.Id).Take(take).ToListAsync(token);

    public override async Task<bool> DoAsync(Guid id, CancellationToken token)
    {
        if (await Full().FirstOrDefaultAsync(k => k.Id == id, token) is not { } clock)
            return false;
        var @case = await db.Set<Case>().SingleAsync(c => c.Id == clock.CaseId, token);
        var identified = await db.Set<Person>().AnyAsync(p => p.Id == @case.PersonId && p.IdentityConfirmed, token);
        if (clock.Kind == PlacementClocks.StayClock)
            db.Add(@case.Note("StayOverTenDays", db.Actor, Now, null));
        else if (!identified && clock.Kind == TenDays)
            Mark(@case, clock);
        else if (!identified)
            await RaiseAsync(@case, clock, token);
        clock.Done(db.Actor, Now);
        await db.SaveChangesAsync(token);
        return true;
    }

    /// <summary>
    /// Counted as the calendar counts, without rolling over holidays: the person waits on holidays too. Ten days must be
    /// over; three months are full on the corresponding day itself.
    /// </summary>
    private IQueryable<CaseClock> Full()
    {
        var (now, tonight) = (Now, ChinaTime.ToUtc(ChinaTime.LocalDate(Now).ToDateTime(TimeOnly.MaxValue)));
        return db.Set<CaseClock>().Where(k => k.DoneAt == null
            && ((k.Kind == TenDays || k.Kind == PlacementClocks.StayClock) && k.RawDueAt < now || k.Kind == ThreeMonths && k.RawDueAt <= tonight));
    }

    private void Mark(Case @case, CaseClock clock)
    {
        @case.StrandedSince(ChinaTime.LocalDate(clock.RawDueAt));
        db.Add(@case.Note("Stranded", db.Actor, Now, null));
    }

    private async Task RaiseAsync(Case @case, CaseClock clock, CancellationToken token)
    {
        var need = await db.Set<Need>().FirstOrDefaultAsync(n => n.CaseId == @case.Id && n.Kind == Household, token);
        if (need is null)
            db.Add(new Need(@case.Id, Household, true));
        else if (need.Decision == NeedDecision.Undecided)
            need.Propose(true);
        db.Add(new Proposal(ProposalKind.HouseholdRegistration, @case.Id, @case.Id, @case.Number, Household, clock.HolderId ?? @case.OwnerOrganisationId, Now));
        db.Add(@case.Note("HouseholdRaised", db.Actor, Now, null));
    }
}
