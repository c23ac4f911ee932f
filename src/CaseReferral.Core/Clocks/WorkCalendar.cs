using System.Collections.Frozen;
using System.Globalization;
using CaseReferral.Core.Reference;
using CaseReferral.Core.Supervision;

namespace CaseReferral.Core.Clocks;

/// <summary>
/// Working days: Monday to Friday, less declared holidays, plus make-up workdays. A year nobody has entered counts
/// weekends only and says so through <see cref="Covers"/>: a limit that reaches it carries a visible warning.
/// </summary>
public sealed class WorkCalendar
{
    private static readonly Lazy<WorkCalendar> BuiltIn = new(() => new(ReadEmbedded(), new()));

    private readonly FrozenDictionary<DateOnly, DayKind> days;
    private readonly FrozenSet<int> years;

    private WorkCalendar(IEnumerable<CalendarDay> declared, UrgingOptions urging)
    {
        Urging = urging;
        days = declared.GroupBy(d => d.Date).ToFrozenDictionary(g => g.Key, g => g.Last().Kind);
        years = days.Keys.Select(d => d.Year).ToFrozenSet();
    }

    /// <summary>The calendar shipped with the program: the State Council's yearly notices.</summary>
    public static WorkCalendar Embedded() => BuiltIn.Value;

    /// <summary>This calendar with more declared days; a later entry for a day wins.</summary>
    public WorkCalendar With(IEnumerable<CalendarDay> added) => new(days.Select(d => new CalendarDay(d.Key, d.Value)).Concat(added), Urging);

    /// <summary>This calendar with the city's own steps of the ladder.</summary>
    public WorkCalendar With(UrgingOptions urging) => new(days.Select(d => new CalendarDay(d.Key, d.Value)), urging);

    /// <summary>How many working days pass before somebody is urged. Whoever counts a limit has a calendar, and so both.</summary>
    public UrgingOptions Urging { get; }

    public IEnumerable<CalendarDay> Declared(int year) =>
        days.Where(d => d.Key.Year == year).OrderBy(d => d.Key).Select(d => new CalendarDay(d.Key, d.Value));

    public IEnumerable<int> Years => years.Order();

    /// <summary>True when the year's holidays are known.</summary>
    public bool Covers(int year) => years.Contains(year);

    public bool IsWorkday(DateOnly date) => days.TryGetValue(date, out var kind)
        ? kind == DayKind.Workday
        : date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The day itself when it is a workday, else the first one after it.</summary>
    public DateOnly NextWorkday(DateOnly date)
    {
        while (!IsWorkday(date))
            date = date.AddDays(1);
        return date;
    }

    /// <summary>The n-th workday after <paramref name="date"/>, which itself is not counted.</summary>
    public DateOnly AddWorkingDays(DateOnly date, int count)
    {
        for (var left = count; left > 0;)
        {
            date = date.AddDays(1);
            if (IsWorkday(date))
                left--;
        }
        return date;
    }

    /// <summary>Workdays after <paramref name="from"/> up to and including <paramref name="to"/>; 0 when not later.</summary>
    public int WorkingDaysBetween(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
            count += IsWorkday(day) ? 1 : 0;
        return count;
    }

    private static IEnumerable<CalendarDay> ReadEmbedded() =>
        ReferenceFile.Rows("holidays.csv").Select(r => new CalendarDay(
            DateOnly.ParseExact(r[0], "yyyy-MM-dd", CultureInfo.InvariantCulture), r[1] == "workday" ? DayKind.Workday : DayKind.Holiday));
}
