using CaseReferral.Core.Clocks;
using CaseReferral.Core.Departments.CareVisits;
using CaseReferral.Core.Departments.Disability;
using CaseReferral.Core.Departments.Employment;
using CaseReferral.Core.Departments.Foreign;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Core.Departments.Tracing;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Tests.Handoffs;
using CaseReferral.Core.Workflows;
using Xunit;

namespace CaseReferral.Core.Tests.Departments;

/// <summary>The rules of tracing, foreign victims, employment, disability, care visits and the one notice of legal aid.</summary>
public sealed class NewLineTests : ILineRules
{
    private static readonly WorkCalendar Calendar = WorkCalendar.Embedded();

    IEnumerable<(Rule<HandoffFacts> Rule, HandoffFacts Met, HandoffFacts Unmet)> ILineRules.Cases =>
    [
        Case(new TracingKind(), HandoffAction.Send, f => f with { Person = new() { Guardians = "searching" } }, f => f with { Person = new() { Guardians = "found" } }),
        Case(new TracingKind(), HandoffAction.Send, f => f with { Person = new() { Guardians = "not-found" } }, f => f with { Person = new() { Guardians = "unfit" } }),
        Case(new ForeignKind(), HandoffAction.Send, f => From(f, "704"), f => From(f, "156")),
        Case(new ForeignKind(), HandoffAction.Send, f => From(f, "104"), f => From(f, "344")),
        Case(new ForeignKind(), HandoffAction.Send, f => From(f, "104"), f => From(f, "446")),
        Case(new ForeignKind(), HandoffAction.Send, f => From(f, "104"), f => From(f, "158")),
        Case(new ForeignKind(), HandoffAction.Send, f => From(f, "104"), f => From(f, null)),
        Case(new ForeignKind(), HandoffAction.Send, f => f with { Person = new() { AgeYears = 30, Nationality = "156", CameFromAbroad = true } }, f => From(f, "156")),
        Case(new CareVisitsKind(), HandoffAction.Send, f => f, f => f with { BasisIsConsent = false }),
        Case(new CareVisitsKind(), HandoffAction.Send, f => f with { BasisIsConsent = false, Person = new() { IsMinor = true } }, f => f with { BasisIsConsent = false }),
        Case(new LegalAidKind(), HandoffAction.Ask, f => f, f => f with { SupplementCount = 1 }),
    ];

    private static HandoffFacts From(HandoffFacts facts, string? nationality) => facts with { Person = new() { AgeYears = 30, Nationality = nationality } };

    private static (Rule<HandoffFacts>, HandoffFacts, HandoffFacts) Case(
        HandoffKind kind, HandoffAction action, Func<HandoffFacts, HandoffFacts> met, Func<HandoffFacts, HandoffFacts> unmet)
    {
        var facts = HandoffCast.InOrder(kind, HandoffStatus.Draft);
        return (kind.RulesFor(action).Single(), met(facts), unmet(facts));
    }

    private static DateOnly? Day(string? day) => day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>domain 4.5: an adult's result is public for 5 working days, a minor's never (G-22). 2026-03-02 is a Monday.</summary>
    [Theory]
    [InlineData(false, "limb", false, "2026-03-02", "2026-03-09", "2026-03-10", null)]
    [InlineData(false, "limb", false, "2026-03-02", "2026-03-06", "2026-03-10", "PublicLongEnough")]
    [InlineData(false, "limb", false, null, null, "2026-03-10", "PublicLongEnough")]
    [InlineData(false, "limb", false, "2026-03-09", "2026-03-02", null, "StepsInOrder")]
    [InlineData(false, "mental", false, null, null, null, "GuardianProofGiven")]
    [InlineData(false, "intellectual", true, null, null, null, null)]
    [InlineData(true, "limb", true, "2026-03-02", "2026-03-09", "2026-03-10", "MinorNeverPublicised")]
    [InlineData(true, "limb", true, null, "2026-03-09", null, "MinorNeverPublicised")]
    [InlineData(true, "limb", true, null, null, "2026-03-10", null)]
    [InlineData(true, "limb", false, null, null, null, "GuardianProofGiven")]
    public void Disability_Steps_ArePublicForAdultsOnly(
        bool minor, string category, bool proof, string? from, string? until, string? certificate, string? expected) =>
        Assert.Equal(expected, new DisabilityKind().Objection(
            new() { Category = category, GuardianProof = proof, PublicFrom = Day(from), PublicUntil = Day(until), CertificateOn = Day(certificate) },
            minor, Calendar)?.Rule);

    [Fact]
    public void Disability_Vocabulary_IsSevenCategoriesAndOtherInFourGrades() =>
        Assert.Equal((8, 4), (DisabilityRecord.CategoryCodes.Count, DisabilityRecord.GradeCodes.Count));

    /// <summary>domain 4.8: her wish before the consulate; verified and approved (个人信息保护法 Art. 41) before the hand-over.</summary>
    [Theory]
    [InlineData("wishes", true, "verified", null, false, null)]
    [InlineData("declines", true, "verified", null, false, "ConsulateByOwnWish")]
    [InlineData(null, true, "verified", null, false, "ConsulateByOwnWish")]
    [InlineData(null, false, "claimed", "2026-03-01", true, "NationalityVerified")]
    [InlineData(null, false, "verified", null, true, "GiveOutApproved")]
    [InlineData(null, false, "verified", "2026-03-03", true, "GiveOutApproved")]
    [InlineData(null, false, "verified", "2026-03-01", true, null)]
    public void Foreign_Steps_FollowHerWishAndAnApproval(
        string? wish, bool told, string state, string? approved, bool handedOver, string? expected) =>
        Assert.Equal(expected, ForeignKind.Objection(new()
        {
            ConsulateWish = wish,
            ConsulateToldOn = told ? new(2026, 3, 1) : null,
            NationalityState = state,
            GiveOutApprovedOn = Day(approved),
            HandedOverOn = handedOver ? new(2026, 3, 2) : null,
        })?.Rule);

    [Theory]
    [InlineData("2026-01-31", "2026-04-30", null, null)]
    [InlineData("2026-01-31", "2026-04-29", null, "KeptLongEnough")]
    [InlineData("2026-01-15", "2026-04-15", "2026-07-15", null)]
    [InlineData("2026-01-15", null, "2026-07-14", "KeptLongEnough")]
    [InlineData(null, "2026-04-15", null, "KeptLongEnough")]
    public void Employment_Kept_IsCheckedAfterThreeAndSixMonths(string? employed, string? three, string? six, string? expected) =>
        Assert.Equal(expected, EmploymentKind.Objection(new() { EmployedOn = Day(employed), Kept3On = Day(three), Kept6On = Day(six) })?.Rule);

    [Theory]
    [InlineData("found", true)]
    [InlineData("not-found", true)]
    [InlineData("verifying", false)]
    [InlineData(null, false)]
    public void Tracing_Conclusion_IsAnEndOfTheSearch(string? progress, bool expected) => Assert.Equal(expected, TracingKind.IsConclusion(progress));

    /// <summary>三.7: police answer with a status and dates; there is no field in which anything else could be written.</summary>
    [Fact]
    public void Tracing_Record_HoldsStatusAndDatesOnly() =>
        Assert.Equal(["AnsweredOn", "CertificateOn", "Progress", "StartedOn"],
            typeof(TracingDetails).GetProperties(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance)
                .Select(p => p.Name).Order(StringComparer.Ordinal));
}
