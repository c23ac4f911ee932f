using CaseReferral.Core.Clocks;
using CaseReferral.Core.Persons;
using CsCheck;
using Xunit;

namespace CaseReferral.Core.Tests.Clocks;

public sealed class AgesTests
{
    [Theory]
    [InlineData("2016-03-05", "2026-03-04", 9)]
    [InlineData("2016-03-05", "2026-03-05", 10)]
    [InlineData("2008-02-29", "2026-02-27", 17)]
    [InlineData("2008-02-29", "2026-02-28", 18)]
    [InlineData("2008-02-29", "2024-02-28", 15)]
    [InlineData("2008-02-29", "2024-02-29", 16)]
    [InlineData("2026-03-05", "2026-03-05", 0)]
    [InlineData("2026-03-05", "2025-01-01", 0)]
    public void Years_AroundBirthdays_AreCompletedYears(string birth, string on, int expected) =>
        Assert.Equal(expected, Ages.Years(Date(birth), Date(on)));

    [Fact]
    public void Years_OverAnyLife_GrowByOneAYear() =>
        Gen.Select(Gen.Int[0, 40000], Gen.Int[0, 40000]).Sample((birth, later) =>
        {
            var (born, on) = (new DateOnly(1900, 1, 1).AddDays(birth), new DateOnly(1900, 1, 1).AddDays(birth + later));
            var (now, tomorrow) = (Ages.Years(born, on), Ages.Years(born, on.AddDays(1)));
            return now <= tomorrow && tomorrow <= now + 1 && born.AddYears(now) <= on && born.AddYears(now + 1) > on;
        });

    [Theory]
    [InlineData("2008-03-02", true)]
    [InlineData("2008-03-01", false)]
    [InlineData(null, true)]
    public void IsMinor_InDoubt_Protects(string? birth, bool expected)
    {
        var person = new Person("化名", "N20260001", "2");
        person.Describe("2", birth is null ? null : Date(birth), AgeCertainty.Estimated);
        Assert.Equal(expected, person.IsMinorOn(new DateOnly(2026, 3, 1)));
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
