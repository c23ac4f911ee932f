using CaseReferral.Core.Clocks;
using CsCheck;
using Xunit;

namespace CaseReferral.Core.Tests.Clocks;

public sealed class LightsTests
{
    private static readonly WorkCalendar Calendar = WorkCalendar.Embedded();

    /// <summary>Started on Monday 2 March 2026; short: 3 working days (Thursday), long: 10 working days (16 March).</summary>
    [Theory]
    [InlineData("2026-03-02 09:00", 3, LightColour.Green, 3)]
    [InlineData("2026-03-03 09:00", 3, LightColour.Green, 2)]
    [InlineData("2026-03-04 00:00", 3, LightColour.Amber, 1)]
    [InlineData("2026-03-05 17:59", 3, LightColour.Amber, 0)]
    [InlineData("2026-03-05 18:01", 3, LightColour.Red, 0)]
    [InlineData("2026-03-06 09:00", 3, LightColour.Red, 1)]
    [InlineData("2026-03-09 09:00", 3, LightColour.Red, 2)]
    [InlineData("2026-03-10 23:59", 10, LightColour.Green, 4)]
    [InlineData("2026-03-11 00:00", 10, LightColour.Amber, 3)]
    [InlineData("2026-03-16 12:00", 10, LightColour.Amber, 0)]
    public void Of_MomentsOfALimit_HasTheColourOfTheRule(string now, int workingDays, LightColour colour, int days)
    {
        var start = Local("2026-03-02 09:00");
        var light = Of(start, Term.WorkingDays(workingDays).From(start, Calendar).DueUtc, false, Local(now));
        Assert.Equal((colour, days), (light.Colour, light.WorkingDays));
    }

    [Fact]
    public void Of_OneDayLimit_IsAmberFromItsStart()
    {
        var start = Local("2026-03-02 09:00");
        Assert.Equal(LightColour.Amber, Of(start, Term.WorkingDays(1).From(start, Calendar).DueUtc, false, start).Colour);
    }

    [Fact]
    public void Of_PausedOrNone_IsNeverRed()
    {
        var start = Local("2026-03-02 09:00");
        Assert.Equal(LightColour.Paused, Of(start, start.AddDays(1), true, start.AddDays(30)).Colour);
        Assert.Equal(LightColour.Paused, Of(start, null, true, start).Colour);
        Assert.Equal(LightColour.None, Of(null, null, false, start).Colour);
    }

    [Fact]
    public void Of_TimeGoingOn_NeverTurnsBack() =>
        Gen.Select(Gen.Int[0, 2500], Gen.Int[1, 30], Gen.Int[0, 1000], Gen.Int[0, 1000]).Sample((day, term, hours, more) =>
        {
            var start = Local("2019-01-02 09:00").AddDays(day);
            var due = Term.WorkingDays(term).From(start, Calendar).DueUtc;
            return Of(start, due, false, start.AddHours(hours)).Colour <= Of(start, due, false, start.AddHours(hours + more)).Colour;
        });

    /// <summary>Stored so that a list can filter by it: it must say the same as the light that is shown.</summary>
    [Fact]
    public void AmberFrom_AnyLimit_IsWhereTheLightTurns() =>
        Gen.Select(Gen.Int[0, 2500], Gen.Int[1, 30]).Sample((day, term) =>
        {
            var start = Local("2019-01-02 09:00").AddDays(day);
            var due = Term.WorkingDays(term).From(start, Calendar).DueUtc;
            var amber = Lights.AmberFrom(start, due, Calendar);
            return amber >= start && amber <= due && Of(start, due, false, amber).Colour == LightColour.Amber
                && (amber == start || Of(start, due, false, amber.AddSeconds(-1)).Colour == LightColour.Green);
        });

    private static Light Of(DateTime? start, DateTime? due, bool paused, DateTime now) => Lights.Of(start, due, paused, now, Calendar);

    private static DateTime Local(string text) => ChinaTime.ToUtc(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
}
