using System.Text.RegularExpressions;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.FollowUps;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using CaseReferral.Web.Demo;
using CaseReferral.Web.Shell;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Setup;

/// <summary>The demo's four months of work: whole in the trail, something to do on every desk, and made once, whatever the day.</summary>
public sealed partial class DemoHistoryTests : IAsyncDisposable
{
    private static readonly string[] Departments =
    [
        "shi-xingzhen", "qinghe-xingzhen", "nanwan-huzheng", "jiuzhu", "weibao", "fuliyuan", "nanwan-jiaoyu",
        "yiyuan", "fayuan", "renshe", "canlian", "waiban", "churujing", "minzheng", "bangongshi",
        "qinghe-bangongshi", "beiling-jiaoyu", "fulian", "gongqingtuan",
    ];

    private readonly AppFactory app = new() { Settings = new Dictionary<string, string> { ["DemoHistory"] = "true", ["DemoCases"] = "true" } };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private AppDbContext Db() => app.Services.GetRequiredService<AppDbContexts>().For(Actor.System("test"));

    /// <summary>A plain Monday, a Sunday, the first day after a long holiday, the morning of a new year, a leap day.</summary>
    [Theory]
    [InlineData("2026-03-02 10:00")]
    [InlineData("2026-11-29 23:30")]
    [InlineData("2026-10-08 07:10")]
    [InlineData("2026-01-01 00:05")]
    [InlineData("2028-02-29 12:00")]
    public async Task WhateverTheDay_TheTrailIsWhole_AndTheCityHasWork(string day)
    {
        app.Clock.Set(DateTime.Parse(day));
        _ = app.Server;

        var report = await app.Services.GetRequiredService<TrailVerifier>().VerifyAsync(null, null, Stop);
        Assert.True(report.IsWhole);
        Assert.InRange(report.Chains, 13, int.MaxValue);
        await using var db = Db();
        var now = app.Clock.GetUtcNow().UtcDateTime;
        Assert.True(await db.Set<Handoff>().CountAsync(h => h.HolderId != null && h.DueAt < now, Stop) >= 2);
        Assert.True(await db.Set<Handoff>().AnyAsync(h => h.HolderId != null && h.AmberAt <= now && h.DueAt >= now, Stop));
        Assert.False(await db.Set<HandoffEvent>().AnyAsync(e => e.At > now, Stop));
        Assert.Equal(now, app.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
    }

    [Fact]
    public async Task EveryDesk_HasSomethingToDo_AndTheOfficeSeesWhatIsOverdue()
    {
        foreach (var account in Departments)
        {
            var inbox = await app.AsAsync(account);
            Assert.True(HandoffLink().IsMatch(inbox.Html), account);
        }
        var office = await app.AsAsync("bangongshi");
        await office.GoAsync("/supervision");
        Assert.InRange(OverdueRow().Count(office.Text), 2, 50);
    }

    /// <summary>The city's work begins every limit there is; an English page names where each stands.</summary>
    [Fact]
    public async Task EveryLimit_AndItsSource_HaveAText()
    {
        _ = app.Server;
        await using var db = Db();
        var limits = await db.Set<CaseClock>().Select(k => new { k.Kind, k.Source }).Distinct().ToListAsync(Stop);
        Assert.InRange(limits.Count, 10, int.MaxValue);
        var texts = app.Services.GetRequiredService<Texts>();
        Assert.All(limits, k => Assert.True(texts.Has("CaseClock." + k.Kind) && texts.Has(Texts.SourcePrefix + k.Source), $"{k.Kind}: {k.Source}"));
    }

    [Fact]
    public async Task EveryStateThatIsWorthASight_IsThere_AndCasesAreNumberedInOrderOfTime()
    {
        _ = app.Server;
        await using var db = Db();
        var states = await db.Set<Handoff>().Select(h => h.Status).Distinct().ToListAsync(Stop);
        Assert.Empty(new[]
        {
            HandoffStatus.Sent, HandoffStatus.Received, HandoffStatus.SupplementRequested, HandoffStatus.InProgress, HandoffStatus.OnHold,
            HandoffStatus.Returned, HandoffStatus.Rerouted, HandoffStatus.InArbitration, HandoffStatus.Reported, HandoffStatus.Closed,
        }.Except(states));
        var cases = await db.Set<Case>().OrderBy(c => c.Serial).ToListAsync(Stop);
        Assert.Contains(cases, c => c.Stage == CaseStage.Closed);
        var followed = Assert.Single(cases, c => c.Stage == CaseStage.FollowUp);
        Assert.True(await db.Set<PlannedVisit>().AnyAsync(p => p.CaseId == followed.Id && p.State == PlannedVisitState.Planned, Stop));
        Assert.Equal(cases.Select(c => c.OpenedAt).Order(), cases.Select(c => c.OpenedAt));
    }

    [Fact]
    public async Task SecondStart_AddsNothing()
    {
        _ = app.Server;
        var before = await RowsAsync();
        await DemoCity.LoadAsync(app.Services);
        Assert.Equal(before, await RowsAsync());
        Assert.InRange(before.Cases, 13, 13);
    }

    private async Task<(int Cases, int Handoffs, int Trail)> RowsAsync()
    {
        await using var db = Db();
        return (await db.Set<Case>().CountAsync(Stop), await db.Set<Handoff>().CountAsync(Stop), await db.Set<AuditEntry>().CountAsync(Stop));
    }

    [GeneratedRegex("href=\"/handoffs/[0-9a-f-]{36}")]
    private static partial Regex HandoffLink();

    [GeneratedRegex("超期 ?[0-9]+ ?个工作日")]
    private static partial Regex OverdueRow();
}
