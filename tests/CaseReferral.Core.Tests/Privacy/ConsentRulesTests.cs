using CaseReferral.Core.Access;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Privacy;
using Xunit;

namespace CaseReferral.Core.Tests.Privacy;

/// <summary>When a consent on record carries a hand-off to a unit outside the state, and what is said when it does not.</summary>
public sealed class ConsentRulesTests
{
    private const FieldGroup Package = FieldGroup.Identity | FieldGroup.Legal | FieldGroup.Handoffs;

    private static Consent Given(Speaker giver = Speaker.Person, FieldGroup groups = FieldGroup.Identity | FieldGroup.Legal, int minute = 0, bool withdrawn = false)
    {
        var consent = new Consent(Guid.CreateVersion7(), new()
        {
            OrganisationId = Guid.CreateVersion7(),
            Groups = groups,
            Giver = giver,
            GiverName = "王样例",
            GivenOn = new(2026, 3, 2),
            Purpose = "法律服务",
        }, Actor.System("test"), new DateTime(2026, 3, 2, 2, minute, 0, DateTimeKind.Utc));
        if (withdrawn)
            consent.Withdraw(new(2026, 3, 3), "不再需要", Actor.System("test"));
        return consent;
    }

    public static TheoryData<string?, Consent[], bool> Cases => new()
    {
        { null, [Given()], false },
        { null, [Given(Speaker.Guardian)], true },
        { null, [Given(withdrawn: true), Given(minute: 1)], false },
        { "Consent.Missing.None", [], false },
        { "Consent.Missing.Withdrawn", [Given(withdrawn: true)], false },
        { "Consent.Missing.Guardian", [Given()], true },
        { "Consent.Missing.Groups", [Given(groups: FieldGroup.Identity)], false },
        { "Consent.Missing.Groups", [Given(Speaker.Guardian, FieldGroup.Legal), Given()], true },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Find_NamesWhatIsMissing(string? missing, Consent[] consents, bool guardian)
    {
        var found = ConsentRules.Find(consents, Package, guardian);
        Assert.Equal(missing, found.Missing);
        Assert.Equal(missing is null, found.Given is not null);
    }

    [Fact]
    public void Find_OfTwo_TakesTheNewest()
    {
        Consent[] consents = [Given(minute: 1), Given(minute: 2)];
        Assert.Same(consents[1], ConsentRules.Find(consents, Package, false).Given);
    }

    [Theory]
    [InlineData(13, true, true)]
    [InlineData(14, true, false)]
    [InlineData(30, false, false)]
    [InlineData(null, true, true)]
    [InlineData(null, false, false)]
    public void NeedsGuardian_BelowFourteenOrInDoubt(int? age, bool minor, bool expected) =>
        Assert.Equal(expected, ConsentRules.NeedsGuardian(new PersonFacts { AgeYears = age, IsMinor = minor }));
}
