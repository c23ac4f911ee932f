using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.FollowUps;
using CaseReferral.Core.Workflows;
using CaseReferral.Web.Shell;
using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using static CaseReferral.Core.FollowUps.VisitRules;

namespace CaseReferral.Core.Tests.FollowUps;

/// <summary>Every rule of a visit by its one fact, and the two that matter most over every age and every risk.</summary>
public sealed class VisitRulesTests
{
    private static readonly DateOnly Today = new(2026, 6, 10);

    /// <summary>A boy of nine, well, heard alone.</summary>
    private static readonly VisitFacts Good = new()
    {
        Stage = CaseStage.FollowUp,
        Since = new(2026, 5, 6),
        NowUtc = new(2026, 6, 10, 2, 0, 0, DateTimeKind.Utc),
        Today = Today,
        VisitedOn = Today,
        AgeYears = 9,
        IsMinor = true,
        HeardAlone = true,
        HasOwnWords = true,
        Care = GuardianCare.Good,
        Risk = RiskLevel.Low,
    };

    /// <summary>The same boy in danger, with everything done that the danger asks for.</summary>
    private static readonly VisitFacts Reported = Good with
    {
        Risk = RiskLevel.High,
        InDanger = true,
        HasSafetyNote = true,
        NextOn = Today.AddDays(7),
        HasSituation = true,
        ReportedToPolice = true,
        ReportedAtUtc = new(2026, 6, 10, 1, 0, 0, DateTimeKind.Utc),
        HasReportText = true,
    };

    private static readonly (Rule<VisitFacts> Rule, VisitFacts Met, VisitFacts Unmet)[] Cases =
    [
        (InFollowUp, Good, Good with { Since = null }),
        (InFollowUp, Good with { Stage = CaseStage.Assisting }, Good with { Stage = CaseStage.Closed }),
        (InFollowUp, Good, Good with { Stage = CaseStage.Suspended }),
        (NotInFuture, Good, Good with { VisitedOn = Today.AddDays(1) }),
        (NotBeforeFollowUp, Good with { VisitedOn = new(2026, 5, 6) }, Good with { VisitedOn = new(2026, 5, 5) }),
        (DangerDescribed, Reported, Reported with { HasSafetyNote = false }),
        (GuardianshipJudged, Good with { IsMinor = false, Care = null }, Good with { Care = null }),
        (ChildHeardAlone, Good with { HeardAlone = false, HasNotHeardReason = true }, Good with { HeardAlone = false }),
        (ChildHeardAlone, Good with { HeardAlone = false, AgeYears = 7 }, Good with { HeardAlone = false, AgeYears = 8 }),
        (ChildHeardAlone, Good with { HeardAlone = false, AgeYears = 18, IsMinor = false }, Good with { HeardAlone = false, AgeYears = null }),
        (OwnWordsWritten, Good with { HeardAlone = false, HasOwnWords = false }, Good with { HasOwnWords = false }),
        (DangerIsNotLow, Reported with { Risk = RiskLevel.Medium }, Reported with { Risk = RiskLevel.Low }),
        (DangerIsNotLow, Good with { Care = GuardianCare.Fair }, Good with { Care = GuardianCare.Absent }),
        (BuyerIsHighRisk, Reported with { LivesWithBuyer = true }, Reported with { LivesWithBuyer = true, Risk = RiskLevel.Medium }),
        (LikenessIsNotLow, Good with { ResemblesBuyer = true, Risk = RiskLevel.Medium }, Good with { ResemblesBuyer = true }),
        (NextVisitSet, Good, Reported with { NextOn = null }),
        (NextVisitAhead, Good with { NextOn = Today.AddDays(1) }, Good with { NextOn = Today }),
        (NextVisitAhead, Good with { NextOn = Today.AddMonths(12) }, Good with { NextOn = Today.AddMonths(12).AddDays(1) }),
        (NextVisitAhead, Good with { NextOn = Today.AddDays(-3), AgreedBefore = Today.AddDays(-3) }, Good with { NextOn = Today.AddDays(-3), AgreedBefore = Today.AddDays(-2) }),
        (AgreedDayStands, Good with { NextOn = Today.AddDays(9) }, Good with { NextOn = Today.AddDays(9), AgreedBefore = Today.AddDays(8) }),
        (AgreedDayStands, Good with { NextOn = Today.AddDays(9), AgreedBefore = Today.AddDays(9) }, Good with { AgreedBefore = Today.AddDays(9) }),
        (ReportStands, Reported with { WasHigh = true }, Good with { WasHigh = true }),
        (ReportStands, Good, Reported with { WasHigh = true, Risk = RiskLevel.Medium }),
        (SituationNamed, Reported, Reported with { HasSituation = false }),
        (SituationNamed, Reported with { IsMinor = false, HasSituation = false }, Reported with { HasSituation = false }),
        (VisitRules.ReportedToPolice, Reported, Reported with { ReportedToPolice = false }),
        (ReportDated, Reported, Reported with { ReportedAtUtc = null }),
        (ReportDated, Reported with { ReportedAtUtc = Reported.NowUtc }, Reported with { ReportedAtUtc = Reported.NowUtc.AddMinutes(1) }),
        (ReportDated, Good, Reported with { ReportedAtUtc = Reported.NowUtc.AddDays(-1) }),
        (ReportWritten, Reported, Reported with { HasReportText = false }),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Cases.Length)];

    [Theory, MemberData(nameof(Numbers))]
    public void Rule_ByItsOneFact_HoldsAndFails(int number)
    {
        var (rule, met, unmet) = Cases[number];
        Assert.True(rule.Holds(met), rule.Name + " should hold");
        Assert.False(rule.Holds(unmet), rule.Name + " should not hold");
    }

    [Fact]
    public void Rules_OfTheForm_AreAllTested_AndHaveASentenceInBothLanguages()
    {
        var texts = Texts.OfAssembly(NullLogger<Texts>.Instance);
        var names = OnForm.Select(r => r.Rule.Name).Append(InFollowUp.Name).ToList();
        Assert.Empty(names.Except(Cases.Select(c => c.Rule.Name)));
        Assert.All(names, name => Assert.True(texts.Has("Rule." + name), name));
        Assert.All(OnForm, r => Assert.NotNull(typeof(VisitInput).GetProperty(r.Field)));
        Assert.All(ReportSituations.Codes, code => Assert.True(texts.Has("ReportSituation." + code), code));
    }

    [Fact]
    public void AVisitInOrder_BreaksNoRule() =>
        Assert.All(new[] { Good, Reported }, facts => Assert.DoesNotContain(OnForm, r => !r.Rule.Holds(facts)));

    /// <summary>Whatever her age: nobody from eight to seventeen goes unheard without a word why, and nobody else is asked for it.</summary>
    [Fact]
    public void HeardAlone_IsAskedOfEveryChildFromEight_AndOfNobodyElse() =>
        Gen.Select(Gen.Int[0, 60], Gen.Bool).Sample((age, reason) =>
            ChildHeardAlone.Holds(Good with { AgeYears = age, IsMinor = age < 18, HeardAlone = false, HasNotHeardReason = reason })
                == (age is < 8 or >= 18 || reason));

    /// <summary>The report rules ask nothing of a risk that is not high, and leave no high one without report and next visit.</summary>
    [Fact]
    public void HighRisk_NeedsEveryPartOfItsReport() =>
        Gen.Select(Gen.Enum<RiskLevel>(), Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool).Sample((risk, unit, dated, text, next) =>
        {
            var facts = Reported with
            {
                Risk = risk,
                ReportedToPolice = unit,
                ReportedAtUtc = dated ? Reported.ReportedAtUtc : null,
                HasReportText = text,
                NextOn = next ? Reported.NextOn : null,
            };
            Rule<VisitFacts>[] rules = [VisitRules.ReportedToPolice, ReportDated, ReportWritten, NextVisitSet];
            return rules.All(r => r.Holds(facts)) == (risk != RiskLevel.High || unit && dated && text && next);
        });

    /// <summary>本市约定：1, 3, 6 and 12 months, each on the corresponding day or the month's last, never later than the next workday.</summary>
    [Fact]
    public void Terms_AreMonths_OnTheCorrespondingDay()
    {
        Assert.Equal([Term.Months(1), Term.Months(3), Term.Months(6), Term.Months(12)], new FollowUpOptions().Terms);
        Assert.Equal([Term.Months(2), Term.Months(4)], new FollowUpOptions { VisitMonths = " 2, 4,2 " }.Terms);
        Assert.Throws<FormatException>(() => new FollowUpOptions { VisitMonths = "1;3" }.Terms);
        var begun = ChinaTime.ToUtc(new(2026, 1, 31, 10, 0, 0));
        var due = new FollowUpOptions().Terms.Select(t => t.From(begun, WorkCalendar.Embedded()).RawDate);
        Assert.Equal([new(2026, 2, 28), new(2026, 4, 30), new(2026, 7, 31), new(2027, 1, 31)], due);
    }
}
