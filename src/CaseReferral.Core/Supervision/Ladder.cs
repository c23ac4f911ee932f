using CaseReferral.Core.Clocks;

namespace CaseReferral.Core.Supervision;

/// <summary>
/// The urging ladder: amber → reminder; due + 1 workday → 催办; due + 5 → 督办, to be answered within 3; not answered →
/// second 督办; not answered again → 通报 list. The numbers are settings, see <see cref="UrgingOptions"/>; the calendar brings them.
/// </summary>
public static class Ladder
{
    /// <summary>Letters go out when offices open, not at midnight.</summary>
    private static readonly TimeOnly Opening = new(9, 0);

    /// <summary>The rung that is due now. A limit found late skips the reminder: nobody is reminded of what is already overdue.</summary>
    public static UrgingLevel Due(int rung, DateTime dueUtc, DateTime nowUtc, WorkCalendar calendar) =>
        rung == 0 && nowUtc >= Morning(dueUtc, calendar.Urging.UrgeAfterDays, calendar) ? UrgingLevel.Urge : (UrgingLevel)rung;

    /// <summary>When the ladder goes on after a rung that a timetable decides.</summary>
    /// <param name="rung">Rungs climbed.</param>
    /// <param name="clock">The limit.</param>
    /// <param name="nowUtc">The moment of the rung: two letters are a workday apart at least, however late the limit was found.</param>
    /// <param name="calendar">Working days.</param>
    public static DateTime Next(int rung, IUrgedClock clock, DateTime nowUtc, WorkCalendar calendar)
    {
        var planned = rung switch
        {
            0 => Lights.AmberFrom(clock.StartedAt, clock.DueAt, calendar),
            1 => Morning(clock.DueAt, calendar.Urging.UrgeAfterDays, calendar),
            _ => Morning(clock.DueAt, calendar.Urging.OrderAfterDays, calendar),
        };
        var apart = rung < 2 ? planned : Morning(nowUtc, 1, calendar);
        return planned > apart ? planned : apart;
    }

    /// <summary>An order is answered by the end of this day; without an answer the next rung is due.</summary>
    public static DateTime AnswerBy(DateTime issuedUtc, WorkCalendar calendar) => calendar.Urging.AnswerWithin.From(issuedUtc, calendar).DueUtc;

    private static DateTime Morning(DateTime utc, int workingDays, WorkCalendar calendar) =>
        ChinaTime.ToUtc(calendar.AddWorkingDays(ChinaTime.LocalDate(utc), workingDays).ToDateTime(Opening));
}
