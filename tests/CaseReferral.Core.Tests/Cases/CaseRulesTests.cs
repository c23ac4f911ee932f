using CaseReferral.Core.Cases;
using CaseReferral.Core.Workflows;
using CaseReferral.Web.Shell;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using static CaseReferral.Core.Cases.CaseRules;

namespace CaseReferral.Core.Tests.Cases;

/// <summary>Each named rule of the case, once met and once not, by the one fact it is about.</summary>
public sealed class CaseRulesTests
{
    private static readonly CaseFacts Good = CaseCast.InOrder(CaseStage.Rescued);

    private static readonly (Rule<CaseFacts> Rule, CaseFacts Met, CaseFacts Unmet)[] Cases =
    [
        (RescueRecordComplete, Good, Good with { MissingRescueFields = ["Rescue.RescuedAt"] }),
        (TaskForceHeadNamed, Good, Good with { HeadNamed = false }),
        (TaskForceHeadNamed, Good with { IsFiled = false, HeadNamed = false }, Good with { HeadHighEnough = false }),
        (TaskForceHeadNamed, Aged(30) with { HeadNamed = false }, Aged(null) with { HeadNamed = false }),
        (LegalAidRightTold, Good, Good with { LegalAidTold = false }),
        (InterpreterIfNeeded, Good with { InterpreterArranged = false }, Good with { InterpreterArranged = false, Person = new() { NeedsInterpreter = true } }),
        (FilingNumberGiven, Good, Good with { IsFiled = false }),
        (PlacementActive, Good, Good with { PlacementActive = false }),
        (NotWithBuyer, Good, Good with { BuyerClash = true }),
        (IdentityConfirmed, Good, Good with { ReunionIdentityConfirmed = false }),
        (ParentsAreNotSellers, Good, Good with { ParentsAreSellers = true }),
        (HandoverSigned, Good, Good with { ReunionSigned = false }),
        (IsMinor, Aged(17), Aged(18)),
        (IsMinor, Aged(null), Aged(18)),
        (IsAdult, Aged(18), Aged(17)),
        (SixteenOrOlder, Aged(16), Aged(15)),
        (SixteenOrOlder, Aged(16), Aged(null)),
        (OwnWillRecorded, Good, Good with { OwnWillRecorded = false }),
        (EveryNeedDecided, Good, Good with { UndecidedLines = ["health"] }),
        (EveryNeedServed, Good, Good with { UnservedLines = ["education"] }),
        (NoLiveHandoff, Good, Good with { LiveHandoffs = ["2026-0001"] }),
        (VisitsDoneOrWaived, Good, Good with { OpenVisits = 1, VisitsSettled = false }),
        (VisitsDoneOrWaived, Good with { VisitsSettled = false }, Good with { OpenVisits = 4, VisitsSettled = false }),
        (HighRiskReported, Good, Good with { HighRiskReported = false }),
        (CertificatesDueArePresent, Good, Good with { MissingCertificates = ["certificate-1m"] }),
        (SummaryWritten, Good, Good with { SummaryWritten = false }),
        (OtherCaseGoesOn, Good, Good with { OtherCaseGoesOn = false }),
        (SamePersonConfirmed, Good, Good with { OtherCaseIsSamePerson = false }),
        (WasIn(CaseStage.Placed), Good with { SuspendedFrom = CaseStage.Placed }, Good with { SuspendedFrom = CaseStage.Filed }),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Cases.Length)];

    [Theory, MemberData(nameof(Numbers))]
    public void Rule_ByItsOneFact_HoldsAndFails(int number)
    {
        var (rule, met, unmet) = Cases[number];
        Assert.True(rule.Holds(met), rule.Name + " should hold");
        Assert.False(rule.Holds(unmet), rule.Name + " should not hold");
        Assert.Equal(rule.Name, rule.Explain(unmet).Rule);
    }

    [Fact]
    public void Rules_OfTheTable_AreAllTested() =>
        Assert.Empty(CaseWorkflow.Machine.Table.SelectMany(r => r.Rules).Select(r => r.Name).Except(Cases.Select(c => c.Rule.Name)));

    [Fact]
    public void Rules_ThatARefusalNames_HaveASentenceInBothLanguages()
    {
        var texts = Texts.OfAssembly(NullLogger<Texts>.Instance);
        Assert.All(CaseWorkflow.Machine.Table.SelectMany(r => r.Rules), rule => Assert.True(texts.Has("Rule." + rule.Name), rule.Name));
    }

    private static CaseFacts Aged(int? age) => Good with { Person = new() { AgeYears = age, IsMinor = age is not >= 18 } };
}
