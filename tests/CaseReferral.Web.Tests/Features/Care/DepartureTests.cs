using System.Net;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Care;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Rescues;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Care;

/// <summary>离站登记 (民发〔2014〕132号; 国务院令 381): who may leave how, how many days she was there, and the register.</summary>
public sealed class DepartureTests(AppFactory app) : IClassFixture<AppFactory>
{
    private const string Station = "jiuzhu";
    private readonly Story story = new(app);

    private string Today => $"{story.Today:yyyy-MM-dd}";

    /// <summary>A grown-up woman in the rescue station; nobody knows who she is.</summary>
    private async Task<(Guid Case, Guid Handoff)> AtStationAsync(int age = 30)
    {
        var id = await story.RescueAsync(age);
        var handoff = await story.SendAsync(id, PlacementKind.KeyName, Story.Police, Station);
        await story.FireAsync(Station, handoff, HandoffAction.Sign);
        await story.FireAsync(Station, handoff, HandoffAction.Accept);
        return (id, handoff);
    }

    private async Task<Visitor> PlaceAsync(Guid handoff, bool women)
    {
        var clerk = await (await app.AsAsync(Station)).GoAsync($"/handoffs/{handoff}/placement");
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        Assert.DoesNotMatch(Words.MissingKey(), clerk.Html);
        return await clerk.SendAsync(new() { ["Form.Form"] = "own-institution", ["Form.Carer"] = "何样例", ["Form.StartedOn"] = Today, ["Form.FemaleStaff"] = women ? "true" : "false" });
    }

    private async Task<Visitor> LeaveAsync(string account, Guid id, string reason, Dictionary<string, string?>? more = null)
    {
        var clerk = await (await app.AsAsync(account)).GoAsync($"/cases/{id}/departures");
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        Assert.DoesNotMatch(Words.MissingKey(), clerk.Html);
        var values = new Dictionary<string, string?> { ["Form.Reason"] = reason, ["Form.LeftOn"] = Today, ["Form.Destination"] = "青禾县家中" };
        foreach (var (name, value) in more ?? [])
            values[name] = value;
        return await clerk.SendAsync(values);
    }

    /// <summary>G-06, 国务院令 381 Art. 8: women staff look after a woman.</summary>
    [Fact]
    public async Task Station_WithoutWomenStaff_CannotPlaceAWoman()
    {
        var (_, handoff) = await AtStationAsync();
        var refused = await PlaceAsync(handoff, women: false);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(Words.Of(app, "Rule.FemaleStaffForWomen"), refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await PlaceAsync(handoff, women: true)).Status);
        Assert.True(await story.ReadAsync(db => db.Set<PlacementRecord>().Where(p => p.HandoffId == handoff).Select(p => p.FemaleStaff).SingleAsync()));
    }

    /// <summary>G-11: an adult leaves at will; the days are counted, her counters end, and the register has her.</summary>
    [Fact]
    public async Task Adult_LeavesAtWill_IsCounted_AndStandsInTheRegister()
    {
        var (id, handoff) = await AtStationAsync();
        await PlaceAsync(handoff, women: true);
        Assert.True(await story.ReadAsync(db => db.Set<CaseClock>().AnyAsync(c => c.CaseId == id && c.Kind == "stranded-10d" && c.DoneAt == null)));
        app.Clock.Advance(TimeSpan.FromDays(4));
        var clerk = await LeaveAsync(Station, id, "own-will");
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        Assert.Contains("青禾县家中", clerk.Text, StringComparison.Ordinal);
        var left = await story.ReadAsync(db => db.Set<Departure>().SingleAsync(d => d.CaseId == id));
        Assert.Equal((5, "own-will"), (left.Days, left.Reason));
        Assert.False(await story.ReadAsync(db => db.Set<CaseClock>().AnyAsync(c => c.CaseId == id && PlacementClocks.WhileUnidentified.Contains(c.Kind) && c.DoneAt == null)));
        Assert.Equal(PlacementStatus.Ended, await story.ReadAsync(db => db.Set<PlacementRecord>().Where(p => p.HandoffId == handoff).Select(p => p.Status).SingleAsync()));
        var number = await story.ReadAsync(db => db.Set<Case>().Where(c => c.Id == id).Select(c => c.Serial).SingleAsync());
        await clerk.GoAsync("/departures");
        Assert.Contains(Core.Common.Serial.Format(number), clerk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("青禾县家中", clerk.Text, StringComparison.Ordinal);
        // Nobody leaves twice.
        Assert.Null((await clerk.GoAsync($"/cases/{id}/departures")).Page.QuerySelector($"form[action='/cases/{id}/departures']"));
        Assert.NotNull((await clerk.GoAsync("/")).Page.QuerySelector("nav a[href='/departures']"));
        Assert.Null((await (await app.AsAsync(Story.Police)).GoAsync("/")).Page.QuerySelector("nav a[href='/departures']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.AsAsync(Story.Police)).GoAsync("/departures")).Status);
        var other = await (await app.AsAsync(Story.Centre)).GoAsync("/departures");
        Assert.DoesNotContain(Core.Common.Serial.Format(number), other.Text, StringComparison.Ordinal);
    }

    /// <summary>D-04, 民发〔2015〕158号: the station's letter ends its own limit and begins the month of police, once; the comparison ends it.</summary>
    [Fact]
    public async Task D04_StationAsksForASample_PoliceHaveAMonth()
    {
        var (id, handoff) = await AtStationAsync();
        await PlaceAsync(handoff, women: true);
        var letter = await story.AttachAsync(Station, id, DocumentCategories.SamplingRequest, name: "函.pdf");
        await story.AttachAsync(Station, id, DocumentCategories.SamplingRequest, name: "函2.pdf");
        Assert.NotEqual(Guid.Empty, letter);
        var clocks = await story.ReadAsync(db => db.Set<CaseClock>().AsNoTracking().Where(c => c.CaseId == id).ToListAsync());
        Assert.NotNull(clocks.Single(c => c.Kind == "sampling-request").DoneAt);
        var month = Assert.Single(clocks, c => c.Kind == PlacementClocks.SampleClock);
        Assert.Equal(("1m", "民发〔2015〕158号", true), (month.Limit, month.Source, month.IsDuty));
        Assert.Equal(await story.ReadAsync(db => db.Set<Case>().Where(c => c.Id == id).Select(c => c.OriginOrganisationId).SingleAsync()), month.HolderId);
        var police = await (await app.AsAsync(Story.Police)).GoAsync($"/cases/{id}/police/sampling");
        await police.SendAsync(new() { ["Form.SampledOn"] = Today });
        Assert.Contains(PlacementClocks.SampleClock, await RunningAsync(id));
        await police.GoAsync($"/cases/{id}/police/sampling");
        // The day of the sample may be missing; what the station waits for is the answer.
        Assert.Equal(HttpStatusCode.OK, (await police.SendAsync(new() { ["Form.SampledOn"] = "", ["Form.ComparedOn"] = Today, ["Form.Result"] = "no-match" })).Status);
        Assert.DoesNotContain(PlacementClocks.SampleClock, await RunningAsync(id));
    }

    /// <summary>The counter of a stranded person survives a transfer: she is still in care.</summary>
    [Fact]
    public async Task Transfer_LeavesTheCountersRunning()
    {
        var (id, handoff) = await AtStationAsync();
        await PlaceAsync(handoff, women: true);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await LeaveAsync(Station, id, "transferred")).Status);
        Assert.Equal(HttpStatusCode.OK, (await LeaveAsync(Station, id, "transferred", new() { ["Form.Escort"] = "林示范", ["Form.EscortIsStaff"] = "true" })).Status);
        Assert.True(await story.ReadAsync(db => db.Set<CaseClock>().AnyAsync(c => c.CaseId == id && c.Kind == "stranded-3m" && c.DoneAt == null)));
    }

    /// <summary>G-12, 民发〔2014〕132号: under 16 nobody leaves alone, and whoever collects her is checked.</summary>
    [Fact]
    public async Task Child_LeavesOnlyWithSomebodyWhoWasChecked()
    {
        var child = await story.PlacedAsync(15);
        var alone = await LeaveAsync(Story.Centre, child, "own-will");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, alone.Status);
        Assert.Contains(Words.Of(app, "Rule.DepartureNotAlone"), alone.Text, StringComparison.Ordinal);
        Dictionary<string, string?> by = new() { ["Form.Collector"] = "祖母 王样本", ["Form.CollectorIdNumber"] = "999999195505050021" };
        var unchecked1 = await LeaveAsync(Story.Centre, child, "collected", by);
        Assert.Contains(Words.Of(app, "Rule.DepartureCollectorKnown"), unchecked1.Text, StringComparison.Ordinal);
        Assert.Equal(0, await story.ReadAsync(db => db.Set<Departure>().CountAsync(d => d.CaseId == child)));
        by["Form.CollectorIdCopied"] = "true";
        Assert.Equal(HttpStatusCode.OK, (await LeaveAsync(Story.Centre, child, "collected", by)).Status);
    }

    /// <summary>G-02, 三.16: the buyer who comes to the door takes nobody, whatever he says he is to her; and nobody passes without a number.</summary>
    [Fact]
    public async Task Child_IsNotHandedToTheBuyerAtTheDoor()
    {
        var child = await story.PlacedAsync(9);
        var police = await (await app.AsAsync(Story.Police)).GoAsync($"/cases/{child}/police/buyer");
        await police.SendAsync(new() { ["Form.IdNumber"] = "999999197001010017", ["Form.Phone"] = "13900000000" });
        Dictionary<string, string?> by = new() { ["Form.Collector"] = "父亲 魏某甲", ["Form.CollectorIdCopied"] = "true" };
        var nobody = await LeaveAsync(Story.Centre, child, "collected", by);
        Assert.NotNull(nobody.Page.QuerySelector("[name='Form.CollectorIdNumber'].is-invalid"));
        foreach (var (field, value) in new[] { ("CollectorIdNumber", "999999197001010017"), ("CollectorPhone", "13900000000") })
        {
            var buyer = await LeaveAsync(Story.Centre, child, "parents", new(by) { ["Form.CollectorIdNumber"] = "999999195505050021", ["Form." + field] = value });
            Assert.Contains(Words.Of(app, "Rule.DepartureNotToBuyer"), buyer.Text, StringComparison.Ordinal);
        }
        Assert.Equal(0, await story.ReadAsync(db => db.Set<Departure>().CountAsync(d => d.CaseId == child)));
    }

    /// <summary>A child leaves to adoptive parents after the registration alone, and what only a station does is not offered to a home.</summary>
    [Fact]
    public async Task Child_LeavesAsAdopted_AfterTheRegistrationAlone()
    {
        var child = await story.PlacedAsync(4);
        Dictionary<string, string?> parents = new() { ["Form.Collector"] = "养父 王样本、养母 何样例", ["Form.CollectorIdNumber"] = "999999198001010013、999999198203030022", ["Form.CollectorIdCopied"] = "true" };
        Assert.NotNull((await LeaveAsync(Story.Centre, child, Departure.Adopted)).Page.QuerySelector("[name='Form.Collector'].is-invalid"));
        Assert.Contains(Words.Of(app, "Rule.DepartureAdoptionRegistered"), (await LeaveAsync(Story.Centre, child, Departure.Adopted, parents)).Text, StringComparison.Ordinal);
        Assert.Contains(Words.Of(app, "Rule.DepartureIndependentOfAge"), (await LeaveAsync(Story.Centre, child, Departure.Independent)).Text, StringComparison.Ordinal);
        Assert.NotNull((await LeaveAsync(Story.Centre, child, "ticket")).Page.QuerySelector("[name='Form.Reason'].is-invalid"));
    }

    /// <summary>G-12: an adult in need of special care does not walk out either.</summary>
    [Fact]
    public async Task Adult_WhoMayBeDisabled_DoesNotLeaveAlone()
    {
        var (id, handoff) = await AtStationAsync();
        await PlaceAsync(handoff, women: true);
        await story.ReadAsync(async db =>
        {
            (await db.Set<RescueRecord>().SingleAsync(r => r.CaseId == id)).MayBeDisabled = true;
            return await db.SaveChangesAsync();
        });
        Assert.Contains(Words.Of(app, "Rule.DepartureNotAlone"), (await LeaveAsync(Station, id, "own-will")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LeftOn", "2030-01-01", "Error.Departure.Day"), InlineData("LeftOn", "2020-01-01", "Error.Departure.Day")]
    [InlineData("Destination", "", "Validation.Required"), InlineData("Reason", "nothing", "Error.Choose")]
    public async Task Departure_WithAWrongValue_IsRefusedAtItsField(string field, string value, string key)
    {
        var child = await story.PlacedAsync();
        var clerk = await LeaveAsync(Story.Centre, child, "escorted", new() { ["Form.Escort"] = "林示范", ["Form.EscortIsStaff"] = "true", ["Form." + field] = value });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, clerk.Status);
        if (key != "Validation.Required")
            Assert.Contains(Words.Full(app, key, Today), clerk.Page.QuerySelector(".err-summary")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(clerk.Page.QuerySelector($"[name='Form.{field}'].is-invalid"));
        Assert.Equal(0, await story.ReadAsync(db => db.Set<Departure>().CountAsync(d => d.CaseId == child)));
    }

    private Task<List<string>> RunningAsync(Guid @case) => story.ReadAsync(db =>
        db.Set<CaseClock>().Where(c => c.CaseId == @case && c.DoneAt == null).Select(c => c.Kind).Order().ToListAsync());

    /// <summary>When police know the parents no certificate that they cannot be found is waited for.</summary>
    [Fact]
    public async Task ParentsFound_EndsWhatWaitedForThem()
    {
        var child = await story.PlacedAsync();
        Assert.Equal(["certificate-12m", "certificate-1m", "tracing-notice"], await RunningAsync(child));
        var police = await (await app.AsAsync(Story.Police)).GoAsync($"/cases/{child}/police/record");
        await police.SendAsync(new() { ["Form.Guardians"] = "found" });
        Assert.Equal(HttpStatusCode.OK, police.Status);
        Assert.Empty(await RunningAsync(child));
    }

    /// <summary>D-08 (民发〔2014〕132号): a grown person who is known stays up to ten days as a rule; it ends when she leaves, and urges nobody.</summary>
    [Fact]
    public async Task D08_StayOfAKnownAdult_IsTenDays_UntilSheLeaves()
    {
        var (id, handoff) = await AtStationAsync();
        await story.ReadAsync(async db =>
        {
            var person = await db.Set<Case>().Where(c => c.Id == id).Select(c => c.PersonId).SingleAsync();
            (await db.Set<Core.Persons.Person>().SingleAsync(p => p.Id == person)).ConfirmIdentity();
            return await db.SaveChangesAsync();
        });
        await PlaceAsync(handoff, women: true);
        Assert.Equal([PlacementClocks.StayClock], await RunningAsync(id));
        Assert.Equal(HttpStatusCode.OK, (await LeaveAsync(Station, id, "own-will")).Status);
        Assert.Empty(await RunningAsync(id));
    }
}
