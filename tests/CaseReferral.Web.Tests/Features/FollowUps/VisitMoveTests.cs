using System.Net;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.FollowUps;
using CaseReferral.Testing;
using CaseReferral.Web.Tests.Features.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Features.FollowUps;

/// <summary>A planned visit gets another day with a reason; its limit and its alarm follow, and every move stays in the timeline.</summary>
public sealed class VisitMoveTests(AppFactory app) : IClassFixture<AppFactory>
{
    private readonly Story story = new(app);

    private VisitForms Forms => new(story);

    private async Task<Visitor> MoveAsync(Guid id, Guid planned, string account = Story.Centre) =>
        await (await app.AsAsync(account)).GoAsync($"/cases/{id}/visits/planned/{planned}/move");

    private Task<CaseClock> ClockAsync(PlannedVisit planned) => story.ReadAsync(db => db.Set<CaseClock>().AsNoTracking().SingleAsync(k => k.Id == planned.ClockId));

    /// <summary>The one-month visit, its first last day, and a working day ten days after that.</summary>
    private async Task<(Guid Id, PlannedVisit Planned, DateOnly First, DateOnly Later)> BegunAsync()
    {
        var id = await story.FollowedUpAsync();
        var planned = (await Forms.OpenAsync(id))[0];
        var first = ChinaTime.LocalDate((await ClockAsync(planned)).DueAt);
        return (id, planned, first, WorkCalendar.Embedded().NextWorkday(first.AddDays(10)));
    }

    [Fact]
    public async Task Moved_TheLimitFollows_AndWhoWhenAndWhyStay()
    {
        var (id, planned, first, later) = await BegunAsync();
        var home = await (await app.AsAsync(Story.Centre)).GoAsync($"/cases/{id}/visits");
        await home.GoAsync(home.Page.QuerySelector($"a[href='/cases/{id}/visits/planned/{planned.Id}/move']")!.GetAttribute("href")!);
        await home.SendAsync(new() { ["Form.To"] = VisitForms.Iso(later), ["Form.Reason"] = "孩子随祖母回乡" });
        Assert.Equal((HttpStatusCode.OK, $"/cases/{id}/visits"), (home.Status, home.Path));
        Assert.Contains("孩子随祖母回乡", home.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch(Words.MissingKey(), home.Html);
        var clock = await ClockAsync(planned);
        Assert.Equal((later, 0, true), (ChinaTime.LocalDate(clock.DueAt), clock.Rung, clock.NextRungAt is not null));
        var moved = (await Forms.OpenAsync(id))[0];
        Assert.Equal((first, "孩子随祖母回乡", (await story.ActorAsync(Story.Centre)).Name), (moved.MovedFrom, moved.MoveReason, moved.MovedByName));
        // Moved again: the first day stays the measure, and both moves stand in the timeline.
        await home.GoAsync($"/cases/{id}/visits/planned/{planned.Id}/move");
        await home.SendAsync(new() { ["Form.To"] = VisitForms.Iso(later.AddDays(40)), ["Form.Reason"] = "再推迟" });
        Assert.Contains(Words.Of(app, "Rule.VisitMoveNear"), VisitForms.Errors(home), StringComparison.Ordinal);
        await home.SendAsync(new() { ["Form.To"] = VisitForms.Iso(first) });
        Assert.Equal(HttpStatusCode.OK, home.Status);
        Assert.Equal(first, (await Forms.OpenAsync(id))[0].MovedFrom);
        var notes = (await Forms.EventsAsync(id, "VisitMoved")).Select(e => e.Note).ToList();
        Assert.Contains($"{VisitForms.Iso(first)} → {VisitForms.Iso(later)} 孩子随祖母回乡", notes);
        Assert.Equal(2, notes.Count);
    }

    [Fact]
    public async Task MissedAlarm_FollowsTheNewDay_AndAnOverdueVisitIsNotMoved()
    {
        var (id, planned, first, later) = await BegunAsync();
        var home = await MoveAsync(id, planned.Id);
        await home.SendAsync(new() { ["Form.To"] = VisitForms.Iso(later), ["Form.Reason"] = "住院" });
        await using var db = app.Services.GetRequiredService<AppDbContexts>().For(Actor.System("missed-visits"));
        var job = new MissedVisits(db, app.Clock);
        app.Clock.Advance(ChinaTime.ToUtc(first.AddDays(1).ToDateTime(new(12, 0))) - story.Now);
        Assert.False(await job.DoAsync(planned.Id, TestContext.Current.CancellationToken));
        app.Clock.Advance(ChinaTime.ToUtc(later.AddDays(1).ToDateTime(new(12, 0))) - story.Now);
        Assert.True(await job.DoAsync(planned.Id, TestContext.Current.CancellationToken));
        home = await MoveAsync(id, planned.Id);
        Assert.Null(home.Page.QuerySelector("main form"));
        Assert.Contains(Words.Of(app, "Rule.VisitMoveNotOverdue"), home.Text, StringComparison.Ordinal);
        await home.PostAsync(home.Path, await FieldsAsync(id, story.Today.AddDays(5)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, home.Status);
        Assert.Contains(Words.Of(app, "Rule.VisitMoveNotOverdue"), VisitForms.Errors(home), StringComparison.Ordinal);
        await home.GoAsync($"/cases/{id}/visits");
        Assert.Null(home.Page.QuerySelector($"a[href$='{planned.Id}/move']"));
    }

    private async Task<KeyValuePair<string, string>[]> FieldsAsync(Guid id, DateOnly to) =>
        [new("Form.Version", $"{(await Forms.CaseAsync(id)).Version}"), new("Form.To", VisitForms.Iso(to)), new("Form.Reason", "改期")];

    [Fact]
    public async Task Made_IsNotMoved()
    {
        var (id, planned, _, later) = await BegunAsync();
        await story.VisitAsync(id);
        var home = await MoveAsync(id, planned.Id);
        Assert.StartsWith($"/cases/{id}/visits/", home.Path, StringComparison.Ordinal);
        Assert.DoesNotContain("move", home.Path, StringComparison.Ordinal);
        await home.PostAsync($"/cases/{id}/visits/planned/{planned.Id}/move", await FieldsAsync(id, later));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, home.Status);
        Assert.Contains(Words.Of(app, "Rule.VisitMoveOpen"), VisitForms.Errors(home), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BadInput_StalePage_AndDoubleClick()
    {
        var (id, planned, first, later) = await BegunAsync();
        var (home, second) = (await MoveAsync(id, planned.Id), await MoveAsync(id, planned.Id));
        foreach (var (day, key) in new[] { ("", "Error.Required"), (VisitForms.Iso(story.Today), "Rule.VisitMoveAhead"), (VisitForms.Iso(first), "Rule.VisitMoveOther"), (VisitForms.Iso(first.AddDays(31)), "Rule.VisitMoveNear") })
        {
            await home.SendAsync(new() { ["Form.To"] = day, ["Form.Reason"] = key == "Error.Required" ? "" : "改期" });
            Assert.Equal((key, HttpStatusCode.UnprocessableEntity), (key, home.Status));
            Assert.Contains(key == "Error.Required" ? Words.Of(app, "Visit.MoveReason") : Words.Of(app, key), VisitForms.Errors(home), StringComparison.Ordinal);
        }
        await home.SendAsync(new() { ["Form.To"] = VisitForms.Iso(later), ["Form.Reason"] = "改期" });
        Assert.Equal(HttpStatusCode.OK, home.Status);
        await second.SendAsync(new() { ["Form.To"] = VisitForms.Iso(later.AddDays(1)), ["Form.Reason"] = "第二次点击" });
        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Contains("第二次点击", second.Html, StringComparison.Ordinal);
        Assert.Single(await Forms.EventsAsync(id, "VisitMoved"));
    }

    [Fact]
    public async Task OthersMayNot_AndIdsOfAnotherCase_AreNotFound()
    {
        var (id, planned, _, later) = await BegunAsync();
        var other = (await BegunAsync()).Planned.Id;
        var colleague = await app.ColleagueOfAsync(Story.Centre);
        foreach (var (account, status) in new[] { (Story.Police, HttpStatusCode.Forbidden), (Story.Office, HttpStatusCode.Forbidden), (colleague, HttpStatusCode.Forbidden), (Story.Receiver, HttpStatusCode.NotFound), ("shenji", HttpStatusCode.NotFound) })
        {
            var visitor = await MoveAsync(id, planned.Id, account);
            Assert.Equal((account, status), (account, visitor.Status));
            await visitor.PostAsync($"/cases/{id}/visits/planned/{planned.Id}/move", await FieldsAsync(id, later));
            Assert.NotEqual(HttpStatusCode.OK, visitor.Status);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await MoveAsync(id, other)).Status);
        Assert.Null((await Forms.OpenAsync(id))[0].MovedFrom);
    }
}
