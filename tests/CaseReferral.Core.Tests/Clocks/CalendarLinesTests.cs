using CaseReferral.Core.Clocks;
using Xunit;

namespace CaseReferral.Core.Tests.Clocks;

public sealed class CalendarLinesTests
{
    [Theory]
    [InlineData("2027-01-01 holiday", DayKind.Holiday)]
    [InlineData("2027-1-1,HOLIDAY", DayKind.Holiday)]
    [InlineData("2027/01/01\t休", DayKind.Holiday)]
    [InlineData("  2027年1月1日　班 ", DayKind.Workday)]
    [InlineData("2027.1.1;workday", DayKind.Workday)]
    public void Read_EachWayPeopleWriteADay_IsUnderstood(string line, DayKind kind)
    {
        var (days, errors) = CalendarLines.Read(line);
        Assert.Empty(errors);
        Assert.Equal(new CalendarDay(new(2027, 1, 1), kind), Assert.Single(days).Day);
    }

    [Theory]
    [InlineData("2027-02-30 holiday")]
    [InlineData("2027-01-01")]
    [InlineData("holiday 2027-01-01")]
    [InlineData("2027-01-01 maybe")]
    [InlineData("01/02/2027 holiday")]
    [InlineData("2027-01-01 holiday workday")]
    public void Read_AnythingElse_IsAnErrorOfItsLine(string line)
    {
        var (days, errors) = CalendarLines.Read("# list\r\n\r\n2027-05-01 休\r\n" + line);
        Assert.Equal(3, Assert.Single(days).Line);
        var error = Assert.Single(errors);
        Assert.Equal("Error.Calendar.Line", error.Key);
        Assert.Equal(["4", line], error.Details);
    }

    [Fact]
    public void Year_HalfAList_NamesWhatIsMissing()
    {
        var (days, _) = CalendarLines.Read("2027-01-01 休\n2027-05-01 休\n2027-05-02 休\n2027-10-01 休\n2027-10-02 班");
        var error = Assert.Single(CalendarCheck.Year(days, WorkCalendar.Embedded()), e => e.Key == "Error.Calendar.Incomplete");
        Assert.Equal("2027-10-02, 2027-10-03", Assert.Single(error.Details));
    }

    [Fact]
    public void Year_SlipsInLines_AreToldEach()
    {
        var whole = "2027-01-01 休\n2027-05-01 休\n2027-05-02 休\n2027-10-01 休\n2027-10-02 休\n2027-10-03 休\n";
        Assert.Empty(CalendarCheck.Year(CalendarLines.Read(whole).Days, WorkCalendar.Embedded()));
        // A Tuesday declared a workday, a day of another year, a day twice.
        var errors = CalendarCheck.Year(CalendarLines.Read(whole + "2027-03-02 班\n2028-03-04 休\n2027-01-01 休").Days, WorkCalendar.Embedded());
        Assert.Equal(
            ["7 Error.Calendar.LinePlainWorkday", "8 Error.Calendar.LineOtherYear", "9 Error.Calendar.LineTwice"],
            errors.Select(e => $"{e.Details[0]} {e.Key}").Order());
    }

    [Fact]
    public void Year_KnownAlready_IsRefused() =>
        Assert.Contains(
            CalendarCheck.Year([new(1, new(new(2026, 1, 1), DayKind.Holiday))], WorkCalendar.Embedded()),
            e => e.Key == "Error.Calendar.YearThere");
}
