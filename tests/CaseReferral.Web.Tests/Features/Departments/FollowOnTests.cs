using System.Net;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Departments.Education;
using CaseReferral.Core.Departments.Employment;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Core.Departments.Vocational;
using CaseReferral.Core.Handoffs;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Departments;

/// <summary>
/// School and work go on for years after the hand-off, and the case, are closed (notice 四.3, 四.4): the record stays open to the unit that
/// looks after her, for as long as a limit of hers runs and not longer.
/// </summary>
public sealed class FollowOnTests : IAsyncDisposable
{
    private const string Labour = "renshe", Bureau = "nanwan-jiaoyu";

    private readonly AppFactory app = new();
    private readonly Story story;

    public FollowOnTests() => story = new(app);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<Guid> ClosedAsync(Guid @case, string kind, string receiver, params (string Field, DateOnly? Day)[] days)
    {
        var id = await story.SendAsync(@case, kind, Story.Centre, receiver);
        await story.FireAsync(receiver, id, HandoffAction.Sign);
        await story.FireAsync(receiver, id, HandoffAction.Accept);
        Assert.Equal(HttpStatusCode.OK, (await WriteAsync(receiver, id, kind, days)).Status);
        await story.FireAsync(receiver, id, HandoffAction.Report);
        await story.FireAsync(Story.Centre, id, HandoffAction.Confirm);
        Assert.Equal(HandoffStatus.Closed, (await story.FindAsync(id))!.Status);
        return id;
    }

    private async Task<Visitor> WriteAsync(string account, Guid id, string kind, params (string Field, DateOnly? Day)[] days)
    {
        var clerk = await (await app.AsAsync(account)).GoAsync($"/handoffs/{id}/{kind}");
        if (clerk.Status != HttpStatusCode.OK)
            return clerk;
        var form = days.ToDictionary(d => "Form." + d.Field, d => d.Day is { } day ? $"{day:yyyy-MM-dd}" : null);
        if (kind == EducationKind.KeyName)
            (form["Form.State"], form["Form.School"]) = ("enrolled", "示范小学");
        else
            form[kind == VocationalKind.KeyName ? "Form.School" : "Form.Employer"] = "示例单位";
        await clerk.SendAsync(form);
        return clerk;
    }

    private Task<List<CaseClock>> LimitsAsync(Guid @case, string kind) => story.ReadAsync(db =>
        db.Set<CaseClock>().AsNoTracking().Where(c => c.CaseId == @case && c.Kind.StartsWith(kind)).OrderBy(c => c.Kind).ToListAsync());

    private async Task<bool> SeesAsync(string account, string limit)
    {
        var clerk = await (await app.AsAsync(account)).GoAsync("/duties");
        return clerk.Text.Contains(Words.Of(app, "CaseClock." + limit), StringComparison.Ordinal);
    }

    /// <summary>Scenario 2, its last row: graduation, a job and work that is kept, three years after everything else is closed.</summary>
    [Fact]
    public async Task Graduation_IsRecordedYearsLater_ThenWorkIsFollowed_AndThenSightEnds()
    {
        var girl = await story.PlacedAsync(16);
        var (began, graduates) = (story.Today, story.Today.AddYears(3));
        var id = await ClosedAsync(girl, VocationalKind.KeyName, Labour, ("EnrolledOn", began), ("ExpectedGraduationOn", graduates));
        Assert.Null(Assert.Single(await LimitsAsync(girl, VocationalKind.GraduationClock)).DoneAt);

        app.Clock.Advance(TimeSpan.FromDays(3 * 365 + 5));
        Assert.True(await SeesAsync(Labour, VocationalKind.GraduationClock));
        var desk = await (await app.AsAsync(Labour)).GoAsync($"/handoffs/{id}");
        Assert.Contains("示例单位", desk.Text, StringComparison.Ordinal);
        Assert.NotNull(desk.Page.QuerySelector($"a[href='/handoffs/{id}/vocational']"));
        var graduated = story.Today;
        Assert.Equal(HttpStatusCode.OK, (await WriteAsync(Labour, id, VocationalKind.KeyName, ("GraduatedOn", graduated), ("EmployedOn", graduated))).Status);
        Assert.NotNull(Assert.Single(await LimitsAsync(girl, VocationalKind.GraduationClock)).DoneAt);

        var kept = await LimitsAsync(girl, "vocational-kept");
        Assert.Equal([graduated.AddMonths(3), graduated.AddMonths(6)], kept.Select(c => ChinaTime.LocalDate(c.StartedAt)));
        Assert.All(kept, c => Assert.Equal(("15d", "本市约定时限"), (c.Limit, c.Source)));
        app.Clock.Advance(TimeSpan.FromDays(185));
        Assert.True(await SeesAsync(Labour, "vocational-kept-6"));
        Assert.Equal(HttpStatusCode.OK, (await WriteAsync(Labour, id, VocationalKind.KeyName, ("Kept3On", graduated.AddMonths(3)), ("Kept6On", story.Today))).Status);
        Assert.All(await LimitsAsync(girl, "vocational-kept"), c => Assert.NotNull(c.DoneAt));

        app.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Equal(HttpStatusCode.Forbidden, (await WriteAsync(Labour, id, VocationalKind.KeyName)).Status);
        desk = await (await app.AsAsync(Labour)).GoAsync($"/handoffs/{id}");
        Assert.Equal(HttpStatusCode.OK, desk.Status);
        Assert.DoesNotContain("示例单位", desk.Text, StringComparison.Ordinal);
        await desk.GoAsync($"/cases/{girl}");
        Assert.Equal(HttpStatusCode.NotFound, desk.Status);
    }

    /// <summary>Notice 四.3: the second and third visit stand on the bureau's desk long after the hand-off is closed, and it can still open the child's file.</summary>
    [Fact]
    public async Task School_VisitsStayInTheBureausSight_UntilTheLastOne()
    {
        var child = await story.PlacedAsync(9);
        var enrolled = story.Today;
        var id = await ClosedAsync(child, EducationKind.KeyName, Bureau, ("EnrolledOn", enrolled));
        // D-21: the pupil's record may come after the hand-off is closed.
        Assert.Null(Assert.Single(await LimitsAsync(child, EducationKind.PupilRecordClock)).DoneAt);
        Assert.Equal(HttpStatusCode.OK, (await WriteAsync(Bureau, id, EducationKind.KeyName, ("PupilRecordOn", enrolled))).Status);
        Assert.NotNull(Assert.Single(await LimitsAsync(child, EducationKind.PupilRecordClock)).DoneAt);

        app.Clock.Advance(TimeSpan.FromDays(175));
        Assert.True(await SeesAsync(Bureau, EducationKind.VisitClocks[2]));
        var bureau = await (await app.AsAsync(Bureau)).GoAsync($"/handoffs/{id}");
        Assert.NotNull(bureau.Page.QuerySelector($"a[href='/handoffs/{id}/school-visits']"));
        app.Clock.Advance(TimeSpan.FromDays(60));
        bureau = await (await app.AsAsync(Bureau)).GoAsync($"/handoffs/{id}");
        Assert.Contains(Words.Of(app, "Kind.education"), bureau.Text, StringComparison.Ordinal);
        Assert.Null(bureau.Page.QuerySelector($"a[href='/handoffs/{id}/school-visits']"));
    }

    /// <summary>法律援助法 Art. 59: the matter ends months after the lawyer was named; then she is asked how she was served.</summary>
    [Fact]
    public async Task LegalAid_OutcomeAndSatisfaction_AreTasksAfterTheHandoff()
    {
        var id = await story.HandoffAsync(HandoffStatus.Accepted);
        var girl = (await story.FindAsync(id))!.CaseId;
        async Task WriteAidAsync(params (string Field, string? Value)[] values)
        {
            var clerk = await (await app.AsAsync(Story.Receiver)).GoAsync($"/handoffs/{id}/legal-aid");
            Assert.Equal(HttpStatusCode.OK, clerk.Status);
            await clerk.SendAsync(values.ToDictionary(v => "Form." + v.Field, v => v.Value));
            Assert.Equal(HttpStatusCode.OK, clerk.Status);
        }
        var (day, lawyer) = ($"{story.Today:yyyy-MM-dd}", await story.ReadAsync(db => db.Set<Lawyer>().Where(l => l.ForMinors).Select(l => l.Id).FirstAsync()));
        await WriteAidAsync(("DecidedOn", day), ("Decision", "granted"), ("LawyerId", $"{lawyer}"), ("AssignedOn", day));
        await story.FireAsync(Story.Receiver, id, HandoffAction.Report);
        await story.FireAsync(Story.Police, id, HandoffAction.Confirm);
        Assert.Equal(("365d", CaseClock.Agreed, false), (await LimitsAsync(girl, AidFollowUp.OutcomeClock)).Select(c => (c.Limit, c.Source, c.DoneAt is not null)).Single());
        app.Clock.Advance(TimeSpan.FromDays(300));
        Assert.True(await SeesAsync(Story.Receiver, AidFollowUp.OutcomeClock));
        var late = await (await app.AsAsync(Story.Receiver)).GoAsync($"/handoffs/{id}/legal-aid");
        Assert.Null(late.Page.QuerySelector("main a[href$='/application']"));
        await WriteAidAsync(("ClosedOn", $"{story.Today:yyyy-MM-dd}"), ("Outcome", "won"));
        Assert.NotNull(Assert.Single(await LimitsAsync(girl, AidFollowUp.OutcomeClock)).DoneAt);
        Assert.Equal((story.Today, "30d"), (await LimitsAsync(girl, AidFollowUp.SatisfactionClock)).Select(c => (ChinaTime.LocalDate(c.StartedAt), c.Limit)).Single());
        await WriteAidAsync(("Satisfaction", "satisfied"), ("SatisfactionOn", $"{story.Today:yyyy-MM-dd}"));
        Assert.NotNull(Assert.Single(await LimitsAsync(girl, AidFollowUp.SatisfactionClock)).DoneAt);
        app.Clock.Advance(TimeSpan.FromDays(120));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.AsAsync(Story.Receiver)).GoAsync($"/handoffs/{id}/legal-aid")).Status);
    }

    /// <summary>Other lines are closed with their hand-off.</summary>
    [Fact]
    public void OtherLines_AreClosedForWriting_WhenTheHandoffIs()
    {
        Assert.Equal(["education", "education-elsewhere", "employment", "legal-aid", "vocational"], new HandoffKinds().All.Where(k => k.FollowsOn).Select(k => k.Key).Order());
    }

    /// <summary>Notice 四.4: the tasks come with the first day of work, and end when the day is recorded or she has left.</summary>
    [Fact]
    public async Task Work_BringsTwoTasks_ThatEndWhenSheLeft()
    {
        var girl = await story.PlacedAsync(17);
        var first = story.Today;
        var id = await ClosedAsync(girl, EmploymentKind.KeyName, Labour, ("EmployedOn", first));
        Assert.Equal([first.AddMonths(3), first.AddMonths(6)], (await LimitsAsync(girl, "employment-kept")).Select(c => ChinaTime.LocalDate(c.StartedAt)));
        app.Clock.Advance(TimeSpan.FromDays(100));
        Assert.Equal(HttpStatusCode.OK, (await WriteAsync(Labour, id, EmploymentKind.KeyName, ("Kept3On", story.Today))).Status);
        Assert.Equal([true, false], (await LimitsAsync(girl, "employment-kept")).Select(c => c.DoneAt is not null));
        var early = await WriteAsync(Labour, id, EmploymentKind.KeyName, ("LeftOn", first.AddDays(-1)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.Status);
        Assert.Contains(Words.Of(app, "Rule.LeftAfterBegun"), early.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await WriteAsync(Labour, id, EmploymentKind.KeyName, ("LeftOn", story.Today))).Status);
        Assert.All(await LimitsAsync(girl, "employment-kept"), c => Assert.NotNull(c.DoneAt));
    }

    /// <summary>A day before three or six months proves nothing, nor one without a first day of work.</summary>
    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData("2026-01-15", "2026-04-14", null, "KeptLongEnough")]
    [InlineData("2026-01-15", "2026-04-15", "2026-07-14", "KeptLongEnough")]
    [InlineData("2026-01-15", null, "2026-07-15", null)]
    [InlineData(null, "2026-04-15", null, "KeptLongEnough")]
    public void Work_IsKeptLongEnough(string? employed, string? kept3, string? kept6, string? rule)
    {
        static DateOnly? Day(string? day) => day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(rule, EmploymentKind.Objection(new() { EmployedOn = Day(employed), Kept3On = Day(kept3), Kept6On = Day(kept6) })?.Rule);
    }
}
