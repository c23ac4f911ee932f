namespace CaseReferral.Core.Clocks;

/// <summary>
/// The light rule: red after the end; amber when it ends today, with one workday left, or with three left when the
/// whole span is seven workdays or more; green before.
/// </summary>
public static class Lights
{
    private const int LongSpan = 7;

    /// <param name="startedUtc">Start of the limit.</param>
    /// <param name="dueUtc">Its end; null = none runs.</param>
    /// <param name="paused">It stands still.</param>
    /// <param name="nowUtc">The moment of looking.</param>
    /// <param name="calendar">Working days and holidays.</param>
    /// <param name="counted">False when the end itself was counted without holiday data.</param>
    public static Light Of(DateTime? startedUtc, DateTime? dueUtc, bool paused, DateTime nowUtc, WorkCalendar calendar, bool counted = true)
    {
        if (dueUtc is not { } due)
            return new(paused ? LightColour.Paused : LightColour.None, 0, false, null, true);
        var (today, end) = (ChinaTime.LocalDate(nowUtc), ChinaTime.LocalDate(due));
        // The days left or late are counted too: between today and the end no year may be unknown.
        var known = counted && calendar.Covers(today.Year) && calendar.Covers(end.Year);
        if (paused)
            return new(LightColour.Paused, calendar.WorkingDaysBetween(today, end), today == end, due, known);
        if (nowUtc > due)
            return new(LightColour.Red, calendar.WorkingDaysBetween(end, today), today == end, due, known);
        var amber = AmberFrom(startedUtc ?? nowUtc, due, calendar) <= nowUtc;
        return new(amber ? LightColour.Amber : LightColour.Green, calendar.WorkingDaysBetween(today, end), today == end, due, known);
    }

    /// <summary>The moment from which the light is amber: the start of the local day the rule names.</summary>
    public static DateTime AmberFrom(DateTime startedUtc, DateTime dueUtc, WorkCalendar calendar)
    {
        var (start, end) = (ChinaTime.LocalDate(startedUtc), ChinaTime.LocalDate(dueUtc));
        var left = calendar.WorkingDaysBetween(start, end) >= LongSpan ? 3 : 1;
        var day = end;
        // The first day from which no more than `left` workdays remain.
        while (day > start && calendar.WorkingDaysBetween(day.AddDays(-1), end) <= left)
            day = day.AddDays(-1);
        var from = ChinaTime.ToUtc(day.ToDateTime(TimeOnly.MinValue));
        return from < startedUtc ? startedUtc : from;
    }
}
