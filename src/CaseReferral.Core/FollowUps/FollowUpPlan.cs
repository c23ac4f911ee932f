using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Supervision;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.FollowUps;

/// <summary>
/// The visits a case still has before it (回访计划), always in the caller's save. They appear when follow-up begins; while one is
/// open its clock runs, also after a high risk has led the case back to assistance.
/// </summary>
public sealed class FollowUpPlan(AppDbContext db, WorkCalendar calendar, FollowUpOptions options)
{
    /// <summary>The key of their clocks.</summary>
    public const string ClockKind = "follow-up-visit";

    /// <summary>Follow-up begins: what an earlier plan left open gives way to the new one; a day agreed with her stands.</summary>
    public async Task BeginAsync(Case @case, DateTime now, CancellationToken token)
    {
        await EndAsync(db, (await OpenAsync(@case.Id, token)).FindAll(p => p.Months is not null), PlannedVisitState.Replaced, now, token);
        foreach (var term in options.Terms)
            Add(@case, term, term.Count, ChinaTime.LocalDate(now), now);
    }

    /// <summary>The day agreed for the next visit; a visit planned for later stays as it is.</summary>
    public void Agree(Case @case, DateOnly nextOn, DateOnly since, DateTime now) =>
        Add(@case, Term.CalendarDays(nextOn.DayNumber - ChinaTime.LocalDate(now).DayNumber), null, since, now);

    /// <summary>The case closes with its reason for not waiting.</summary>
    public async Task WaiveAsync(Case @case, DateTime now, CancellationToken token) =>
        await EndAsync(db, await OpenAsync(@case.Id, token), PlannedVisitState.Waived, now, token);

    /// <summary>Somebody came: the limit is met.</summary>
    internal async Task MeetAsync(PlannedVisit planned, Visit visit, DateTime now, CancellationToken token)
    {
        planned.Done(visit);
        await EndClocksAsync(db, [planned], now, token);
    }

    /// <summary>Another day for it; limit, warning and urging follow, and what was urged about the old day is settled.</summary>
    internal async Task MoveAsync(PlannedVisit planned, CaseClock clock, DateOnly to, string reason, DateTime now, CancellationToken token)
    {
        planned.Move(ChinaTime.LocalDate(clock.DueAt), reason, db.Actor, now);
        clock.MoveTo(to, calendar);
        await db.SettleLettersAsync([clock.Id], token);
    }

    /// <summary>The case has another owner: who is responsible for her visits her.</summary>
    internal static async Task HandOverAsync(AppDbContext db, Guid caseId, Guid unit, CancellationToken token)
    {
        var open = await db.Set<PlannedVisit>().Where(p => p.CaseId == caseId && p.State == PlannedVisitState.Planned).ToListAsync(token);
        foreach (var clock in await ClocksAsync(db, open, token))
            clock.HandOver(unit);
        open.ForEach(p => p.HandOver(unit));
    }

    /// <summary>并案: visits made and planned go on in the case that stays; what both planned is made once.</summary>
    internal static async Task MergeAsync(AppDbContext db, Case from, Case into, DateTime now, CancellationToken token)
    {
        var both = await db.Set<PlannedVisit>().Where(p => p.CaseId == from.Id || p.CaseId == into.Id).ToListAsync(token);
        var known = both.Where(p => p.CaseId == into.Id && p.State == PlannedVisitState.Planned && p.Months is not null).Select(p => p.Months).ToHashSet();
        var moving = both.Where(p => p.CaseId == from.Id).ToList();
        await EndAsync(db, moving.FindAll(p => p.State == PlannedVisitState.Planned && known.Contains(p.Months)), PlannedVisitState.Replaced, now, token);
        moving.ForEach(p => p.Follow(into));
        foreach (var clock in await ClocksAsync(db, moving.FindAll(p => p.State == PlannedVisitState.Planned), token))
            clock.HandOver(into.OwnerOrganisationId);
        foreach (var visit in await db.Set<Visit>().Where(v => v.CaseId == from.Id).ToListAsync(token))
            visit.Follow(into.Id);
    }

    private void Add(Case @case, Term term, int? months, DateOnly since, DateTime now)
    {
        var clock = new CaseClock(@case, ClockKind, CaseClock.Agreed, @case.OwnerOrganisationId, term, now, calendar);
        db.AddRange(clock, new PlannedVisit(@case, clock, months, since));
    }

    private Task<List<PlannedVisit>> OpenAsync(Guid caseId, CancellationToken token) =>
        db.Set<PlannedVisit>().Where(p => p.CaseId == caseId && p.State == PlannedVisitState.Planned).ToListAsync(token);

    private static async Task EndAsync(AppDbContext db, List<PlannedVisit> visits, PlannedVisitState state, DateTime now, CancellationToken token)
    {
        visits.ForEach(v => v.End(state));
        await EndClocksAsync(db, visits, now, token);
    }

    private static async Task EndClocksAsync(AppDbContext db, List<PlannedVisit> visits, DateTime now, CancellationToken token)
    {
        foreach (var clock in await ClocksAsync(db, visits, token))
            clock.Done(db.Actor, now);
        await db.SettleLettersAsync([.. visits.Select(v => v.ClockId)], token);
    }

    private static async Task<List<CaseClock>> ClocksAsync(AppDbContext db, List<PlannedVisit> visits, CancellationToken token)
    {
        var ids = visits.ConvertAll(v => v.ClockId);
        return ids.Count == 0 ? [] : await db.Set<CaseClock>().Where(c => ids.Contains(c.Id)).ToListAsync(token);
    }
}
