using System.Net;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Handoffs;
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

    [Theory, InlineData(null, null, SamplingState.ToSample), InlineData("2026-03-01", null, SamplingState.ToCompare), InlineData(null, "2026-03-02", SamplingState.Compared)]
    public void State_IsTheLastStep(string? sampled, string? compared, SamplingState state) =>
        Assert.Equal(state, SamplingRecord.StateOf(Day(sampled), Day(compared)));

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
