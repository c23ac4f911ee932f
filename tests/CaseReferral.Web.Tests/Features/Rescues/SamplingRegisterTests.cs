using System.Net;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;
using CaseReferral.Testing;
using CaseReferral.Web.Tests.Features.Access;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Rescues;

/// <summary>采血比对登记簿 (notice 三.7): for police alone, each unit its own, statuses and days and nothing else.</summary>
public sealed class SamplingRegisterTests(AppFactory app) : IClassFixture<AppFactory>
{
    private readonly Story story = new(app);

    private async Task<Visitor> OpenAsync(string account, string path = "/sampling") => await (await app.AsAsync(account)).GoAsync(path);

    private Task<string> NumberAsync(Guid id) => story.ReadAsync(async db => Core.Common.Serial.Format(await db.Set<Case>().Where(c => c.Id == id).Select(c => c.Serial).SingleAsync()));

    private static string Rows(Visitor page) => page.Page.QuerySelector("[aria-labelledby=list-title] tbody")?.TextContent ?? "";

    [Fact]
    public async Task Register_FollowsEachStep_AndItsFilterToo()
    {
        var child = await story.RescueAsync();
        var number = await NumberAsync(child);
        var today = $"{story.Today:yyyy-MM-dd}";
        async Task RecordAsync(Dictionary<string, string?> values) => await (await OpenAsync(Story.Police, $"/cases/{child}/police/sampling")).SendAsync(values);
        async Task IsAsync(SamplingState state)
        {
            foreach (var asked in Enum.GetValues<SamplingState>())
            {
                var page = await OpenAsync(Story.Police, $"/sampling?state={asked}");
                Assert.DoesNotMatch(Words.MissingKey(), page.Html);
                Assert.Equal(asked == state, Rows(page).Contains(number, StringComparison.Ordinal));
            }
        }
        await IsAsync(SamplingState.ToSample);
        await RecordAsync(new() { ["Form.SampledOn"] = today, ["Form.ReceiptNumber"] = "回执样例7" });
        await IsAsync(SamplingState.ToEnter);
        await RecordAsync(new() { ["Form.DatabaseEntryOn"] = today });
        await IsAsync(SamplingState.ToCompare);
        await RecordAsync(new() { ["Form.ComparedOn"] = today, ["Form.Result"] = "no-match" });
        await IsAsync(SamplingState.Compared);
        var all = await OpenAsync(Story.Police);
        Assert.Contains(Words.Of(app, "SamplingResult.no-match"), Rows(all), StringComparison.Ordinal);
        Assert.DoesNotContain("回执样例7", all.Text, StringComparison.Ordinal);
    }

    /// <summary>Sampling is the police's own: no other department, no office and no other police unit reads it.</summary>
    [Fact]
    public async Task Register_IsForTheUnitsOwnPoliceAlone()
    {
        var number = await NumberAsync(await story.RescueAsync());
        Assert.Contains(number, Rows(await OpenAsync(Story.Police)), StringComparison.Ordinal);
        Assert.DoesNotContain(number, Rows(await OpenAsync("qinghe-xingzhen")), StringComparison.Ordinal);
        foreach (var account in new[] { Story.Centre, Story.Receiver, Story.Office, "jiuzhu", "yiyuan", "xitong", "anquan", "shenji" })
            Assert.Equal(HttpStatusCode.Forbidden, (await OpenAsync(account)).Status);
    }

    /// <summary>A minor's status is in her file: a colleague without a grant does not read it here either.</summary>
    [Fact]
    public async Task Register_ShowsAMinorToThoseWhoMayOpenHerFile()
    {
        var (child, woman) = (await NumberAsync(await story.RescueAsync(9)), await NumberAsync(await story.RescueAsync(30)));
        foreach (var (account, reads) in new[] { (Story.Police, true), (Story.Police + "-lead", true), (await app.ColleagueOfAsync(Story.Police), false) })
        {
            var rows = Rows(await OpenAsync(account));
            Assert.Contains(woman, rows, StringComparison.Ordinal);
            Assert.Equal(reads, rows.Contains(child, StringComparison.Ordinal));
        }
    }

    /// <summary>Household police that received her papers are police, but have no part in sampling.</summary>
    [Fact]
    public async Task Register_IsNotForPoliceThatOnlyReceivedAHandoff()
    {
        const string householdPolice = "nanwan-huzheng";
        var child = await story.PlacedAsync(9);
        var today = $"{story.Today:yyyy-MM-dd}";
        await (await OpenAsync(Story.Police, $"/cases/{child}/police/sampling"))
            .SendAsync(new() { ["Form.SampledOn"] = today, ["Form.ReceiptNumber"] = "回执样例8", ["Form.ComparedOn"] = today, ["Form.Result"] = "no-match" });
        var handoff = await story.SendAsync(child, "household", Story.Centre, householdPolice);
        await story.FireAsync(householdPolice, handoff, HandoffAction.Sign);
        await story.FireAsync(householdPolice, handoff, HandoffAction.Accept);
        Assert.Equal(HttpStatusCode.OK, (await OpenAsync(householdPolice, $"/cases/{child}")).Status);
        Assert.DoesNotContain(await NumberAsync(child), Rows(await OpenAsync(householdPolice)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, null, SamplingState.ToSample), InlineData("2026-03-01", null, null, SamplingState.ToEnter)]
    [InlineData("2026-03-01", "2026-03-02", null, SamplingState.ToCompare), InlineData(null, "2026-03-02", null, SamplingState.ToCompare)]
    [InlineData(null, null, "2026-03-02", SamplingState.Compared), InlineData("2026-03-01", null, "2026-03-02", SamplingState.Compared)]
    public void State_IsTheLastStep(string? sampled, string? entered, string? compared, SamplingState state)
    {
        Assert.Equal(state, SamplingRecord.StateOf(Day(sampled), Day(entered), Day(compared), isNeeded: true));
        // A sample that was begun goes on; only where there is none it may be said that none is needed.
        var known = state == SamplingState.ToSample ? SamplingState.NotNeeded : state;
        Assert.Equal(known, SamplingRecord.StateOf(Day(sampled), Day(entered), Day(compared), isNeeded: false));
    }

    /// <summary>A grown woman who is known is not work to be done; her row stays where a sample exists, and when her station asks.</summary>
    [Fact]
    public async Task AdultWhoIsKnown_IsNotNeeded_UntilASampleExists()
    {
        var (woman, child) = (await story.RescueAsync(30), await story.RescueAsync());
        var (number, other) = (await NumberAsync(woman), await NumberAsync(child));
        await IsAsync(SamplingState.ToSample);
        await story.ReadAsync(async db =>
        {
            foreach (var id in new[] { woman, child })
                (await db.Set<Person>().SingleAsync(p => db.Set<Case>().Any(c => c.Id == id && c.PersonId == p.Id))).ConfirmIdentity();
            return await db.SaveChangesAsync();
        });
        await IsAsync(SamplingState.NotNeeded);
        Assert.Contains(Words.Of(app, "SamplingState.NotNeeded"), Row(await OpenAsync(Story.Police)), StringComparison.Ordinal);
        Assert.Contains(other, Rows(await OpenAsync(Story.Police, "/sampling?state=ToSample")), StringComparison.Ordinal);
        await (await OpenAsync(Story.Police, $"/cases/{woman}/police/sampling")).SendAsync(new() { ["Form.SampledOn"] = $"{story.Today:yyyy-MM-dd}" });
        await IsAsync(SamplingState.ToEnter);

        string Row(Visitor page) => page.Page.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains(number, StringComparison.Ordinal)).TextContent;
        async Task IsAsync(SamplingState state)
        {
            foreach (var asked in Enum.GetValues<SamplingState>())
                Assert.Equal(asked == state, Rows(await OpenAsync(Story.Police, $"/sampling?state={asked}")).Contains(number, StringComparison.Ordinal));
        }
    }

    /// <summary>D-03, D-04: the letter of the station makes it work of police.</summary>
    [Fact]
    public async Task AdultWhoIsKnown_IsToBeSampled_WhenHerInstitutionAsks()
    {
        var woman = await story.RescueAsync(30);
        var number = await NumberAsync(woman);
        await story.ReadAsync(async db =>
        {
            var @case = await db.Set<Case>().SingleAsync(c => c.Id == woman);
            (await db.Set<Person>().SingleAsync(p => p.Id == @case.PersonId)).ConfirmIdentity();
            db.Add(new CaseClock(@case, PlacementClocks.SampleClock, "民发〔2015〕158号", @case.OriginOrganisationId, Term.Months(1), story.Now, WorkCalendar.Embedded()));
            return await db.SaveChangesAsync();
        });
        Assert.Contains(number, Rows(await OpenAsync(Story.Police, "/sampling?state=ToSample")), StringComparison.Ordinal);
        Assert.DoesNotContain(number, Rows(await OpenAsync(Story.Police, "/sampling?state=NotNeeded")), StringComparison.Ordinal);
    }

    /// <summary>The day of the entry into the national database is seen by police on the case page, and by nobody else (三.7b).</summary>
    [Fact]
    public async Task DatabaseEntry_IsOnTheCasePageOfThePoliceAlone()
    {
        var child = await story.PlacedAsync(9);
        var today = $"{story.Today:yyyy-MM-dd}";
        await (await OpenAsync(Story.Police, $"/cases/{child}/police/sampling")).SendAsync(new() { ["Form.SampledOn"] = today, ["Form.DatabaseEntryOn"] = today });
        var label = Words.Of(app, "Sampling.DatabaseEntryOn");
        Assert.Contains(label, (await OpenAsync(Story.Police, $"/cases/{child}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(label, (await OpenAsync(Story.Centre, $"/cases/{child}")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, -1, null), InlineData(-2, 1, null), InlineData(-3, -1, -2), InlineData(null, -20_000, null)]
    public async Task DatabaseEntry_OutOfOrder_IsRefusedAtItsField_AndNothingIsSaved(int? sampled, int entered, int? compared)
    {
        var child = await story.RescueAsync();
        string? On(int? days) => days is { } d ? $"{story.Today.AddDays(d):yyyy-MM-dd}" : null;
        var refused = await (await OpenAsync(Story.Police, $"/cases/{child}/police/sampling")).SendAsync(new()
        {
            ["Form.SampledOn"] = On(sampled) ?? "",
            ["Form.ReceiptNumber"] = "回执样例9",
            ["Form.DatabaseEntryOn"] = On(entered),
            ["Form.ComparedOn"] = On(compared) ?? "",
            ["Form.Result"] = compared is null ? "" : "no-match",
        });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Page.QuerySelector("[name='Form.DatabaseEntryOn'].is-invalid"));
        Assert.Equal("回执样例9", refused.Page.QuerySelector("[name='Form.ReceiptNumber']")!.GetAttribute("value"));
        Assert.DoesNotMatch(Words.MissingKey(), refused.Html);
        Assert.Null(await story.ReadAsync(db => db.Set<SamplingRecord>().Where(s => s.CaseId == child).Select(s => s.ReceiptNumber).SingleAsync()));
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
