using System.Globalization;

namespace CaseReferral.Core.Clocks;

/// <summary>In what a limit is counted.</summary>
public enum TermUnit { Hours, CalendarDays, WorkingDays, Months }

/// <summary>A day an authority declared a holiday, or a weekend day it made a workday (调休).</summary>
public enum DayKind { Holiday, Workday }

/// <summary>One declared day of the State Council's yearly calendar.</summary>
public readonly record struct CalendarDay(DateOnly Date, DayKind Kind);

/// <summary>The end of a limit: as counted, and as it holds after rolling over a holiday.</summary>
/// <param name="RawUtc">End as counted: alarms use it.</param>
/// <param name="DueUtc">End after rolling over rest days: overdue is counted from it.</param>
/// <param name="RawDate">Local date of the raw end.</param>
/// <param name="DueDate">Local date of the rolled end.</param>
/// <param name="CalendarKnown">False when the count reaches a year without holiday data.</param>
public readonly record struct Due(DateTime RawUtc, DateTime DueUtc, DateOnly RawDate, DateOnly DueDate, bool CalendarKnown);

/// <summary>
/// A limit, counted as 民法典 Arts. 200–204 say: the first day is not counted, hours run from the moment, months end on
/// the corresponding day or the month's last, and a last day on a rest day moves to the next workday.
/// </summary>
public readonly record struct Term(TermUnit Unit, int Count)
{
    /// <summary>民法典 Art. 203: where there are office hours, the limit ends when they do.</summary>
    public static readonly TimeOnly CloseOfBusiness = new(18, 0);

    public static Term Hours(int count) => new(TermUnit.Hours, count);
    public static Term CalendarDays(int count) => new(TermUnit.CalendarDays, count);
    public static Term WorkingDays(int count) => new(TermUnit.WorkingDays, count);
    public static Term Months(int count) => new(TermUnit.Months, count);

    /// <summary>Text form for settings and storage: 2h, 7d, 3wd, 12m.</summary>
    public override string ToString() => Count.ToString(CultureInfo.InvariantCulture) + Unit switch
    {
        TermUnit.Hours => "h",
        TermUnit.CalendarDays => "d",
        TermUnit.WorkingDays => "wd",
        _ => "m",
    };

    /// <exception cref="FormatException">Not a limit.</exception>
    public static Term Parse(string text)
    {
        var unit = text.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        var count = int.Parse(text[..^unit.Length], NumberStyles.None, CultureInfo.InvariantCulture);
        return new(unit switch
        {
            "h" => TermUnit.Hours,
            "d" => TermUnit.CalendarDays,
            "wd" => TermUnit.WorkingDays,
            "m" => TermUnit.Months,
            _ => throw new FormatException($"'{text}' is not a limit."),
        }, count);
    }

    /// <returns>Null when it is not a limit.</returns>
    public static Term? TryParse(string text)
    {
        try
        {
            return Parse(text);
        }
        catch (Exception failure) when (failure is FormatException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>When the limit ends that starts at <paramref name="startUtc"/>.</summary>
    public Due From(DateTime startUtc, WorkCalendar calendar)
    {
        var start = ChinaTime.LocalDate(startUtc);
        if (Unit == TermUnit.Hours)
        {
            var end = startUtc.AddHours(Count);
            return new(end, end, ChinaTime.LocalDate(end), ChinaTime.LocalDate(end), true);
        }
        var raw = Unit switch
        {
            TermUnit.CalendarDays => start.AddDays(Count),
            TermUnit.Months => start.AddMonths(Count),
            _ => calendar.AddWorkingDays(start, Count),
        };
        var due = calendar.NextWorkday(raw);
        var known = Enumerable.Range(start.Year, due.Year - start.Year + 1).All(calendar.Covers);
        return new(Close(raw), Close(due), raw, due, known);
    }

    private static DateTime Close(DateOnly date) => ChinaTime.ToUtc(date.ToDateTime(CloseOfBusiness));
}
