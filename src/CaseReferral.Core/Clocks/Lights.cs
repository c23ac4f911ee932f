namespace CaseReferral.Core.Clocks;

/// <summary>
/// The light rule: red after the end; amber when it ends today, with one workday left, or with three left when the
/// whole span is seven workdays or more; green before.
/// </summary>
public static class Lights
{
    private const int LongSpan = 7;

    public static Light Of(DateTime? startedUtc, DateTime? dueUtc, bool paused, DateTime nowUtc, WorkCalendar calendar)
    {
        if (dueUtc is not { } due)
            return new(paused ? LightColour.Paused : LightColour.None, 0, false, null, true);
        var (today, end) = (ChinaTime.LocalDate(nowUtc), ChinaTime.LocalDate(due));
        if (paused)
            return new(LightColour.Paused, calendar.WorkingDaysBetween(today, end), today == end, due, true);
        if (nowUtc > due)
            return new(LightColour.Red, calendar.WorkingDaysBetween(end, today), today == end, due, true);
        var amber = AmberFrom(startedUtc ?? nowUtc, due, calendar) <= nowUtc;
        return new(amber ? LightColour.Amber : LightColour.Green, calendar.WorkingDaysBetween(today, end), today == end, due, true);
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
