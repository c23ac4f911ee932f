using CaseReferral.Core.Clocks;

namespace CaseReferral.Web.Features.Calendar;

/// <summary>The years the system can count by, the newest first.</summary>
/// <param name="Years">Known years.</param>
/// <param name="Missing">Years that are needed now and unknown: this year, and from 1 November the next.</param>
public sealed record CalendarYearsPage(IReadOnlyList<CalendarYearRow> Years, IReadOnlyList<int> Missing);

/// <summary>One known year; <paramref name="Added"/> counts the days administrators declared.</summary>
public sealed record CalendarYearRow(int Year, int Holidays, int Workdays, bool IsBuiltIn, int Added);

/// <summary>The declared days of one year.</summary>
public sealed record CalendarYearPage
{
    public required int Year { get; init; }
    public required IReadOnlyList<CalendarDayRow> Days { get; init; }
    public bool IsBuiltIn { get; init; }
    public int Version { get; init; }
    public string? ChangedByName { get; init; }
    public DateTime? ChangedAt { get; init; }
}

/// <summary>One declared day; without an id it is built in and stays.</summary>
public sealed record CalendarDayRow(DateOnly Date, DayKind Kind, Guid? Id, string? Basis);

/// <summary>The page that asks before an added day is removed.</summary>
public sealed record CalendarRemovePage(Guid Id, int Year, int Version, CalendarDayRow Day);
