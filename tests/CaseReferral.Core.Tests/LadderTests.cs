using CaseReferral.Core.Clocks;
using CaseReferral.Core.Supervision;
using Xunit;

namespace CaseReferral.Core.Tests;

/// <summary>The timetable of the urging ladder (handoffs.md, "Clocks and the urge ladder").</summary>
public sealed class LadderTests
{
    private static readonly WorkCalendar Calendar = WorkCalendar.Embedded();

    private static DateTime Utc(string local) => ChinaTime.ToUtc(DateTime.Parse(local));

    private sealed class Limit(DateTime started, DateTime due) : IUrgedClock
    {
        public Guid Id { get; } = Guid.CreateVersion7();
        public DateTime StartedAt => started;
        public DateTime DueAt => due;
        public int Rung { get; private set; }
        public DateTime? NextRungAt { get; private set; }
        public string? CountedAs { get; private set; }
        public void Climb(int rung, DateTime? next) => (Rung, NextRungAt) = (rung, next);
        public void CountAs(OverdueStanding? standing) => CountedAs = standing?.ToString();
    }

    private static Limit Of(string started, string due) => new(Utc(started), Utc(due));

    [Theory]
    [InlineData(0, "2026-03-05 00:00")] // amber: one workday left
    [InlineData(1, "2026-03-09 09:00")] // due Friday: one workday later is Monday
    [InlineData(2, "2026-03-13 09:00")] // five workdays later
    public void Next_NormalLimit_FollowsTheTimetable(int rung, string expected)
    {
        var limit = Of("2026-03-04 10:00", "2026-03-06 18:00");
        Assert.Equal(Utc(expected), Ladder.Next(rung, limit, limit.DueAt, Calendar));
    }

    [Fact]
    public void Next_SpringFestival_CountsMakeUpDays()
    {
        // Saturday 2026-02-14 is a make-up workday, 02-15 to 02-23 are holidays.
        var limit = Of("2026-02-10 10:00", "2026-02-13 18:00");
        Assert.Equal(Utc("2026-02-14 09:00"), Ladder.Next(1, limit, limit.DueAt, Calendar));
        Assert.Equal(Utc("2026-02-27 09:00"), Ladder.Next(2, limit, limit.DueAt, Calendar));
    }

    [Fact]
    public void Due_FoundAfterTheEnd_SkipsTheReminder()
    {
        var due = Utc("2026-03-06 18:00");
        Assert.Equal(UrgingLevel.Reminder, Ladder.Due(0, due, Utc("2026-03-06 10:00"), Calendar));
        Assert.Equal(UrgingLevel.Urge, Ladder.Due(0, due, Utc("2026-03-09 09:00"), Calendar));
    }

    [Fact]
    public void Next_FoundLate_KeepsLettersAWorkdayApart()
    {
        var limit = Of("2026-03-04 10:00", "2026-03-06 18:00");
        Assert.Equal(Utc("2026-04-02 09:00"), Ladder.Next(2, limit, Utc("2026-04-01 15:00"), Calendar));
    }

    [Fact]
    public void AnswerBy_Order_IsThreeWorkdaysLater() =>
        Assert.Equal(Utc("2026-03-18 18:00"), Ladder.AnswerBy(Utc("2026-03-13 09:00"), Calendar));

    [Theory]
    [InlineData(UrgingLevel.Reminder, 0)]
    [InlineData(UrgingLevel.Urge, 1)]
    [InlineData(UrgingLevel.Circular, 4)]
    public void Level_IsItsRung(UrgingLevel level, int rung) => Assert.Equal(rung, (int)level);

    [Fact]
    public void Number_IsWrittenWithoutLeadingZeros() =>
        Assert.Equal("青反拐催〔2026〕1号", UrgingNumbers.Format("青", "催", 2026, 1));
}
