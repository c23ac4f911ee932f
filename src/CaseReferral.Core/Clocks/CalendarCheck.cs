using System.Globalization;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Clocks;

/// <summary>What may be declared. Pure: the calendar in force and what was typed go in, every error comes out.</summary>
public static class CalendarCheck
{
    public const int MaxBasis = 200;

    /// <summary>
    /// The holidays that have a fixed date: 元旦, 劳动节 (two days), 国庆节 (three). 全国年节及纪念日放假办法 (2024) Art. 2. A year's
    /// list without them is not whole, and a year must not count as known by half a list.
    /// </summary>
    private static readonly (int Month, int Day)[] Fixed = [(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)];

    /// <summary>A whole year, entered for the first time.</summary>
    public static IEnumerable<FieldError> Year(IReadOnlyList<NumberedDay> days, WorkCalendar calendar)
    {
        if (days.Count == 0)
            yield break;
        var year = days[0].Day.Date.Year;
        if (calendar.Covers(year))
            yield return new("Lines", "Error.Calendar.YearThere", Text(year));
        foreach (var line in days)
            if (Line(line.Day, year, calendar) is { } key)
                yield return CalendarLines.Error(line.Line, key, Text(line.Day.Date));
        foreach (var twice in days.GroupBy(d => d.Day.Date).SelectMany(g => g.Skip(1)))
            yield return CalendarLines.Error(twice.Line, "Error.Calendar.LineTwice", Text(twice.Day.Date));
        var missing = Fixed.Select(f => new DateOnly(year, f.Month, f.Day))
            .Where(d => !days.Any(l => l.Day == new CalendarDay(d, DayKind.Holiday))).Select(Text).ToList();
        if (missing.Count > 0)
            yield return new("", "Error.Calendar.Incomplete", string.Join(", ", missing));
    }

    /// <summary>One more day of a year that is known.</summary>
    public static IEnumerable<FieldError> Day(CalendarDay day, int year, IEnumerable<CalendarEntry> added, WorkCalendar calendar)
    {
        if (!calendar.Covers(year))
            yield return new("", "Error.Calendar.YearFirst");
        if (day.Date.Year != year)
            yield return new("Date", "Error.Calendar.OtherYear", Text(year));
        else if (added.Any(e => e.Date == day.Date) || calendar.Declared(year).Contains(day))
            yield return new("Date", "Error.Calendar.DayThere");
        else if (IsPlainWorkday(day, calendar))
            yield return new("Kind", "Error.Calendar.PlainWorkday");
    }

    /// <summary>The fixed holidays of a year entered here stay, or its list would no longer be whole.</summary>
    public static bool MayWithdraw(CalendarEntry entry) =>
        WorkCalendar.Embedded().Covers(entry.Date.Year) || entry.Kind != DayKind.Holiday || !Fixed.Contains((entry.Date.Month, entry.Date.Day));

    private static string? Line(CalendarDay day, int year, WorkCalendar calendar) => day switch
    {
        _ when day.Date.Year != year => "Error.Calendar.LineOtherYear",
        _ when IsPlainWorkday(day, calendar) => "Error.Calendar.LinePlainWorkday",
        _ => null,
    };

    /// <summary>A make-up workday lies on a weekend or on a day declared a holiday before; elsewhere it is a slip.</summary>
    private static bool IsPlainWorkday(CalendarDay day, WorkCalendar calendar) => day.Kind == DayKind.Workday && calendar.IsWorkday(day.Date);

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
