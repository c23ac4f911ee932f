using System.Globalization;
using CaseReferral.Core.Rescues;
using Xunit;

namespace CaseReferral.Core.Tests.Rescues;

/// <summary>Children always (2015 notice), others while they are not identified or when their institution has asked (民发〔2015〕158号).</summary>
public sealed class SamplingNeedTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Theory]
    [InlineData("2017-03-02", true, false, true), InlineData("2008-03-03", true, false, true), InlineData(null, true, false, true)]
    [InlineData("2008-03-02", true, false, false), InlineData("1996-03-02", true, false, false)]
    [InlineData("1996-03-02", false, false, true), InlineData("1996-03-02", true, true, true)]
    public void Need_IsThere_ForChildren_ForTheUnidentified_AndOnALetter(string? born, bool identified, bool asked, bool needed) =>
        Assert.Equal(needed, SamplingNeed.IsThere(new(born is null ? null : DateOnly.ParseExact(born, "yyyy-MM-dd", CultureInfo.InvariantCulture), identified, asked, Today)));
}
