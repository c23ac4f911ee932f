using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Rescues;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Departments.Placement;

/// <summary>
/// The limits that start with a placement. Law is named as law; the holder is the unit whose clock runs.
/// </summary>
public static class PlacementClocks
{
    private const string AdoptionNotice = "民政部 公安部 2015 年打拐解救儿童收养工作通知";
    private const string Notice158 = "民发〔2015〕158号";

    private const string Notice132 = "民发〔2014〕132号";

    /// <summary>An unclaimed child goes on to a welfare home with its papers within 7 days after the notice of 30 days has run.</summary>
    public const string WelfareHomeClock = "welfare-home";
    /// <summary>Days for which the notice to find her parents runs (D-10).</summary>
    public const int NoticeDays = 30;

    /// <summary>As a rule a grown person who is known stays up to ten days; it reminds until then, urges nobody, and leaves a line in the case when they are over.</summary>
    public const string StayClock = "station-stay";

    /// <summary>Police take the sample, have it compared and tell the station within a month of its request.</summary>
    public const string SampleClock = "sampling-feedback";

    /// <summary>Limits of a person whose identity is not known.</summary>
    public static readonly IReadOnlyList<string> WhileUnidentified = ["station-notice-24h", "sampling-request", SampleClock, "stranded-10d", "stranded-3m"];

    /// <summary>Limits of a child whose parents are not known.</summary>
    public static readonly IReadOnlyList<string> WhileParentsUnknown = ["certificate-1m", "tracing-notice", "certificate-12m", WelfareHomeClock];

    /// <summary>The day she was first placed in this case, whatever moves came after; null before.</summary>
    public static async Task<DateOnly?> FirstDayAsync(AppDbContext db, Guid caseId, CancellationToken token)
    {
        using var _ = db.AsSystem();
        return await db.Set<PlacementRecord>().Where(p => p.CaseId == caseId).Select(p => p.StartedOn)
            .Concat(db.Set<PlacementStay>().Where(s => s.CaseId == caseId).Select(s => s.StartedOn)).MinAsync(token);
    }

    /// <summary>The station has asked: the month of police begins, once in a case, unless they have compared already.</summary>
    public static async Task SampleAskedAsync(AppDbContext db, Guid caseId, WorkCalendar calendar, DateTime now, CancellationToken token)
    {
        using var _ = db.AsSystem();
        var asked = await db.Set<Case>().AsNoTracking().Where(c => c.Id == caseId)
            .Where(c => !db.Set<CaseClock>().Any(k => k.CaseId == c.Id && k.Kind == SampleClock) && db.Set<SamplingRecord>().Any(s => s.CaseId == c.Id && s.ComparedOn == null))
            .SingleOrDefaultAsync(token);
        if (asked is not null)
            db.Add(new CaseClock(asked, SampleClock, Notice158, asked.OriginOrganisationId, Term.Months(1), now, calendar));
    }

    public static IEnumerable<CaseClock> For(
        Case @case, PersonFacts person, OrganisationKind institution, DateTime rescuedUtc, DateTime enteredUtc, WorkCalendar calendar)
    {
        CaseClock Clock(string kind, string source, Guid holder, Term term, DateTime start, bool isDuty = true) =>
            new(@case, kind, source, holder, term, start, calendar, isDuty);
        var (police, holder) = (@case.OriginOrganisationId, @case.OwnerOrganisationId);
        if (person.IsOfUnknownOrigin)
        {
            yield return Clock("certificate-1m", AdoptionNotice, police, Term.Months(1), rescuedUtc);
            yield return Clock("tracing-notice", AdoptionNotice, holder, Term.CalendarDays(NoticeDays), enteredUtc);
            yield return Clock("certificate-12m", AdoptionNotice, police, Term.Months(12), enteredUtc);
            if (institution is OrganisationKind.RescueStation or OrganisationKind.MinorsCentre)
                yield return Clock(WelfareHomeClock, AdoptionNotice, holder, Term.CalendarDays(NoticeDays + 7), enteredUtc);
        }
        if (institution != OrganisationKind.RescueStation)
            yield break;
        if (person.IdentityConfirmed)
        {
            if (person is { AgeYears: >= 16, MayBeDisabled: false })
                yield return Clock(StayClock, Notice132, holder, Term.CalendarDays(10), enteredUtc, isDuty: false);
            yield break;
        }
        yield return Clock("station-notice-24h", Notice158, holder, Term.Hours(24), enteredUtc);
        yield return Clock("sampling-request", Notice158, holder, Term.WorkingDays(7), enteredUtc);
        yield return Clock("stranded-10d", Notice158, holder, Term.CalendarDays(10), enteredUtc, isDuty: false);
        yield return Clock("stranded-3m", Notice158, holder, Term.Months(3), enteredUtc, isDuty: false);
    }
}
