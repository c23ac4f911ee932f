using CaseReferral.Core.Departments.LegalAid;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Departments;

/// <summary>What ends aid that was given, and what does not (法律援助法 Art. 48).</summary>
public sealed class AidTerminationTests
{
    /// <summary>G-16 (法律援助法 Art. 48): eight grounds, each with its facts; the fourth is closed to these persons (Arts. 32, 42).</summary>
    [Theory]
    [InlineData("deceit", null), InlineData("false-evidence", null), InlineData("illegal-use", null), InlineData("means", "MeansAreNoGround")]
    [InlineData("case-ended", null), InlineData("own-lawyer", null), InlineData("person-asks", null), InlineData("other-law", null)]
    [InlineData("economy", "AidEndsOnLegalGround"), InlineData(null, "AidEndsOnLegalGround")]
    public void Termination_Needs_OneOfEightGrounds(string? ground, string? rule) =>
        Assert.Equal(rule, LegalAidKind.Objection(new() { Decision = "granted", DecidedOn = new(2026, 3, 2), EndedOn = new(2026, 3, 9), EndGround = ground, EndNote = "事实" }, false)?.Rule);

    [Theory]
    [InlineData("refused", "2026-03-09", "事实", "OnlyGivenAidEnds"), InlineData(null, "2026-03-09", "事实", "OnlyGivenAidEnds")]
    [InlineData("granted", null, "事实", "AidEndsOnLegalGround"), InlineData("granted-first", "2026-03-09", " ", "AidEndsOnLegalGround")]
    public void Termination_OfWhatWasNotGiven_OrWithoutDayOrFacts_IsRefused(string? decision, string? on, string note, string rule) =>
        Assert.Equal(rule, LegalAidKind.Objection(new()
        {
            Decision = decision,
            DecidedOn = new(2026, 3, 2),
            UrgentMeasure = true,
            EndedOn = on is null ? null : DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture),
            EndGround = "own-lawyer",
            EndNote = note,
        }, false)?.Rule);
}
