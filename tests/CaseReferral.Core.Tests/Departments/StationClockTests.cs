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

    /// <summary>D-02, D-05, D-06, D-08 (民发〔2015〕158号, 民发〔2014〕132号) and D-09 to D-12 (2015 notice): what begins by itself, whose it is, and when it is due.</summary>
    [Theory]
    [InlineData("station-notice-24h", "24h", "民发〔2015〕158号", "station", "2026-03-03")]
    [InlineData("stranded-10d", "10d", "民发〔2015〕158号", "station", "2026-03-12")]
    [InlineData("stranded-3m", "3m", "民发〔2015〕158号", "station", "2026-06-02")]
    [InlineData("certificate-1m", "1m", "民政部 公安部 2015 年打拐解救儿童收养工作通知", "police", "2026-04-01")]
    [InlineData("tracing-notice", "30d", "民政部 公安部 2015 年打拐解救儿童收养工作通知", "station", "2026-04-01")]
    [InlineData("welfare-home", "37d", "民政部 公安部 2015 年打拐解救儿童收养工作通知", "station", "2026-04-08")]
    [InlineData("certificate-12m", "12m", "民政部 公安部 2015 年打拐解救儿童收养工作通知", "police", "2027-03-02")]
    [InlineData("station-stay", "10d", "民发〔2014〕132号", "station", "2026-03-12")]
    public void Placement_BeginsItsLimitsByItself(string kind, string limit, string source, string holder, string due)
    {
        static DateTime At(string day) => ChinaTime.ToUtc(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture).ToDateTime(new TimeOnly(9, 0)));
        var (police, station) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var @case = new Case(20260000001, Guid.CreateVersion7(), "小安", null, "999901", police, At("2026-03-01"));
        @case.HandOver(station);
        var person = kind == "station-stay" ? new PersonFacts { AgeYears = 30, IdentityConfirmed = true } : new PersonFacts { AgeYears = 9, IsMinor = true, Guardians = "not-found" };
        var clock = Assert.Single(PlacementClocks.For(@case, person, OrganisationKind.RescueStation, At("2026-03-01"), At("2026-03-02"), Calendar), c => c.Kind == kind);
        Assert.Equal((limit, source, holder == "police" ? police : station), (clock.Limit, clock.Source, clock.HolderId));
        Assert.Equal(due, $"{ChinaTime.LocalDate(clock.RawDueAt.AddMinutes(-1)):yyyy-MM-dd}");
        Assert.Equal(kind is not ("stranded-10d" or "stranded-3m" or "station-stay"), clock.IsDuty);
    }

    /// <summary>D-11: since 2026-04-01 the child is in a welfare home from the first day, and need not go there.</summary>
    [Fact]
    public void D11_ChildOfAWelfareHome_IsThereAlready()
    {
        var @case = new Case(20260000001, Guid.CreateVersion7(), "小安", null, "999901", Guid.CreateVersion7(), DateTime.UnixEpoch);
        var child = new PersonFacts { AgeYears = 9, IsMinor = true, Guardians = "searching" };
        Assert.DoesNotContain(PlacementClocks.For(@case, child, OrganisationKind.WelfareHome, DateTime.UnixEpoch, DateTime.UnixEpoch, Calendar), c => c.Kind == PlacementClocks.WelfareHomeClock);
        Assert.Contains(PlacementClocks.For(@case, child, OrganisationKind.MinorsCentre, DateTime.UnixEpoch, DateTime.UnixEpoch, Calendar), c => c.Kind == PlacementClocks.WelfareHomeClock);
    }
}
