using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Web.Shell;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CaseReferral.Core.Tests.Departments;

/// <summary>domain 2.6: the routing table after rescue, row by row; it is data, and a row without words is no row.</summary>
public sealed class PlacementRouteTests
{
    private static PersonFacts Person(string what) => what.Split('+').Aggregate(new PersonFacts { AgeYears = 30, Guardians = "", IdentityConfirmed = true }, (p, w) => w switch
    {
        "minor" => p with { AgeYears = 9, IsMinor = true },
        "2y" => p with { AgeYears = 2 },
        "3y" => p with { AgeYears = 3 },
        "disabled" => p with { MayBeDisabled = true },
        "ill" => p with { NeedsTreatment = true },
        "unknown" => p with { IdentityConfirmed = false },
        "foreign" => p with { Nationality = "704" },
        "in-care" => p with { InCare = true },
        "hongkong" => p with { Nationality = "344" },
        "adult" => p,
        _ => p with { Guardians = w },
    });

    [Theory]
    [InlineData("minor+not-found", "NotFound", OrganisationKind.WelfareHome, "")]
    [InlineData("minor+searching", "Searching", OrganisationKind.WelfareHome, "")]
    [InlineData("minor+unfit", "Unfit", OrganisationKind.MinorsCentre, "")]
    [InlineData("minor+unfit+2y", "Infant", OrganisationKind.WelfareHome, "")]
    [InlineData("minor+unfit+3y", "Unfit", OrganisationKind.MinorsCentre, "")]
    [InlineData("minor+unfit+disabled", "Disabled", OrganisationKind.WelfareHome, "")]
    [InlineData("minor+found", "Found", OrganisationKind.MinorsCentre, "family")]
    [InlineData("minor+not-found+ill", "NotFound", OrganisationKind.WelfareHome, "treatment")]
    [InlineData("minor+not-found+in-care", "Onward", OrganisationKind.WelfareHome, "")]
    [InlineData("minor+searching+in-care", "Onward", OrganisationKind.WelfareHome, "")]
    [InlineData("minor+unfit+in-care", "Unfit", OrganisationKind.MinorsCentre, "")]
    [InlineData("minor+not-found+in-care+2y", "Infant", OrganisationKind.WelfareHome, "")]
    [InlineData("adult+unknown+in-care", "Unidentified", OrganisationKind.RescueStation, "")]
    [InlineData("adult", "Adult", OrganisationKind.RescueStation, "")]
    [InlineData("adult+unknown", "Unidentified", OrganisationKind.RescueStation, "")]
    [InlineData("adult+foreign", "Adult", OrganisationKind.RescueStation, "foreign")]
    [InlineData("adult+hongkong", "Adult", OrganisationKind.RescueStation, "")]
    public void Table_ForAPerson_ProposesOneRow(string person, string row, OrganisationKind first, string also)
    {
        var proposal = new PlacementKind().Propose(Person(person));
        Assert.Equal((row, first, also), (proposal.Key, proposal.First, string.Join(',', proposal.Also)));
        Assert.All(proposal.Because, c => Assert.True(PlacementRoutes.Conditions[c](Person(person)), c));
    }

    /// <summary>D-11, 2015 notice: after the notice the child goes on to a welfare home, also where the city sends it to a centre after the rescue.</summary>
    [Fact]
    public void D11_FromAnInstitution_TheWelfareHomeIsProposed_WhateverTheCityAgreedOnForTheRescue()
    {
        var kinds = new HandoffKinds();
        Assert.Null(kinds.Take(PlacementKind.KeyName, "NotFound", "MinorsCentre"));
        var kind = kinds[PlacementKind.KeyName];
        Assert.Equal(OrganisationKind.MinorsCentre, kind.Propose(Person("minor+not-found"))!.First);
        Assert.Equal(OrganisationKind.WelfareHome, kind.Propose(Person("minor+not-found+in-care"))!.First);
    }

    /// <summary>未成年人保护法 Art. 93, 救助管理办法 Art. 8: the form by the institution and by age, disability, guardians and sex.</summary>
    [Theory]
    [InlineData(OrganisationKind.MinorsCentre, "minor+not-found+2y", "welfare-home", "infant")]
    [InlineData(OrganisationKind.MinorsCentre, "minor+not-found+3y", "own-institution", "institution")]
    [InlineData(OrganisationKind.MinorsCentre, "minor+found+disabled", "welfare-home", "disabled")]
    [InlineData(OrganisationKind.WelfareHome, "minor+not-found+2y+disabled", "own-institution", "institution")]
    [InlineData(OrganisationKind.MinorsCentre, "minor+found", "own-institution", "found")]
    [InlineData(OrganisationKind.WelfareHome, "minor+unfit", "own-institution", "unfit")]
    [InlineData(OrganisationKind.RescueStation, "adult+disabled", "own-institution", "station")]
    public void Form_ForAPerson_IsProposedWithItsReason(OrganisationKind institution, string person, string form, string because)
    {
        var offer = PlacementOffer.Of(institution, Person(person));
        Assert.Equal((form, because), (offer.Form, offer.Because));
        Assert.Equal(institution == OrganisationKind.RescueStation, PlacementOffer.Of(institution, Person(person) with { Sex = "2" }).AsksForWomen);
        Assert.True(PlacementOffer.Of(institution, Person(person + "+ill")).TreatmentFirst);
    }

    /// <summary>Kind, ages, places, area: the unit that suits her best stands first.</summary>
    [Fact]
    public void Units_AreRankedByWhatIsKnown()
    {
        Organisation Home(string code, string region = "999901") => new(code, code, OrganisationKind.WelfareHome, region);
        Organisation[] units =
        [
            new("centre", "centre", OrganisationKind.MinorsCentre, "999901"),
            Home("full").WithPlaces(1), Home("old").ForAges(14, 17), Home("far", "999902"), Home("near").WithPlaces(2),
        ];
        var ranked = ReceiverFit.Ranked(units, new PlacementKind().Propose(Person("minor+not-found")), Person("minor+not-found"), "999901",
            new Dictionary<Guid, int> { [units[1].Id] = 1, [units[4].Id] = 1 }).ToList();
        Assert.Equal(["near", "far", "full", "old", "centre"], ranked.Select(f => f.Unit.Code));
        Assert.Equal([1, null, 0, null, null], ranked.Select(f => f.PlacesLeft));
    }

    /// <summary>Whoever she is, some row fits: nobody is left without a proposal.</summary>
    [Fact]
    public void Table_ForEverybody_HasARow() => Assert.All(
        from guardians in (string[])["found", "searching", "not-found", "unfit"]
        from minor in (bool[])[true, false]
        from age in (int?[])[null, 0, 2, 3, 15, 17, 40]
        from disabled in (bool[])[true, false]
        select new PersonFacts { Guardians = guardians, IsMinor = minor, AgeYears = age, MayBeDisabled = disabled },
        p => Assert.Equal(p.IsMinor, new PlacementKind().Propose(p).First != OrganisationKind.RescueStation));

    [Theory]
    [InlineData("MinorsCentre", null), InlineData("WelfareHome", null)]
    [InlineData("RescueStation", "must be one of WelfareHome, MinorsCentre"), InlineData("minorscentre", "must be one of"), InlineData("", "must be one of")]
    public void City_MayAgreeOtherwise_WithinTheTable(string value, string? problem)
    {
        var kinds = new HandoffKinds();
        var told = kinds.Take(PlacementKind.KeyName, "NotFound", value);
        Assert.Equal(problem is null, told is null);
        Assert.Contains(problem ?? "", told ?? "", StringComparison.Ordinal);
        var first = kinds[PlacementKind.KeyName].Propose(Person("minor+not-found"))!.First;
        Assert.Equal(problem is null ? value : "WelfareHome", $"{first}");
    }

    [Fact]
    public void Rows_HaveTheirWords_AndTheirSource()
    {
        var texts = Texts.OfAssembly(NullLogger<Texts>.Instance);
        Assert.All(PlacementRoutes.All, r => Assert.True(texts.Has("RouteSource." + r.Key) && (!r.Also || texts.Has("RouteAlso." + r.Key)), r.Key));
        Assert.All(PlacementRoutes.Conditions.Keys, c => Assert.True(texts.Has("RouteIs." + c), c));
        Assert.All(PlacementRoutes.All.SelectMany(r => r.Conditions), c => Assert.Contains(c, PlacementRoutes.Conditions.Keys));
        Assert.All(PlacementRoutes.Ways, r => Assert.NotEmpty(r.First));
    }

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(false, true, false)]
    [InlineData(true, false, false)]
    [InlineData(true, true, true)]
    public void AnotherForm_NeedsItsReason_UnlessAMoveTellsIt(bool isPlaced, bool saysWhySheMoves, bool passes)
    {
        PlacementDetails details = new() { Form = "foster-family", StartedOn = new(2026, 7, 1), MoveReason = saysWhySheMoves ? "to-family" : null };
        PlacementOffer offer = new("own-institution", "institution") { AsksForCategory = true, Stands = isPlaced ? "own-institution" : null };
        var wrong = PlacementCheck.Wrong(details, offer, null, new(2026, 7, 2, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal(passes ? [] : ["Error.FormReason"], wrong.Select(e => e.Key));
    }

    [Theory]
    [InlineData("foster-family", false, null, false)]
    [InlineData("welfare-home", false, "own-institution", false)]
    [InlineData("foster-family", false, "foster-family", true)]
    [InlineData("foster-family", true, null, true)]
    [InlineData("relative", false, null, true)]
    public void FormOfChildren_TakesNoAdult_ButOneWhoGrewUpThere(string form, bool isMinor, string? stands, bool passes)
    {
        PlacementDetails details = new() { Form = form, FormReason = "x", StartedOn = new(2026, 7, 1) };
        PlacementOffer offer = new("own-institution", "institution") { AsksForCategory = isMinor, Stands = stands };
        var wrong = PlacementCheck.Wrong(details, offer, null, new(2026, 7, 2, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal(passes ? [] : ["Error.FormOfChildren"], wrong.Select(e => e.Key));
    }
}
