using System.Net;
using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Handoffs;
using CaseReferral.Testing;
using CaseReferral.Web.Features.Duties;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Duties;

/// <summary>No statutory limit of a unit is out of its sight because the inbox shows ten.</summary>
public sealed class DutiesTests : IAsyncDisposable
{
    private const int Many = 2 * DutiesPage.Size + 3;

    private readonly AppFactory app = new();
    private readonly Story story;

    public DutiesTests() => story = new(app);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>As many children's limits as the station has, each with a term of its own, some due on the same day.</summary>
    private async Task<Guid> LimitsAsync(int many)
    {
        var id = await story.RescueAsync();
        var unit = (await story.ActorAsync(Story.Police)).OrganisationId;
        var calendar = app.Services.GetRequiredService<CalendarSource>().Current;
        await story.ReadAsync(async db =>
        {
            await db.Set<CaseClock>().ExecuteDeleteAsync();
            var @case = await db.Set<Case>().SingleAsync(c => c.Id == id);
            for (var i = 0; i < many; i++)
                db.Add(new CaseClock(@case, "tracing-notice", $"source {i:00}", unit, Term.Parse($"{30 + i / 2}d"), story.Now, calendar));
            return await db.SaveChangesAsync();
        });
        return id;
    }

    private static List<string> Sources(Visitor visitor) => [.. visitor.Page.QuerySelectorAll("main tbody td.sub").Select(td => td.TextContent.Trim())];

    [Fact]
    public async Task Limits_ComeInPages_DueFirst_EachOnce()
    {
        var id = await LimitsAsync(Many);
        var clerk = await app.AsAsync(Story.Police);
        await clerk.GoAsync("/");
        Assert.Equal(10, Sources(clerk).Count);
        var (seen, path) = (new List<string>(), clerk.Page.QuerySelector("main a[href='/duties']")?.GetAttribute("href"));
        for (; path is not null; path = clerk.Page.QuerySelector("a[rel=next]")?.GetAttribute("href"))
        {
            app.Sql.Take();
            await clerk.GoAsync(path);
            Assert.InRange(app.Sql.Take(), 1, 4);
            Assert.Equal($"/cases/{id}", clerk.Page.QuerySelector("main tbody th a")!.GetAttribute("href"));
            seen.AddRange(Sources(clerk));
        }
        Assert.Equal(Many, seen.Distinct().Count());
        var due = await story.ReadAsync(db => db.Set<CaseClock>().ToDictionaryAsync(k => k.Source, k => k.DueAt));
        Assert.Equal(due.Values.Order(), seen.Select(s => due[s]));
    }

    [Fact]
    public async Task AFewLimits_StandInTheInbox_WithoutAPageOfTheirOwn()
    {
        await LimitsAsync(10);
        var clerk = await (await app.AsAsync(Story.Police)).GoAsync("/");
        Assert.Equal(10, Sources(clerk).Count);
        Assert.Null(clerk.Page.QuerySelector("a[href='/duties']"));
    }

    [Theory]
    [InlineData("?after=nonsense")]
    [InlineData("?after=99999999999999999999~x")]
    [InlineData("")]
    public async Task Limits_OfAnotherUnit_AreNotShown_WhateverTheCursor(string query)
    {
        await LimitsAsync(3);
        var stranger = await (await app.AsAsync("yiyuan")).GoAsync("/duties" + query);
        Assert.Equal(HttpStatusCode.OK, stranger.Status);
        Assert.Empty(Sources(stranger));
        Assert.NotNull(stranger.Page.QuerySelector("main .empty"));
    }

    /// <summary>The visit half a year after the enrolment comes long after the bureau could read the case: the duty must not be lost with it.</summary>
    [Fact]
    public async Task Limit_OfAUnitWhoseAccessEnded_StandsInItsInbox_AndLeadsToItsHandoff()
    {
        const string bureauClerk = "nanwan-jiaoyu";
        var child = await story.PlacedAsync(9);
        var handoff = await story.SendAsync(child, "education", Story.Centre, bureauClerk);
        await story.FireAsync(bureauClerk, handoff, HandoffAction.Sign);
        await story.FireAsync(bureauClerk, handoff, HandoffAction.Accept);
        var unit = (await story.ActorAsync(bureauClerk)).OrganisationId;
        await story.ReadAsync(async db =>
        {
            db.Add(new CaseClock(await db.Set<Case>().SingleAsync(c => c.Id == child), "school-visit-3", "visit", unit, Term.Parse("180d"), story.Now,
                app.Services.GetRequiredService<CalendarSource>().Current));
            (await db.Set<CaseAccess>().SingleAsync(a => a.CaseId == child && a.OrganisationId == unit)).End(story.Now);
            return await db.SaveChangesAsync();
        });
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var bureau = await (await app.AsAsync(bureauClerk)).GoAsync($"/cases/{child}");
        Assert.Equal(HttpStatusCode.NotFound, bureau.Status);
        await bureau.GoAsync("/duties");
        Assert.Contains("visit", Sources(bureau));
        await bureau.GoAsync("/");
        Assert.Contains("visit", Sources(bureau));
        var link = bureau.Page.QuerySelectorAll("main tbody tr").Single(r => r.QuerySelector("td.sub")?.TextContent.Trim() == "visit").QuerySelector("th a")!.GetAttribute("href")!;
        await bureau.GoAsync(link);
        Assert.Equal((HttpStatusCode.OK, $"/handoffs/{handoff}"), (bureau.Status, bureau.Path));
        foreach (var stranger in new[] { "beiling-jiaoyu", "yiyuan" })
            Assert.Equal(HttpStatusCode.NotFound, (await (await app.AsAsync(stranger)).GoAsync(link)).Status);
    }
}
