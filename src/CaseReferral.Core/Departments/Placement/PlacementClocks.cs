using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;

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

    /// <summary>The station looks for who knows her within a day, and asks police for a sample within seven working days.</summary>
    public const string NoticeClock = "station-notice-24h", SampleRequestClock = "sampling-request";

    /// <summary>Limits of a person whose identity is not known.</summary>
    public static readonly IReadOnlyList<string> WhileUnidentified = [NoticeClock, SampleRequestClock, SampleClock, "stranded-10d", "stranded-3m"];

    /// <summary>Limits of a child whose parents are not known.</summary>
    public static readonly IReadOnlyList<string> WhileParentsUnknown = ["certificate-1m", "tracing-notice", "certificate-12m", WelfareHomeClock];

    /// <summary>What begins when she is placed for the first time.</summary>
    public static IEnumerable<CaseClock> For(
        Case @case, PersonFacts person, OrganisationKind institution, DateTime rescuedUtc, DateTime enteredUtc, WorkCalendar calendar) =>
        [.. person.IsOfUnknownOrigin ? OfUnknownOrigin(@case, institution, rescuedUtc, enteredUtc, calendar) : [], .. OfStation(@case, person, institution, enteredUtc, calendar)];

    private static IEnumerable<CaseClock> OfUnknownOrigin(Case @case, OrganisationKind institution, DateTime rescuedUtc, DateTime enteredUtc, WorkCalendar calendar)
    {
        var (police, holder) = (@case.OriginOrganisationId, @case.OwnerOrganisationId);
        yield return new(@case, "certificate-1m", AdoptionNotice, police, Term.Months(1), rescuedUtc, calendar);
        yield return new(@case, "tracing-notice", AdoptionNotice, holder, Term.CalendarDays(NoticeDays), enteredUtc, calendar);
        yield return new(@case, "certificate-12m", AdoptionNotice, police, Term.Months(12), enteredUtc, calendar);
        if (institution is OrganisationKind.RescueStation or OrganisationKind.MinorsCentre)
            yield return new(@case, WelfareHomeClock, AdoptionNotice, holder, Term.CalendarDays(NoticeDays + 7), enteredUtc, calendar);
    }

    /// <summary>What begins when a rescue station takes her in, from police or from another institution; nothing elsewhere.</summary>
    public static IEnumerable<CaseClock> OfStation(Case @case, PersonFacts person, OrganisationKind institution, DateTime enteredUtc, WorkCalendar calendar)
    {
        if (institution != OrganisationKind.RescueStation)
            yield break;
        var holder = @case.OwnerOrganisationId;
        if (person.IdentityConfirmed)
        {
            if (person is { AgeYears: >= 16, MayBeDisabled: false })
                yield return new(@case, StayClock, Notice132, holder, Term.CalendarDays(10), enteredUtc, calendar, isDuty: false);
            yield break;
        }
        yield return new(@case, NoticeClock, Notice158, holder, Term.Hours(24), enteredUtc, calendar);
        yield return new(@case, SampleRequestClock, Notice158, holder, Term.WorkingDays(7), enteredUtc, calendar);
        yield return new(@case, "stranded-10d", Notice158, holder, Term.CalendarDays(10), enteredUtc, calendar, isDuty: false);
        yield return new(@case, "stranded-3m", Notice158, holder, Term.Months(3), enteredUtc, calendar, isDuty: false);
    }

    /// <summary>The station has asked: the month of police.</summary>
    public static CaseClock Sample(Case @case, DateTime askedUtc, WorkCalendar calendar) =>
        new(@case, SampleClock, Notice158, @case.OriginOrganisationId, Term.Months(1), askedUtc, calendar);
}
