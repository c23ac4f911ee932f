using System.Net;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Rescues;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Rescues;

/// <summary>一长三包 (notice 三.4): the head, her hand-over, the three duties, and what does not let the force stand down.</summary>
public sealed class TaskForceTests(AppFactory app) : IClassFixture<AppFactory>
{
    private readonly Story story = new(app);

    private async Task<Visitor> SendAsync(Guid @case, string page, Dictionary<string, string?> values, string account = Story.Police)
    {
        var police = await app.AsAsync(account);
        await police.GoAsync($"/cases/{@case}/police/task-force/{page}");
        Assert.Equal(HttpStatusCode.OK, police.Status);
        Assert.DoesNotMatch(Words.MissingKey(), police.Html);
        return await police.SendAsync(values);
    }

    private Task<RescueRecord> RecordAsync(Guid @case) => story.ReadAsync(db => db.Set<RescueRecord>().SingleAsync(r => r.CaseId == @case));

    private Dictionary<string, string?> Hand(string rank = "CountyLeader", bool signed = true) => new()
    {
        ["Form.Name"] = "郝示例",
        ["Form.Rank"] = rank,
        ["Form.Reason"] = "工作调动",
        ["Form.SignedOn"] = $"{story.Today:yyyy-MM-dd}",
        ["Form.BothSigned"] = signed ? "true" : null,
    };

    [Fact]
    public async Task Duty_NeedsOfficerAndALaterDay_AndKeepsItsHistory()
    {
        var child = await story.RescueAsync();
        Dictionary<string, string?> Duty(string officer, DateOnly next) => new() { ["Form.Duty"] = "comfort", ["Form.Officer"] = officer, ["Form.NextOn"] = $"{next:yyyy-MM-dd}", ["Form.Text"] = "上门说明进展" };
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(child, "duty", Duty("", story.Today.AddDays(7)))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(child, "duty", Duty("石样例", story.Today))).Status);
        await SendAsync(child, "duty", Duty("石样例", story.Today.AddDays(7)));
        var police = await SendAsync(child, "duty", Duty("段示例", story.Today.AddDays(14)));
        Assert.Contains("石样例", police.Text, StringComparison.Ordinal);
        Assert.Contains("段示例", police.Text, StringComparison.Ordinal);
        Assert.Equal(2, await story.ReadAsync(db => db.Set<TaskForceEntry>().CountAsync(e => e.CaseId == child)));
        Assert.DoesNotMatch(Words.MissingKey(), police.Html);
    }

    /// <summary>The next date is a task that appears by itself, moves with the next line, and ends when the force stands down.</summary>
    [Fact]
    public async Task NextDate_IsATaskOfThePolice_AndOfNobodyElse()
    {
        var child = await story.PlacedAsync();
        Dictionary<string, string?> Duty(string duty, int days) => new() { ["Form.Duty"] = duty, ["Form.Officer"] = "石样例", ["Form.NextOn"] = $"{story.Today.AddDays(days):yyyy-MM-dd}", ["Form.Text"] = "已走访" };
        Task<List<CaseClock>> RunningAsync() => story.ReadAsync(db => db.Set<CaseClock>().Where(c => c.CaseId == child && c.Kind.StartsWith("task-force") && c.DoneAt == null).OrderBy(c => c.Kind).ToListAsync());
        await SendAsync(child, "duty", Duty("comfort", 3));
        await SendAsync(child, "duty", Duty("comfort", 7));
        await SendAsync(child, "duty", Duty("solve", 9));
        var running = await RunningAsync();
        Assert.Equal(["task-force-comfort", "task-force-solve"], running.Select(c => c.Kind));
        Assert.Equal(story.Today.AddDays(7), Core.Clocks.ChinaTime.LocalDate(running[0].DueAt));
        var police = await (await app.AsAsync(Story.Police)).GoAsync("/duties");
        Assert.NotNull(police.Page.QuerySelector($"a[href='/cases/{child}/police/task-force']"));
        var (words, centre) = (Words.Of(app, "CaseClock.task-force-comfort"), await (await app.AsAsync(Story.Centre)).GoAsync($"/cases/{child}"));
        Assert.Contains(words, (await police.GoAsync($"/cases/{child}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(words, centre.Text, StringComparison.Ordinal);
        await SendAsync(child, "stand-down", new() { ["Form.Solved"] = "true", ["Form.NobodyAtLarge"] = "true", ["Form.NobodyMissing"] = "true" });
        Assert.Empty(await RunningAsync());
    }

    /// <summary>Neither the timeline nor the history tells another department of it: of the rescue it reads a summary line.</summary>
    [Fact]
    public async Task Trail_OfTheForce_IsReadByPolice_AndNotByTheOwner()
    {
        var child = await story.PlacedAsync();
        await SendAsync(child, "duty", new() { ["Form.Duty"] = "comfort", ["Form.Officer"] = "石样例", ["Form.NextOn"] = $"{story.Today.AddDays(3):yyyy-MM-dd}", ["Form.Text"] = "已走访" });
        await SendAsync(child, "head", Hand());
        string[] words = ["专案组", "task-force", "安抚亲属"];
        foreach (var (account, reads) in new[] { (Story.Police, true), (Story.Centre, false) })
        {
            var visitor = await (await app.AsAsync(account)).GoAsync($"/cases/{child}");
            var told = visitor.Page.QuerySelector(".timeline")!.TextContent;
            for (var path = $"/cases/{child}/history"; path is not null; path = visitor.Page.QuerySelector("a[rel=next]")?.GetAttribute("href"))
                told += (await visitor.GoAsync(path)).Page.QuerySelector("main")!.TextContent;
            Assert.Contains("登记", told, StringComparison.Ordinal);
            Assert.Equal(reads, words.Any(w => told.Contains(w, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Head_ChangesOnlyBySignedHandOver_AndNeverBelowCountyLevel()
    {
        var child = await story.RescueAsync(told: false);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SendAsync(child, "head", Hand(signed: false))).Status);
        var low = await SendAsync(child, "head", Hand("StationLeader"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, low.Status);
        Assert.Contains("郝示例", low.Html, StringComparison.Ordinal);
        Assert.Null((await RecordAsync(child)).HeadName);
        await SendAsync(child, "head", Hand());
        Assert.Equal(("郝示例", HeadRank.CountyLeader), ((await RecordAsync(child)).HeadName, (await RecordAsync(child)).HeadRank));

        // Filed: the record's own form no longer changes the head past the signatures.
        await story.ActAsync(Story.Police, child, CaseAction.File, new() { FilingNumber = "云公（刑）立字〔2026〕1号" });
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync($"/cases/{child}/police/record");
        await police.SendAsync(new() { ["Form.HeadName"] = "庞样例" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, police.Status);
        Assert.Equal("郝示例", (await RecordAsync(child)).HeadName);
        await SendAsync(child, "head", Hand("CityLeader"));
        Assert.Equal(2, await story.ReadAsync(db => db.Set<HeadChange>().CountAsync(c => c.CaseId == child)));
    }

    [Theory]
    [InlineData("Solved"), InlineData("NobodyAtLarge"), InlineData("NobodyMissing")]
    public async Task Force_DoesNotStandDown_WhileOneThingIsOpen(string open)
    {
        var child = await story.RescueAsync();
        var all = new[] { "Solved", "NobodyAtLarge", "NobodyMissing" }.ToDictionary(f => "Form." + f, f => f == open ? null : (string?)"true");
        var refused = await SendAsync(child, "stand-down", all);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(Words.Of(app, "Rule.TaskForceMayStandDown"), refused.Text, StringComparison.Ordinal);
        Assert.Null((await RecordAsync(child)).StoodDownOn);
        all["Form." + open] = "true";
        await SendAsync(child, "stand-down", all);
        Assert.Equal(story.Today, (await RecordAsync(child)).StoodDownOn);
    }

    [Fact]
    public async Task Others_NeverOpenIt()
    {
        var child = await story.PlacedAsync();
        foreach (var (account, status) in new[] { (Story.Centre, HttpStatusCode.Forbidden), (Story.Office, HttpStatusCode.Forbidden), ("nanwan-huzheng", HttpStatusCode.NotFound) })
            Assert.Equal(status, (await (await app.AsAsync(account)).GoAsync($"/cases/{child}/police/task-force")).Status);
    }
}
