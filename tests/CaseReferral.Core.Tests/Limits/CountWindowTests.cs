using CaseReferral.Core.Limits;
using Xunit;

namespace CaseReferral.Core.Tests.Limits;

/// <summary>A minute is the same one for everybody, ends when it ends, and never leaves nothing to wait for.</summary>
public sealed class CountWindowTests
{
    private static readonly DateTime Noon = new(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(0, 0, 60)]
    [InlineData(1, 0, 59)]
    [InlineData(59.999, 0, 0.001)]
    [InlineData(60, 1, 60)]
    [InlineData(61.5, 1, 58.5)]
    [InlineData(-0.001, -1, 0.001)]
    [InlineData(3600, 60, 60)]
    public void Moment_BelongsToOneMinute_AndWaitsForItsEnd(double seconds, int minutes, double left)
    {
        var moment = Noon + TimeSpan.FromSeconds(seconds);
        var window = CountWindow.At(moment);
        Assert.Equal(CountWindow.At(Noon).Number + minutes, window.Number);
        Assert.Equal(left, window.Left(moment).TotalSeconds, 6);
        Assert.Equal(window.Number + 1, CountWindow.At(moment + window.Left(moment)).Number);
    }

    [Fact]
    public void Number_CountsFromTheEpoch_AndFitsItsColumn()
    {
        Assert.Equal(0, CountWindow.At(DateTime.UnixEpoch).Number);
        Assert.Equal(1, CountWindow.At(DateTime.UnixEpoch.AddMinutes(1)).Number);
        Assert.True(CountWindow.At(new(6000, 1, 1, 0, 0, 0, DateTimeKind.Utc)).Number > CountWindow.At(Noon).Number);
    }
}
