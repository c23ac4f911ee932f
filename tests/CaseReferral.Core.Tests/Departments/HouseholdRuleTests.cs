using System.Globalization;
using CaseReferral.Core.Departments.EducationElsewhere;
using CaseReferral.Core.Departments.Household;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Tests.Handoffs;
using Xunit;

namespace CaseReferral.Core.Tests.Departments;

/// <summary>What the forms of household police and of two education bureaus do not allow.</summary>
public sealed class HouseholdRuleTests
{
    private static DateOnly? Day(string? day) => day is null ? null : DateOnly.Parse(day, CultureInfo.InvariantCulture);

    /// <summary>G-03 (notice 三.7): a child of unknown origin is registered after the comparison, also when that became unknown after the sending.</summary>
    [Theory]
    [InlineData(7, "not-found", false, "registered", "ComparisonFirst")]
    [InlineData(7, "searching", false, "registered", "ComparisonFirst")]
    [InlineData(7, "not-found", true, "registered", null)]
    [InlineData(7, "found", false, "registered", null)]
    [InlineData(7, "not-found", false, "refused", null)]
    [InlineData(7, "not-found", false, null, null)]
    public void Household_OfUnknownOrigin_NeedsTheComparison(int age, string guardians, bool compared, string? decision, string? rule)
    {
        var facts = HandoffCast.InOrder(new HouseholdKind(), HandoffStatus.InProgress) with
        {
            ComparisonRecorded = compared,
            Person = new() { AgeYears = age, IsMinor = true, Guardians = guardians },
        };
        Assert.Equal(rule, HouseholdKind.Objection(new() { Decision = decision, RegisteredOn = Day("2026-03-09") }, facts)?.Rule);
    }

    [Theory]
    [InlineData("2026-03-02", "2026-03-04", "2026-03-09", "2026-03-10", null)]
    [InlineData("2026-03-02", null, null, "2026-03-02", null)]
    [InlineData("2026-03-02", "2026-03-01", null, null, "StepsInOrder")]
    [InlineData("2026-03-02", "2026-03-04", "2026-03-03", null, "StepsInOrder")]
    [InlineData("2026-03-02", null, null, "2026-03-01", "StepsInOrder")]
    public void Household_Steps_FollowEachOther(string? received, string? check, string? reported, string? registered, string? rule) =>
        Assert.Equal(rule, HouseholdKind.Objection(
            new() { ReceivedOn = Day(received), CheckedOn = Day(check), ReportedOn = Day(reported), RegisteredOn = Day(registered), Decision = "registered" },
            HandoffCast.InOrder(new HouseholdKind(), HandoffStatus.InProgress) with { ComparisonRecorded = true })?.Rule);

    [Theory]
    [InlineData(null, "NumberWithRegistration"), InlineData("refused", "NumberWithRegistration"), InlineData("registered", null)]
    public void Household_Number_ComesWithTheRegistration(string? decision, string? rule) =>
        Assert.Equal(rule, HouseholdKind.Objection(new() { Decision = decision, IdNumber = "999999201603050015" },
            HandoffCast.InOrder(new HouseholdKind(), HandoffStatus.InProgress) with { ComparisonRecorded = true })?.Rule);

    /// <summary>D-22: the pupil's record moves when both bureaus have confirmed.</summary>
    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData("2026-03-02", "2026-03-04", "2026-03-04", null)]
    [InlineData("2026-03-05", "2026-03-04", "2026-03-04", "TransferAfterBoth")]
    [InlineData("2026-03-02", "2026-03-05", "2026-03-04", "TransferAfterBoth")]
    [InlineData(null, "2026-03-04", "2026-03-04", "TransferAfterBoth")]
    [InlineData("2026-03-02", null, "2026-03-04", "TransferAfterBoth")]
    public void SchoolElsewhere_RecordMoves_AfterBothBureaus(string? sending, string? receiving, string? moved, string? rule) =>
        Assert.Equal(rule, EducationElsewhereKind.Objection(new() { SendingConfirmedOn = Day(sending), ReceivingConfirmedOn = Day(receiving), RecordTransferredOn = Day(moved) })?.Rule);
}
