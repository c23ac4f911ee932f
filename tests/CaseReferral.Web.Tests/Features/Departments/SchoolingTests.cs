using System.Net;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Departments.Education;
using CaseReferral.Core.Departments.Vocational;
using CaseReferral.Core.Handoffs;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Departments;

/// <summary>Grade proposals by earlier schooling and age (义务教育法 Arts. 2, 11), and the task at the expected graduation (notice 四.4).</summary>
public sealed class SchoolingTests : IAsyncDisposable
{
    private readonly AppFactory app = new() { Settings = new Dictionary<string, string> { ["Lines:vocational:GraduationDays"] = "20" } };
    private readonly Story story;

    public SchoolingTests() => story = new(app);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData(null, null, null, null, "unknown")]
    [InlineData(3, null, "preschool", null, "preschool")]
    [InlineData(5, "1", "preschool", null, "preschool")]
    [InlineData(6, null, "primary", 1, "age")]
    [InlineData(11, null, "primary", 6, "age")]
    [InlineData(12, null, "junior", 7, "age")]
    [InlineData(15, null, "senior", null, "age")]
    [InlineData(9, "3", "primary", 4, "goes-on")]
    [InlineData(9, "5", "primary", 6, "goes-on")]
    [InlineData(13, "2", "primary", 3, "behind")]
    [InlineData(13, "never", "primary", 1, "behind")]
    [InlineData(6, "never", "primary", 1, "goes-on")]
    [InlineData(null, "6", "junior", 7, "goes-on")]
    [InlineData(17, "9", "senior", 10, "behind")]
    [InlineData(17, "12", "vocational", null, "finished")]
    public void School_IsProposedBySchoolingThenByAge(int? age, string? last, string? stage, int? grade, string reason)
    {
        var proposal = EducationProposal.Of(age, last);
        Assert.Equal((stage, grade, reason), (proposal.Stage, proposal.Grade, proposal.Reason));
    }

    [Theory]
    [InlineData(2026, 7, 31, "2025"), InlineData(2026, 8, 1, "2026")]
    public void SchoolYear_BeginsInAutumn(int year, int month, int day, string expected) => Assert.Equal(expected, EducationProposal.SchoolYearOf(new(year, month, day)));

    private async Task<Guid> AcceptedAsync(Guid @case, string kind, string receiver)
    {
        var id = await story.SendAsync(@case, kind, Story.Centre, receiver);
        await story.FireAsync(receiver, id, HandoffAction.Sign);
        await story.FireAsync(receiver, id, HandoffAction.Accept);
        return id;
    }

    [Fact]
    public async Task Bureau_SeesTheProposalWithItsReason_WhichFollowsTheLastGrade()
    {
        var id = await AcceptedAsync(await story.PlacedAsync(13), EducationKind.KeyName, "nanwan-jiaoyu");
        var bureau = await (await app.AsAsync("nanwan-jiaoyu")).GoAsync($"/handoffs/{id}/education");
        Assert.Contains("建议：初中 8 年级", bureau.Text, StringComparison.Ordinal);
        Assert.Contains("按年龄", bureau.Text, StringComparison.Ordinal);
        await bureau.SendAsync(new() { ["Form.LastGrade"] = "2", ["Form.State"] = "waiting", ["Form.Stage"] = "primary" });
        Assert.Equal(HttpStatusCode.OK, bureau.Status);
        await bureau.GoAsync($"/handoffs/{id}/education");
        Assert.Contains("建议：小学 3 年级", bureau.Text, StringComparison.Ordinal);
        Assert.Contains("同龄儿童读 8 年级", bureau.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch(Words.MissingKey(), bureau.Html);
        await bureau.SendAsync(new() { ["Form.LastGrade"] = "14" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bureau.Status);
    }

    private Task<CaseClock?> LimitAsync(Guid @case, string kind) =>
        story.ReadAsync(db => db.Set<CaseClock>().AsNoTracking().SingleOrDefaultAsync(c => c.CaseId == @case && c.Kind == kind));

    private async Task EnrolAsync(Guid handoff, bool record = false)
    {
        var bureau = await (await app.AsAsync("nanwan-jiaoyu")).GoAsync($"/handoffs/{handoff}/education");
        var today = $"{story.Today:yyyy-MM-dd}";
        await bureau.SendAsync(new() { ["Form.State"] = "enrolled", ["Form.School"] = "示范小学", ["Form.EnrolledOn"] = today, ["Form.PupilRecordOn"] = record ? today : null });
        Assert.Equal(HttpStatusCode.OK, bureau.Status);
    }

    /// <summary>D-20 (义务教育法 Arts. 11 to 13 name no number): 30 days as agreed in the city, from the placement to the first school day.</summary>
    [Fact]
    public async Task D20_SchoolEntry_CountsFromThePlacement_AndEndsWithTheFirstSchoolDay()
    {
        var child = await story.PlacedAsync(9);
        var placed = story.Today;
        app.Clock.Advance(TimeSpan.FromDays(10));
        var id = await AcceptedAsync(child, EducationKind.KeyName, "nanwan-jiaoyu");
        var limit = (await LimitAsync(child, EducationKind.EntryClock))!;
        Assert.Equal(("30d", "本市约定时限", placed.AddDays(30)), (limit.Limit, limit.Source, ChinaTime.LocalDate(limit.RawDueAt.AddMinutes(-1))));
        await EnrolAsync(id);
        Assert.NotNull((await LimitAsync(child, EducationKind.EntryClock))!.DoneAt);
    }

    /// <summary>The bureau is asked when the days after the placement are over: its own count from the request.</summary>
    [Fact]
    public async Task D20_LateRequest_CountsForItself()
    {
        var child = await story.PlacedAsync(9);
        app.Clock.Advance(TimeSpan.FromDays(31));
        var asked = story.Today;
        await AcceptedAsync(child, EducationKind.KeyName, "nanwan-jiaoyu");
        Assert.Equal(asked.AddDays(30), ChinaTime.LocalDate((await LimitAsync(child, EducationKind.EntryClock))!.RawDueAt.AddMinutes(-1)));
    }

    [Fact]
    public async Task D20_BelowSchoolAge_HasNoLimit()
    {
        var child = await story.PlacedAsync(4);
        await AcceptedAsync(child, EducationKind.KeyName, "nanwan-jiaoyu");
        Assert.Null(await LimitAsync(child, EducationKind.EntryClock));
    }

    /// <summary>D-21: the pupil's record, one month in one province and two in another, so a number of the city; it ends when the record is dated.</summary>
    [Fact]
    public async Task D21_PupilsRecord_FollowsTheEntry_AndEndsWhenItIsMade()
    {
        var child = await story.PlacedAsync(9);
        var id = await AcceptedAsync(child, EducationKind.KeyName, "nanwan-jiaoyu");
        await EnrolAsync(id);
        var limit = (await LimitAsync(child, EducationKind.PupilRecordClock))!;
        Assert.Equal(("30d", "本市约定时限"), (limit.Limit, limit.Source));
        Assert.Null(limit.DoneAt);
        await EnrolAsync(id, record: true);
        Assert.NotNull((await LimitAsync(child, EducationKind.PupilRecordClock))!.DoneAt);
    }

    private Task<List<CaseClock>> TasksAsync(Guid @case) => story.ReadAsync(db =>
        db.Set<CaseClock>().AsNoTracking().Where(c => c.CaseId == @case && c.Kind == VocationalKind.GraduationClock).OrderBy(c => c.StartedAt).ToListAsync());

    private async Task SaveAsync(Guid handoff, DateOnly expected, DateOnly? graduated = null)
    {
        var desk = await (await app.AsAsync("renshe")).GoAsync($"/handoffs/{handoff}/vocational");
        await desk.SendAsync(new()
        {
            ["Form.School"] = "示例技工学校",
            ["Form.EnrolledOn"] = $"{story.Today:yyyy-MM-dd}",
            ["Form.ExpectedGraduationOn"] = $"{expected:yyyy-MM-dd}",
            ["Form.GraduatedOn"] = graduated is { } day ? $"{day:yyyy-MM-dd}" : null,
        });
        Assert.True(desk.Status == HttpStatusCode.OK, desk.Page.QuerySelector(".err-summary")?.TextContent);
    }

    /// <summary>Notice 四.4: the task begins on the day she should graduate, follows a new day, and ends with the graduation.</summary>
    [Fact]
    public async Task Graduation_BringsItsTask_ThatMovesAndEnds()
    {
        var girl = await story.PlacedAsync(16);
        var id = await AcceptedAsync(girl, VocationalKind.KeyName, "renshe");
        var expected = story.Today.AddYears(3);
        await SaveAsync(id, expected);
        var task = Assert.Single(await TasksAsync(girl));
        Assert.Equal(("20d", "本市约定时限", expected), (task.Limit, task.Source, ChinaTime.LocalDate(task.StartedAt)));
        await SaveAsync(id, expected);
        Assert.Single(await TasksAsync(girl));
        await SaveAsync(id, expected.AddMonths(6));
        var moved = (await TasksAsync(girl)).FindAll(t => t.DoneAt is null);
        Assert.Equal(expected.AddMonths(6), ChinaTime.LocalDate(Assert.Single(moved).StartedAt));
        await SaveAsync(id, expected.AddMonths(6), story.Today);
        Assert.DoesNotContain(await TasksAsync(girl), t => t.DoneAt is null);
    }
}
