using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Privacy;
using CaseReferral.Core.Workflows;
using CaseReferral.Web.Shell;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using static CaseReferral.Core.Privacy.ErasureRules;

namespace CaseReferral.Core.Tests.Privacy;

/// <summary>Each rule of an erasure, once met and once not, by the one fact it is about; and how retention is counted.</summary>
public sealed class ErasureRulesTests
{
    private static readonly DateOnly Today = new(2057, 1, 2);
    private static readonly ErasureFacts Good = new() { Today = Today, Ground = Erasure.RetentionEnded, KeptUntil = Today.AddDays(-1) };
    private static readonly ErasureFacts Asked = Good with { Ground = Erasure.RequestGranted, KeptUntil = Today.AddYears(9), DeletionGranted = true };

    private static readonly (Rule<ErasureFacts> Rule, ErasureFacts Met, ErasureFacts Unmet)[] Cases =
    [
        (CaseIsOver, Good, Good with { KeptUntil = null }),
        (NotErased, Good, Good with { Erased = true }),
        (NoLegalHold, Good, Good with { OnHold = true }),
        (NoOpenProposal, Good, Good with { ProposalOpen = true }),
        (RetentionOver, Good, Good with { KeptUntil = Today }),
        (RetentionOver, Asked, Good with { KeptUntil = Today.AddYears(9) }),
        (DeletionGranted, Asked, Asked with { DeletionGranted = false }),
        (BySecondPerson, Good, Good with { ProposedBySamePerson = true }),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Cases.Length)];

    [Theory, MemberData(nameof(Numbers))]
    public void Rule_ByItsOneFact_HoldsAndFails(int number)
    {
        var (rule, met, unmet) = Cases[number];
        Assert.True(rule.Holds(met));
        Assert.False(rule.Holds(unmet));
        Assert.True(Texts.OfAssembly(NullLogger<Texts>.Instance).Has("Rule." + rule.Name));
    }

    [Fact]
    public void Rules_AreAllTested() => Assert.Empty(ToPropose.Concat(ToConfirm).Except(Cases.Select(c => c.Rule)));

    [Theory]
    [InlineData(CaseStage.Closed, "2056-03-02")]
    [InlineData(CaseStage.Unfounded, "2036-03-02")]
    [InlineData(CaseStage.Merged, "2036-03-02")]
    [InlineData(CaseStage.FollowUp, null)]
    [InlineData(CaseStage.Suspended, null)]
    public void KeptUntil_CountsFromTheLastStage_ByItsClass(CaseStage stage, string? expected)
    {
        var at = new DateTime(2026, 3, 1, 17, 0, 0, DateTimeKind.Utc); // the second of March in the city
        var @case = new Case(20260000001, Guid.CreateVersion7(), "小安", null, "999901", Guid.CreateVersion7(), at);
        @case.MoveTo(stage, CaseAction.Close, Actor.System("test"), at, null);
        Assert.Equal(expected is null ? null : DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Retention.KeptUntil(@case, new()));
    }
}
