using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using Xunit;

namespace CaseReferral.Core.Tests.Departments;

/// <summary>What begins when a station takes in somebody nobody knows (民发〔2015〕158号).</summary>
public sealed class StationClockTests
{
    private static readonly WorkCalendar Calendar = WorkCalendar.Embedded();

    /// <summary>D-03: police are asked for a sample within 7 working days; make-up days count, holidays do not. Only who asked and when is kept.</summary>
    [Theory]
    [InlineData("2026-02-12", "2026-02-28")]
    [InlineData("2026-09-24", "2026-10-12")]
    public void D03_SampleIsAskedFor_InSevenWorkingDays(string entered, string due)
    {
        static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        var start = ChinaTime.ToUtc(Day(entered).ToDateTime(new TimeOnly(9, 0)));
        var station = Guid.CreateVersion7();
        var @case = new Case(20260000001, Guid.CreateVersion7(), "小安", null, "999901", station, start);
        var clock = Assert.Single(PlacementClocks.For(@case, new PersonFacts { AgeYears = 30 }, OrganisationKind.RescueStation, start, start, Calendar), c => c.Kind == "sampling-request");
        Assert.Equal(("7wd", "民发〔2015〕158号", station), (clock.Limit, clock.Source, clock.HolderId));
        Assert.Equal(Day(due), ChinaTime.LocalDate(clock.DueAt.AddMinutes(-1)));
    }

    [Fact]
    public void D03_WhoIsKnown_OrElsewhere_HasNoSuchLimit()
    {
        var @case = new Case(20260000001, Guid.CreateVersion7(), "小安", null, "999901", Guid.CreateVersion7(), DateTime.UnixEpoch);
        IEnumerable<string> Kinds(PersonFacts person, OrganisationKind unit) => PlacementClocks.For(@case, person, unit, DateTime.UnixEpoch, DateTime.UnixEpoch, Calendar).Select(c => c.Kind);
        Assert.DoesNotContain("sampling-request", Kinds(new() { AgeYears = 30, IdentityConfirmed = true }, OrganisationKind.RescueStation));
        Assert.DoesNotContain("sampling-request", Kinds(new() { AgeYears = 30 }, OrganisationKind.CivilAffairsBureau));
    }
}
