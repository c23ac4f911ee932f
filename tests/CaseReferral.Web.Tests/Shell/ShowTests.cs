using CaseReferral.Core.Clocks;
using CaseReferral.Web.Shell;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CaseReferral.Web.Tests.Shell;

public sealed class ShowTests
{
    private static readonly DateTime _now = new(2026, 11, 23, 2, 20, 0, DateTimeKind.Utc);
    private static readonly Texts _texts = Texts.OfAssembly(NullLogger<Texts>.Instance);
    private static readonly Show _show = new(new StoppedClock(_now), _texts);
    private static readonly LightWords _words = new(_texts, _show);

    [Theory]
    [InlineData("zh-CN", 0, "11-23 10:20")]
    [InlineData("en", 0, "23 Nov 10:20")]
    [InlineData("zh-CN", -1, "2025-11-23 10:20")]
    [InlineData("en", -1, "23 Nov 2025 10:20")]
    public void Moment_ByLanguageAndYear_ShowsLocalTime(string language, int years, string expected) =>
        Assert.Equal(expected, TextsTests.In(language, () => _show.Moment(_now.AddYears(years))));

    [Fact]
    public void Day_LateEveningUtc_IsTheNextLocalDay() =>
        Assert.Equal("11-24", TextsTests.In("zh-CN", () => _show.Day(new DateTime(2026, 11, 23, 17, 0, 0, DateTimeKind.Utc))));

    [Theory]
    [InlineData(LightColour.Red, 1, false, "Overdue, working days: 1", null)]
    [InlineData(LightColour.Red, 0, false, "Overdue by less than 1 working day", null)]
    [InlineData(LightColour.Amber, 0, true, "Today 18:00", null)]
    [InlineData(LightColour.Green, 13, false, "23 Nov", "Working days left: 13")]
    [InlineData(LightColour.None, 0, false, "Not started", null)]
    public void Light_PerState_IsInWords(LightColour colour, int days, bool today, string text, string? sub)
    {
        var line = TextsTests.In("en", () => _words.For(new(colour, days, today, new DateTime(2026, 11, 23, 10, 0, 0, DateTimeKind.Utc), true)));
        Assert.Equal((text, sub, null), (line.Text, line.Sub, line.Warning));
    }

    [Fact]
    public void Light_CalendarUnknown_WarnsVisibly() =>
        Assert.NotNull(_words.For(new(LightColour.Green, 3, false, _now, CalendarKnown: false)).Warning);

    private sealed class StoppedClock(DateTime now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(now);
    }
}
