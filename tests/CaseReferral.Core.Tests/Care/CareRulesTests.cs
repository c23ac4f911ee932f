using CaseReferral.Core.Care;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Web.Shell;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CaseReferral.Core.Tests.Care;

/// <summary>The guards of an institution's care, each by the one fact it is about.</summary>
public sealed class CareRulesTests
{
    private static readonly DateOnly Entered = new(2025, 1, 10);

    /// <summary>Everything the law asks for, on the first day on which it can be there.</summary>
    private static readonly AdoptionFacts Open = new()
    {
        Today = Entered.AddMonths(12),
        IsMinor = true,
        Guardians = "not-found",
        EnteredOn = Entered,
        FirstCertificateOn = Entered.AddDays(20),
        NoticeOn = Entered.AddDays(21),
        LastCertificateOn = Entered.AddMonths(12),
    };

    [Fact]
    public void Adoption_WithTheWholeChain_IsOpen() => Assert.Empty(AdoptionChain.Locked(Open));

    /// <summary>G-10: certificate of one month, notice of 30 days, twelve months, certificate after them (notice of 民政部 and 公安部, 2015).</summary>
    [Theory]
    [InlineData("no child", "AdoptionOfChildInCare")]
    [InlineData("not in an institution", "AdoptionOfChildInCare")]
    [InlineData("parents found", "AdoptionParentsNotFound")]
    [InlineData("no first certificate", "AdoptionFirstCertificate")]
    [InlineData("no notice", "AdoptionNoticeHasRun")]
    [InlineData("notice of 29 days", "AdoptionNoticeHasRun")]
    [InlineData("a day early", "AdoptionMonthsPassed")]
    [InlineData("no last certificate", "AdoptionLastCertificate")]
    [InlineData("last certificate too early", "AdoptionLastCertificate")]
    public void Adoption_WithOneLinkMissing_IsLocked(string what, string rule)
    {
        var facts = what switch
        {
            "no child" => Open with { IsMinor = false },
            "not in an institution" => Open with { EnteredOn = null },
            "parents found" => Open with { Guardians = "found" },
            "no first certificate" => Open with { FirstCertificateOn = null },
            "no notice" => Open with { NoticeOn = null },
            "notice of 29 days" => Open with { NoticeOn = Open.Today.AddDays(-29) },
            "a day early" => Open with { Today = Open.Today.AddDays(-1) },
            "no last certificate" => Open with { LastCertificateOn = null },
            _ => Open with { LastCertificateOn = Entered.AddMonths(12).AddDays(-1) },
        };
        Assert.Contains(rule, AdoptionChain.Locked(facts).Select(r => r.Rule));
    }

    [Fact]
    public void Adoption_Steps_ComeInTheOrderOfTheLaw()
    {
        var steps = new Dictionary<string, DateOnly>();
        foreach (var step in AdoptionStep.StepCodes)
        {
            Assert.Equal(step, AdoptionChain.Next(Open with { Steps = steps }));
            steps[step] = Entered;
        }
        Assert.Null(AdoptionChain.Next(Open with { Steps = steps }));
    }

    /// <summary>D-13, 收养登记办法 (2023) Art. 8: the registry's notice runs 60 days before the registration.</summary>
    [Fact]
    public void Adoption_Registration_WaitsForSixtyDaysOfNotice() =>
        Assert.Equal(new(2026, 4, 2), AdoptionChain.Earliest(Open with { Steps = new Dictionary<string, DateOnly> { ["notice"] = new(2026, 2, 1) } }, "registration"));

    /// <summary>G-12 (民发〔2014〕132号): under 16, or in need of special care, nobody leaves alone; G-11: an adult does as she likes.</summary>
    [Theory]
    [InlineData(15, true, false, false, false)]
    [InlineData(16, true, false, false, true)]
    [InlineData(null, true, false, false, false)]
    [InlineData(40, false, true, false, false)]
    [InlineData(40, false, false, true, false)]
    [InlineData(18, false, false, false, true)]
    [InlineData(null, false, false, false, true)]
    public void Departure_Alone_ByAgeAndNeed(int? age, bool minor, bool disabled, bool ill, bool allowed)
    {
        var person = new PersonFacts { AgeYears = age, IsMinor = minor, MayBeDisabled = disabled, NeedsTreatment = ill };
        Assert.Equal(allowed, DepartureRules.NotAlone.Holds(new() { Person = person, Input = new() { Reason = "own-will" } }));
        Assert.All(Departure.ReasonCodes.Where(c => c is not ("own-will" or "ticket")), c => Assert.True(DepartureRules.NotAlone.Holds(new() { Person = person, Input = new() { Reason = c } })));
    }

    /// <summary>Each way out has its own guard (G-02, G-10, G-12, G-24), by the one fact it is about.</summary>
    [Theory]
    [InlineData("ticket", "none", "DepartureNotAlone")]
    [InlineData("parents", "no copy", "DepartureCollectorKnown")]
    [InlineData("collected", "buyer", "DepartureNotToBuyer")]
    [InlineData("parents", "sellers", "DepartureNotToSellers")]
    [InlineData("parents", "unfit", "DepartureNotToSellers")]
    [InlineData("adopted", "none", "DepartureAdoptionRegistered")]
    [InlineData("independent", "none", "DepartureIndependentOfAge")]
    public void Departure_EachWayOut_HasItsGuard(string reason, string what, string rule)
    {
        var facts = new DepartureFacts
        {
            Person = new() { AgeYears = 9, IsMinor = true, Guardians = what == "unfit" ? "unfit" : "found" },
            Input = new() { Reason = reason, CollectorIdCopied = what != "no copy" },
            BuyerClash = what == "buyer",
            ParentsAreSellers = what == "sellers",
        };
        Assert.Equal([rule], DepartureRules.All.Where(r => !r.Holds(facts)).Select(r => r.Name));
        var adult = facts with { Person = new() { AgeYears = 20 }, Input = facts.Input with { CollectorIdCopied = true }, BuyerClash = false, ParentsAreSellers = false, AdoptionRegistered = true };
        Assert.All(DepartureRules.All, r => Assert.True(r.Holds(adult), r.Name));
    }

    /// <summary>A station brings nobody up; a home gives no ticket and ends no rescue; between them every way out is offered.</summary>
    [Fact]
    public void Departure_Reasons_FitTheInstitution()
    {
        var (station, home) = (Departure.ReasonsOf(OrganisationKind.RescueStation), Departure.ReasonsOf(OrganisationKind.WelfareHome));
        Assert.DoesNotContain(Departure.Adopted, station);
        Assert.DoesNotContain("ticket", home);
        Assert.Equal(Departure.ReasonCodes.Order(), station.Union(home).Order());
    }

    /// <summary>G-12: whoever collects a person shows an identity document, and a copy is kept.</summary>
    [Fact]
    public void Departure_Collected_NeedsTheCollectorsCopy()
    {
        var facts = new DepartureFacts { Person = new() { AgeYears = 9, IsMinor = true }, Input = new() { Reason = "collected" } };
        Assert.False(DepartureRules.CollectorKnown.Holds(facts));
        Assert.True(DepartureRules.CollectorKnown.Holds(facts with { Input = facts.Input with { CollectorIdCopied = true } }));
    }

    [Theory, InlineData("2026-03-01", "2026-03-01", 1), InlineData("2026-02-27", "2026-03-01", 3)]
    public void Departure_Days_CountTheFirstAndTheLast(string entered, string left, int days) =>
        Assert.Equal(days, Departure.DaysOf(DateOnly.Parse(entered, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(left, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Rules_ThatARefusalNames_HaveASentence()
    {
        var texts = Texts.OfAssembly(NullLogger<Texts>.Instance);
        Assert.All([.. AdoptionChain.Lock.Select(r => r.Name), .. DepartureRules.All.Select(r => r.Name), AdoptionService.OrderRule, DepartureService.InCareRule, SocialWorkService.ConsentRule],
            name => Assert.True(texts.Has("Rule." + name), name));
    }
}
