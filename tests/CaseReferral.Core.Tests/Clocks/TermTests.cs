using System.Globalization;
using CaseReferral.Core.Clocks;
using CsCheck;
using Xunit;

namespace CaseReferral.Core.Tests.Clocks;

/// <summary>Counting of limits: 民法典 Arts. 200–204 and the State Council's calendar.</summary>
public sealed class TermTests
{
    private static readonly WorkCalendar Calendar = WorkCalendar.Embedded();
    private static readonly Gen<DateOnly> Day = Gen.Int[0, 365 * 8 + 1].Select(d => new DateOnly(2019, 1, 1).AddDays(d));

    /// <summary>Computed with an independent implementation of the same calendar.</summary>
    [Theory]
    [InlineData("2026-09-28", "7d", "2026-10-05", "2026-10-08")]
    [InlineData("2026-02-11", "7d", "2026-02-18", "2026-02-24")]
    [InlineData("2026-02-11", "3d", "2026-02-14", "2026-02-14")] // a Saturday made a workday
    [InlineData("2026-04-30", "3d", "2026-05-03", "2026-05-06")]
    [InlineData("2026-02-12", "7wd", "2026-02-28", "2026-02-28")] // make-up day counts
    [InlineData("2026-09-24", "7wd", "2026-10-12", "2026-10-12")]
    [InlineData("2026-04-30", "20wd", "2026-06-01", "2026-06-01")]
    [InlineData("2026-01-31", "1m", "2026-02-28", "2026-02-28")]
    [InlineData("2025-11-30", "3m", "2026-02-28", "2026-02-28")]
    [InlineData("2024-02-29", "12m", "2025-02-28", "2025-02-28")]
    [InlineData("2025-10-05", "12m", "2026-10-05", "2026-10-08")]
    public void From_VectorsOfTheLaw_EndOnTheRightDay(string start, string term, string raw, string due)
    {
        var end = Term.Parse(term).From(Morning(start), Calendar);
        Assert.Equal((Date(raw), Date(due)), (end.RawDate, end.DueDate));
        Assert.True(end.CalendarKnown);
        Assert.Equal(new TimeOnly(18, 0), TimeOnly.FromDateTime(ChinaTime.ToLocal(end.DueUtc)));
        Assert.Equal(Date(due), ChinaTime.LocalDate(end.DueUtc));
    }

    [Fact]
    public void From_Hours_RunFromTheMomentThroughNightsAndHolidays()
    {
        var start = new DateTime(2026, 2, 16, 15, 30, 0, DateTimeKind.Utc); // 23:30 in Shanghai, Spring Festival eve
        Assert.Equal(start.AddHours(24), Term.Hours(24).From(start, Calendar).DueUtc);
    }

    [Fact]
    public void From_LateEvening_CountsTheLocalDay()
    {
        var due = Term.CalendarDays(1).From(new DateTime(2026, 3, 2, 16, 30, 0, DateTimeKind.Utc), Calendar); // 3 March 00:30 local
        Assert.Equal(new DateOnly(2026, 3, 4), due.DueDate);
    }

    [Theory]
    [InlineData("2h"), InlineData("7d"), InlineData("3wd"), InlineData("12m")]
    public void Parse_TextOfATerm_IsItsOpposite(string text) => Assert.Equal(text, Term.Parse(text).ToString());

    [Theory]
    [InlineData(""), InlineData("d"), InlineData("7"), InlineData("-1d"), InlineData("7 d"), InlineData("7w"), InlineData("９d"), InlineData("99999999999d")]
    public void Parse_Garbage_SaysThatItIsNoLimit(string text) =>
        Assert.True(Record.Exception(() => Term.Parse(text)) is FormatException or OverflowException);

    [Fact]
    public void From_YearNobodyEntered_SaysSo()
    {
        Assert.False(Calendar.Covers(2031));
        Assert.False(Term.WorkingDays(1).From(Morning("2031-05-06"), Calendar).CalendarKnown);
        Assert.False(Term.Months(120).From(Morning("2026-03-02"), Calendar).CalendarKnown);
        Assert.True(Term.CalendarDays(7).From(Morning("2026-03-02"), Calendar).CalendarKnown);
    }

    [Fact]
    public void With_EnteredYear_IsCoveredAndLaterEntryWins()
    {
        var day = new DateOnly(2031, 10, 1);
        var calendar = Calendar.With([new(day, DayKind.Holiday)]);
        Assert.True(calendar.Covers(2031));
        Assert.False(calendar.IsWorkday(day));
        Assert.True(calendar.With([new(day, DayKind.Workday)]).IsWorkday(day));
        Assert.False(Calendar.Covers(2031));
    }

    [Fact]
    public void AddWorkingDays_AnyDayAndCount_IsCountedBackByBetween() =>
        Gen.Select(Day, Gen.Int[0, 120]).Sample((day, count) => Calendar.WorkingDaysBetween(day, Calendar.AddWorkingDays(day, count)) == count);

    [Fact]
    public void AddWorkingDays_OneMore_IsLater() =>
        Gen.Select(Day, Gen.Int[0, 120]).Sample((day, count) => Calendar.AddWorkingDays(day, count) < Calendar.AddWorkingDays(day, count + 1));

    [Fact]
    public void WorkingDaysBetween_SplitAnywhere_AddsUp() =>
        Gen.Select(Day, Gen.Int[0, 200], Gen.Int[0, 200]).Sample((a, m, n) =>
            Calendar.WorkingDaysBetween(a, a.AddDays(m + n))
            == Calendar.WorkingDaysBetween(a, a.AddDays(m)) + Calendar.WorkingDaysBetween(a.AddDays(m), a.AddDays(m + n)));

    [Fact]
    public void From_AnyDayTerm_EndsOnAWorkdayNotBeforeTheRawDay() =>
        Gen.Select(Day, AnyTerm).Sample((day, term) =>
        {
            var due = term.From(Morning(day), Calendar);
            return Calendar.IsWorkday(due.DueDate) && due.DueDate >= due.RawDate && due.RawDate > day && Calendar.WorkingDaysBetween(due.RawDate, due.DueDate) <= 1;
        });

    [Fact]
    public void From_LaterStart_NeverEndsEarlier() =>
        Gen.Select(Day, Gen.Int[0, 40], AnyTerm).Sample((day, later, term) =>
            term.From(Morning(day), Calendar).DueUtc <= term.From(Morning(day.AddDays(later)), Calendar).DueUtc);

    [Fact]
    public void From_Months_EndOnTheCorrespondingDayOrTheLast() =>
        Gen.Select(Day, Gen.Int[1, 24]).Sample((day, months) =>
        {
            var raw = Term.Months(months).From(Morning(day), Calendar).RawDate;
            return raw.Day == Math.Min(day.Day, DateTime.DaysInMonth(raw.Year, raw.Month))
                && (raw.Year - day.Year) * 12 + raw.Month - day.Month == months;
        });

    private static readonly Gen<Term> AnyTerm = Gen.Select(Gen.Int[1, 3], Gen.Int[1, 24]).Select((unit, count) => new Term((TermUnit)unit, count));

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTime Morning(string date) => Morning(Date(date));

    private static DateTime Morning(DateOnly date) => ChinaTime.ToUtc(date.ToDateTime(new TimeOnly(9, 0)));
}
