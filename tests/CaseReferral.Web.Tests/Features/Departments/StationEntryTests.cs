using System.Net;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Persons;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Departments;

/// <summary>
/// A rescue station takes her in from another institution (民发〔2015〕158号, 民发〔2014〕132号): its counters begin that day, unless they began earlier in
/// the case; the counter survives a transfer.
/// </summary>
public sealed class StationEntryTests : IAsyncDisposable
{
    private const string MinorsCentre = Institutions.MinorsCentre, Station = Institutions.Station;
    private readonly AppFactory app = new();
    private readonly Institutions city;

    public StationEntryTests() => city = new(app);

    private Story Story => city.Story;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    public static TheoryData<string> Unidentified => [PlacementClocks.NoticeClock, PlacementClocks.SampleRequestClock, "stranded-10d", "stranded-3m"];

    /// <summary>She was seventeen when she came to the centre, and is grown up now.</summary>
    private async Task<(Guid Case, Guid Placement)> GrownUpAsync(bool known)
    {
        var (id, placement) = await city.AtAsync(MinorsCentre, 17);
        app.Clock.Advance(TimeSpan.FromDays(330));
        if (known)
            await Story.ReadAsync(async db =>
            {
                var person = (await city.CaseAsync(id)).PersonId;
                (await db.Set<Person>().SingleAsync(p => p.Id == person)).ConfirmIdentity();
                return await db.SaveChangesAsync();
            });
        return (id, placement);
    }

    private async Task EnterAsync(Guid id, Guid placement)
    {
        var transfer = await city.HandOnAsync(MinorsCentre, id, placement, Station);
        await city.AcceptAsync(Station, transfer);
        await city.PlaceAsync(Station, transfer);
    }

    /// <summary>A counter of an earlier stay.</summary>
    private Task BeganAsync(Guid id, string kind, DateTime at, DateTime? done = null) => Story.ReadAsync(async db =>
    {
        var clock = new CaseClock(await db.Set<Case>().SingleAsync(c => c.Id == id), kind, "民发〔2015〕158号", await city.UnitAsync(MinorsCentre), Term.Months(3), at, WorkCalendar.Embedded());
        if (done is { } day)
            clock.Done(Core.Common.Actor.System("test"), day);
        db.Add(clock);
        return await db.SaveChangesAsync();
    });

    [Theory]
    [InlineData("station-notice-24h", "24h"), InlineData("sampling-request", "7wd"), InlineData("stranded-10d", "10d"), InlineData("stranded-3m", "3m")]
    public async Task Unknown_EachCounterBeginsWithHerEntry_AndIsTheStations(string kind, string limit)
    {
        var (id, placement) = await GrownUpAsync(known: false);
        Assert.DoesNotContain(await city.ClocksAsync(id), c => c.Kind == kind);
        await EnterAsync(id, placement);
        var clock = Assert.Single(await city.ClocksAsync(id), c => c.Kind == kind);
        Assert.Equal((limit, await city.UnitAsync(Station), (DateTime?)null), (clock.Limit, clock.HolderId, clock.DoneAt));
        Assert.Equal(Story.Today, ChinaTime.LocalDate(clock.StartedAt));
        Assert.DoesNotContain(await city.ClocksAsync(id), c => c.Kind == PlacementClocks.StayClock);
        var page = await (await app.AsAsync(Station)).GoAsync($"/cases/{id}");
        Assert.Contains(Words.Of(app, "CaseClock." + kind), page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Known_TheTenDaysOfAStayBegin_AndNothingElse()
    {
        var (id, placement) = await GrownUpAsync(known: true);
        await EnterAsync(id, placement);
        var stay = Assert.Single(await city.ClocksAsync(id), c => c.Kind == PlacementClocks.StayClock);
        Assert.Equal(("10d", await city.UnitAsync(Station), Story.Today), (stay.Limit, stay.HolderId, ChinaTime.LocalDate(stay.StartedAt)));
        Assert.DoesNotContain(await city.ClocksAsync(id), c => PlacementClocks.WhileUnidentified.Contains(c.Kind));
    }

    [Theory, MemberData(nameof(Unidentified))]
    public async Task CounterThatRuns_GoesOnFromItsBeginning_WithTheStation(string kind)
    {
        var (id, placement) = await GrownUpAsync(known: false);
        var began = Story.Now.AddDays(-60);
        await BeganAsync(id, kind, began);
        await EnterAsync(id, placement);
        var clock = Assert.Single(await city.ClocksAsync(id), c => c.Kind == kind);
        Assert.Equal((began, await city.UnitAsync(Station)), (clock.StartedAt, clock.HolderId));
    }

    [Theory, MemberData(nameof(Unidentified))]
    public async Task CounterThatWasMet_DoesNotBeginAnew(string kind)
    {
        var (id, placement) = await GrownUpAsync(known: false);
        await BeganAsync(id, kind, Story.Now.AddDays(-60), Story.Now.AddDays(-50));
        await EnterAsync(id, placement);
        Assert.NotNull(Assert.Single(await city.ClocksAsync(id), c => c.Kind == kind).DoneAt);
    }

    /// <summary>The notice is out and the sample taken before she came: nobody is told to do it again.</summary>
    [Fact]
    public async Task WhatOthersHaveDone_IsNotAskedOfTheStation()
    {
        var (id, placement) = await GrownUpAsync(known: false);
        await Story.AttachAsync(MinorsCentre, id, DocumentCategories.TracingNotice);
        await Story.ReadAsync(async db =>
        {
            (await db.Set<Core.Rescues.SamplingRecord>().SingleAsync(s => s.CaseId == id)).SampledOn = Story.Today;
            return await db.SaveChangesAsync();
        });
        await EnterAsync(id, placement);
        Assert.Equal(["stranded-10d", "stranded-3m"], (await city.ClocksAsync(id)).Where(c => PlacementClocks.WhileUnidentified.Contains(c.Kind)).Select(c => c.Kind));
    }

    /// <summary>She left the station, which broke its counters off; police bring her again, and a new stay is counted.</summary>
    [Theory, InlineData(true, 1), InlineData(false, 4)]
    public async Task SheLeftAndComesAgain_ANewStayIsCounted(bool known, int counters)
    {
        var (id, placement) = await GrownUpAsync(known);
        await EnterAsync(id, placement);
        var before = (await city.ClocksAsync(id)).Count;
        app.Clock.Advance(TimeSpan.FromDays(2));
        var clerk = await (await app.AsAsync(Station)).GoAsync($"/cases/{id}/departures");
        await clerk.SendAsync(new() { ["Form.Reason"] = "own-will", ["Form.LeftOn"] = $"{Story.Today:yyyy-MM-dd}", ["Form.Destination"] = "青禾县" });
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        var transfer = await Story.ReadAsync(db => db.Set<Core.Handoffs.Handoff>().Where(h => h.CaseId == id).OrderByDescending(h => h.Serial).Select(h => h.Id).FirstAsync());
        await Story.FireAsync(Station, transfer, Core.Handoffs.HandoffAction.Report);
        await Story.FireAsync(MinorsCentre, transfer, Core.Handoffs.HandoffAction.Confirm);
        app.Clock.Advance(TimeSpan.FromDays(20));
        var again = await city.SendAsync(Story.Police, id, Station);
        await city.AcceptAsync(Station, again);
        await city.PlaceAsync(Station, again);
        var clocks = await city.ClocksAsync(id);
        Assert.Equal(before + counters, clocks.Count);
        Assert.Equal(counters, clocks.Count(c => c.DoneAt is null && ChinaTime.LocalDate(c.StartedAt) == Story.Today));
    }
}
