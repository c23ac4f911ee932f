using System.Net;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Departments.Education;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Departments.Vocational;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Departments;

/// <summary>What a department keeps besides its first answer: where she was before, how she got on, what came of it.</summary>
public sealed class DepartmentDepthTests : IAsyncDisposable
{
    private readonly AppFactory app = new()
    {
        Settings = new Dictionary<string, string>
        {
            ["Lines:household:CheckDays"] = "3",
            ["Lines:household:ReportDays"] = "7",
            ["Lines:household:DecideDays"] = "3",
            ["Lines:education:FirstVisitDays"] = "20",
            ["Lines:health:ScreeningHours"] = "48",
            ["Lines:disability:PublicDays"] = "7",
        },
    };

    private readonly Story story;

    public DepartmentDepthTests() => story = new(app);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Dictionary<string, string?> Values(string text) => text.Split(';').Select(p => p.Split('=')).ToDictionary(
        p => "Form." + p[0], p => (string?)(p[1] == "+" ? $"{story.Today:yyyy-MM-dd}" : p[1].Replace('|', '\u001f')));

    private async Task<Guid> AcceptedAsync(Guid @case, string kind, string receiver)
    {
        var id = await story.SendAsync(@case, kind, Story.Centre, receiver);
        await story.FireAsync(receiver, id, HandoffAction.Sign);
        await story.FireAsync(receiver, id, HandoffAction.Accept);
        return id;
    }

    private async Task<Visitor> WriteAsync(string account, string path, string values, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var clerk = await app.AsAsync(account);
        await clerk.GoAsync(path);
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        Assert.DoesNotMatch(Words.MissingKey(), clerk.Html);
        await clerk.SendAsync(Values(values));
        Assert.True(expected == clerk.Status, clerk.Page.QuerySelector(".err-summary")?.TextContent ?? $"{clerk.Status}");
        Assert.DoesNotMatch(Words.MissingKey(), clerk.Html);
        return clerk;
    }

    private Task<List<CaseClock>> ClocksAsync(Guid @case, string kind) =>
        story.ReadAsync(db => db.Set<CaseClock>().Where(c => c.CaseId == @case && c.Kind.StartsWith(kind)).OrderBy(c => c.StartedAt).ThenBy(c => c.DueAt).ToListAsync());

    [Fact]
    public async Task Placement_Moved_KeepsTheFormerPlace_AndItsCountersRunOn()
    {
        var child = await story.PlacedAsync();
        var placement = await story.ReadAsync(db => db.Set<Handoff>().Where(h => h.CaseId == child).Select(h => h.Id).SingleAsync());
        var before = await ClocksAsync(child, "");
        const string moved = "Form=own-institution;StartedOn=+;Carer=何样例;Bed=2-3";
        await WriteAsync(Story.Centre, $"/handoffs/{placement}/placement", moved, HttpStatusCode.UnprocessableEntity);
        var clerk = await WriteAsync(Story.Centre, $"/handoffs/{placement}/placement", moved + ";MoveReason=carer");
        var stay = await story.ReadAsync(db => db.Set<PlacementStay>().SingleAsync(s => s.HandoffId == placement));
        Assert.Equal(("own-institution", "carer", story.Today), (stay.Form, stay.MoveReason, stay.EndedOn));
        Assert.Contains("郑样本", clerk.Text, StringComparison.Ordinal);
        var after = await ClocksAsync(child, "");
        Assert.Equal(before.Select(c => (c.Kind, c.DueAt)), after.Select(c => (c.Kind, c.DueAt)));
    }

    /// <summary>家庭寄养管理办法 Art. 8: each of the five conditions left out is a refusal.</summary>
    [Theory]
    [InlineData("household-and-home"), InlineData("income"), InlineData("healthy"), InlineData("no-record"), InlineData("main-carer")]
    public async Task FosterFamily_WithoutACondition_IsRefused(string missing)
    {
        var child = await story.PlacedAsync();
        var placement = await story.ReadAsync(db => db.Set<Handoff>().Where(h => h.CaseId == child).Select(h => h.Id).SingleAsync());
        var given = string.Join('|', PlacementRecord.FosterConditionCodes.Where(c => c != missing));
        var clerk = await WriteAsync(Story.Centre, $"/handoffs/{placement}/placement",
            $"Form=foster-family;StartedOn=+;Carer=何样例;MoveReason=to-family;FosterConditions={given}", HttpStatusCode.UnprocessableEntity);
        Assert.Contains(Words.Of(app, "Rule.FosterFamilyFits"), clerk.Text, StringComparison.Ordinal);
        await WriteAsync(Story.Centre, $"/handoffs/{placement}/placement",
            $"Form=foster-family;StartedOn=+;Carer=何样例;MoveReason=to-family;FosterConditions={given}|{missing}");
    }

    /// <summary>Notice 四.3: visits appear with the enrolment, go on after the hand-off is closed, and leaving school raises an alarm.</summary>
    [Fact]
    public async Task School_IsVisitedThreeTimes_AndDroppingOutTellsOwnerAndSender()
    {
        var child = await story.PlacedAsync(9);
        var id = await AcceptedAsync(child, EducationKind.KeyName, "nanwan-jiaoyu");
        var bureau = await app.AsAsync("nanwan-jiaoyu");
        await bureau.GoAsync($"/handoffs/{id}/education");
        Assert.Equal("4", bureau.Page.QuerySelector("[name='Form.Grade']")!.GetAttribute("value"));
        await WriteAsync("nanwan-jiaoyu", $"/handoffs/{id}/education", "Stage=primary;State=enrolled;School=示范小学;EnrolledOn=+");
        var visits = await ClocksAsync(child, "school-visit");
        Assert.Equal(["20d", "90d", "180d"], visits.Select(v => v.Limit));
        Assert.All(visits, v => Assert.Equal("本市约定时限", v.Source));
        await story.FireAsync("nanwan-jiaoyu", id, HandoffAction.Report);
        await story.FireAsync(Story.Centre, id, HandoffAction.Confirm);

        await WriteAsync("nanwan-jiaoyu", $"/handoffs/{id}/school-visits", "On=+;VisitState=settled");
        Assert.Equal([true, false, false], (await ClocksAsync(child, "school-visit")).Select(v => v.DoneAt is not null));
        await WriteAsync("nanwan-jiaoyu", $"/handoffs/{id}/school-visits", "On=2030-01-01;VisitState=settled", HttpStatusCode.UnprocessableEntity);
        await WriteAsync("nanwan-jiaoyu", $"/handoffs/{id}/school-visits", "On=+;VisitState=dropped-out");
        var home = (await story.ActorAsync(Story.Centre)).OrganisationId;
        Assert.Equal(home, await story.ReadAsync(db => db.Set<OutboxMessage>().Where(m => m.Topic == "school.DroppedOut").Select(m => m.ToOrganisationId).SingleAsync()));
        var centre = await app.AsAsync(Story.Centre);
        await centre.GoAsync("/notices");
        Assert.Contains("儿童已辍学", centre.Text, StringComparison.Ordinal);
        await centre.GoAsync($"/handoffs/{id}/school-visits");
        Assert.Equal(HttpStatusCode.Forbidden, centre.Status);
    }

    /// <summary>Notice 四.4: followed until work was kept for six months; a day before that proves nothing.</summary>
    [Theory]
    [InlineData("2026-01-15", "2026-04-14", null, "KeptLongEnough")]
    [InlineData("2026-01-15", "2026-04-15", "2026-07-14", "KeptLongEnough")]
    [InlineData("2026-01-15", "2026-04-15", "2026-07-15", null)]
    [InlineData(null, "2026-04-15", null, "KeptLongEnough")]
    public void Vocational_Work_IsKeptLongEnough(string? employed, string? kept3, string? kept6, string? rule)
    {
        static DateOnly? Day(string? day) => day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(rule, VocationalKind.Objection(new() { EmployedOn = Day(employed), Kept3On = Day(kept3), Kept6On = Day(kept6) })?.Rule);
    }

    /// <summary>D-07, as some cities have it: 3, 7 and 3 working days; each step begins when the one before is dated.</summary>
    [Fact]
    public async Task Household_BySteps_RunsOneLimitAfterTheOther()
    {
        var child = await story.PlacedAsync();
        await using (var scope = await story.ScopeAsync(Story.Police))
        {
            var version = await story.ReadAsync(db => db.Set<Case>().Where(c => c.Id == child).Select(c => c.Version).SingleAsync());
            var records = (Core.Rescues.PoliceRecords)scope.ServiceProvider.GetService(typeof(Core.Rescues.PoliceRecords))!;
            await records.RecordSamplingAsync(child, version, new() { SampledOn = story.Today, ComparedOn = story.Today, Result = "no-match" }, TestContext.Current.CancellationToken);
        }
        var id = await AcceptedAsync(child, "household", "nanwan-huzheng");
        Assert.Equal(["household-check 3wd"], (await ClocksAsync(child, "household")).Where(c => c.DoneAt is null).Select(c => $"{c.Kind} {c.Limit}"));
        await WriteAsync("nanwan-huzheng", $"/handoffs/{id}/household", "ReceivedOn=+;CheckedOn=+");
        Assert.Equal(["household-report 7wd"], (await ClocksAsync(child, "household")).Where(c => c.DoneAt is null).Select(c => $"{c.Kind} {c.Limit}"));
        await WriteAsync("nanwan-huzheng", $"/handoffs/{id}/household", "ReportedOn=+");
        Assert.Equal(["household-decide 3wd"], (await ClocksAsync(child, "household")).Where(c => c.DoneAt is null).Select(c => $"{c.Kind} {c.Limit}"));
        await WriteAsync("nanwan-huzheng", $"/handoffs/{id}/household", "Decision=registered;RegisteredOn=+");
        Assert.Equal([true, true, true], (await ClocksAsync(child, "household")).Select(c => c.DoneAt is not null));
    }

    [Fact]
    public async Task Screening_AndPublication_FollowTheSettings()
    {
        var child = await story.PlacedAsync();
        await AcceptedAsync(child, "health", "yiyuan");
        var screening = Assert.Single(await ClocksAsync(child, "health-screening"));
        Assert.Equal(("48h", "本市约定时限"), (screening.Limit, screening.Source));
        var administrator = await app.AsAsync("xitong");
        await administrator.GoAsync("/settings");
        foreach (var key in new[] { "Lines:health:ScreeningHours", "Lines:household:CheckDays", "Lines:education:FirstVisitDays", "Lines:disability:PublicDays", "Cases:ReviewMonths", "FollowUps:NextMonths" })
            Assert.Contains(administrator.Page.QuerySelectorAll("code"), c => c.TextContent == key);
        Assert.DoesNotMatch(Words.MissingKey(), administrator.Html);
    }

    /// <summary>D-17 (法律援助法 Art. 49): five calendar days, shown as law; D-18 (Art. 44): aid first only when a limit is near.</summary>
    [Fact]
    public async Task LegalAid_Objection_RunsFiveDays_AndEndsWithTheDecision()
    {
        var child = await story.PlacedAsync();
        var id = await AcceptedAsync(child, LegalAidKind.KeyName, Story.Receiver);
        await WriteAsync(Story.Receiver, $"/handoffs/{id}/legal-aid", "DecidedOn=+;Decision=refused;RefusalGround=不属于法律援助事项;ObjectedOn=+");
        var clock = Assert.Single(await ClocksAsync(child, LegalAidKind.ObjectionClock));
        Assert.Equal(("5d", "法律援助法第四十九条"), (clock.Limit, clock.Source));
        Assert.Equal(story.Today.AddDays(5), ChinaTime.LocalDate(clock.RawDueAt.AddMinutes(-1)));
        var clerk = await WriteAsync(Story.Receiver, $"/handoffs/{id}/legal-aid", "ObjectionDecidedOn=+;ObjectionResult=upheld");
        Assert.NotNull((await ClocksAsync(child, LegalAidKind.ObjectionClock))[0].DoneAt);
        Assert.Contains("维持原决定", clerk.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-10", "2026-03-16", false, null)]
    [InlineData("2026-03-10", "2026-03-17", false, "AidFirstOnlyWhenUrgent")]
    [InlineData("2026-03-10", "2026-03-09", false, "AidFirstOnlyWhenUrgent")]
    [InlineData("2026-03-10", null, false, "AidFirstOnlyWhenUrgent")]
    [InlineData("2026-03-10", null, true, null)]
    public void LegalAid_AidFirst_NeedsALimitUnderSevenDays(string decided, string? ends, bool measure, string? rule) =>
        Assert.Equal(rule, LegalAidKind.Objection(new()
        {
            Decision = "granted-first",
            DecidedOn = DateOnly.Parse(decided, System.Globalization.CultureInfo.InvariantCulture),
            LimitEndsOn = ends is null ? null : DateOnly.Parse(ends, System.Globalization.CultureInfo.InvariantCulture),
            UrgentMeasure = measure,
        }, isMinor: false)?.Rule);
}
