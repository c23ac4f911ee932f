using CaseReferral.Core.Clocks;
using Xunit;

namespace CaseReferral.Core.Tests.Clocks;

/// <summary>No light counts through a year without holiday data in silence.</summary>
public sealed class UnknownYearTests
{
    private static readonly WorkCalendar Calendar = WorkCalendar.Embedded();
    private static readonly int Last = Calendar.Years.Max();

    private static DateTime Utc(int year, int month, int day) => ChinaTime.ToUtc(new DateTime(year, month, day, 10, 0, 0));

    [Fact]
    public void From_EndInAnUnknownYear_IsNotCertain()
    {
        Assert.True(Term.WorkingDays(3).From(Utc(Last, 12, 1), Calendar).CalendarKnown);
        Assert.False(Term.WorkingDays(15).From(Utc(Last, 12, 20), Calendar).CalendarKnown);
        Assert.False(Term.CalendarDays(30).From(Utc(Last, 12, 20), Calendar).CalendarKnown);
    }

    [Fact]
    public void Of_LateInAnUnknownYear_Warns()
    {
        var due = Utc(Last, 12, 28);
        Assert.True(Lights.Of(Utc(Last, 12, 1), due, false, Utc(Last, 12, 29), Calendar, true).CalendarKnown);
        Assert.False(Lights.Of(Utc(Last, 12, 1), due, false, Utc(Last + 1, 1, 8), Calendar, true).CalendarKnown);
        Assert.False(Lights.Of(Utc(Last, 12, 1), due, false, Utc(Last, 12, 2), Calendar, false).CalendarKnown);
    }
}
