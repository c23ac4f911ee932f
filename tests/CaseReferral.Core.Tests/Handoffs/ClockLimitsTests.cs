using CaseReferral.Core.Clocks;
using CaseReferral.Core.Handoffs;
using Xunit;

namespace CaseReferral.Core.Tests.Handoffs;

/// <summary>What a city may change of the agreed limits, and what it may not.</summary>
public sealed class ClockLimitsTests
{
    private readonly ClockLimits limits = new();
    private readonly HandoffKinds kinds = new();

    private string? Take(string path, string value) => limits.Take(path.Split(':'), value, kinds.All);

    private Term For(string line, ClockStep step, Urgency urgency) => ClockPolicy.For(step, urgency, kinds.With(limits, new())[line]);

    [Fact]
    public void Limit_ForAllLines_LeavesLinesAloneThatHaveTheirOwn()
    {
        Assert.Null(Take("Finish:Normal", "12wd"));
        Assert.Equal(Term.WorkingDays(12), For("health", ClockStep.Finish, Urgency.Normal));
        Assert.Equal(Term.WorkingDays(20), For("household", ClockStep.Finish, Urgency.Normal));
        Assert.Equal(Term.WorkingDays(7), For("health", ClockStep.Finish, Urgency.Urgent));
    }

    [Fact]
    public void Limit_OfOneLine_IsThatLinesOnly()
    {
        Assert.Null(Take("household:Finish:Normal", "30d"));
        Assert.Null(Take("health:Sign:Urgent", "3h"));
        Assert.Equal(Term.CalendarDays(30), For("household", ClockStep.Finish, Urgency.Normal));
        Assert.Equal(Term.Hours(3), For("health", ClockStep.Sign, Urgency.Urgent));
        Assert.Equal(Term.WorkingDays(1), For("household", ClockStep.Sign, Urgency.Urgent));
    }

    /// <summary>法律援助法 Art. 43.</summary>
    [Theory]
    [InlineData("legal-aid:Decide:Normal")]
    [InlineData("legal-aid:Finish:Emergency")]
    public void Limit_ByLaw_IsNoSetting(string path)
    {
        Assert.Contains("law", Take(path, "30d"), StringComparison.Ordinal);
        Assert.Null(Take("Decide:Normal", "30d"));
        Assert.Equal(Term.CalendarDays(7), For("legal-aid", ClockStep.Decide, Urgency.Normal));
        Assert.Null(Take("legal-aid:Sign:Normal", "1wd"));
    }

    [Theory]
    [InlineData("Sign", "1wd")]
    [InlineData("Sign:Normal", "0wd")]
    [InlineData("Sign:Normal", "-1d")]
    [InlineData("Sign:Normal", "soon")]
    [InlineData("Sign:Normal", "99999999999d")]
    [InlineData("Sign:7", "1wd")]
    [InlineData("astrology:Sign:Normal", "1wd")]
    [InlineData("health:Sign:Normal:More", "1wd")]
    public void Limit_ThatCannotBe_IsNamed(string path, string value) => Assert.StartsWith($"HandoffLimits:{path}", Take(path, value), StringComparison.Ordinal);
}
