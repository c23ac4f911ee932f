using System.Net;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Departments.Disability;
using CaseReferral.Core.Departments.Foreign;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Rescues;
using CaseReferral.Testing;
using CaseReferral.Web.Tests.Features.CarerChecks;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Departments;

/// <summary>Notice 三.9: a person another country hands over, and where she goes; and the limit of a disability review.</summary>
public sealed class ForeignReceptionTests(AppFactory app) : IClassFixture<AppFactory>
{
    private readonly Story story = new(app);

    private async Task<Guid> RescuedAsync(string source, string? nationality)
    {
        var id = await story.RescueAsync(25, nationality: nationality);
        return await story.ReadAsync(async db =>
        {
            (await db.Set<RescueRecord>().SingleAsync(r => r.CaseId == id)).Source = source;
            await db.SaveChangesAsync();
            return id;
        });
    }

    private static string Unit(Visitor page, string name) =>
        page.Page.QuerySelectorAll("select[name='Form.ToOrganisationId'] option").First(o => o.TextContent.Contains(name, StringComparison.Ordinal)).GetAttribute("value")!;

    private async Task<Visitor> AskAsync(Guid id)
    {
        var police = await (await app.AsAsync(Story.Police)).GoAsync($"/cases/{id}/handoffs/new/foreign");
        return await police.SendAsync(new()
        {
            ["Form.ToOrganisationId"] = Unit(police, "外"),
            ["Form.Text"] = "请协调接收",
            ["Form.BasisCode"] = "consent",
            ["Form.BasisNote"] = "本人同意书",
        });
    }

    [Theory]
    [InlineData("abroad", "156", true), InlineData("abroad", null, true), InlineData("operation", "704", true), InlineData("operation", "156", false)]
    public async Task Line_IsForForeigners_AndForWhoWasHandedOverFromAbroad(string source, string? nationality, bool sent)
    {
        var id = await RescuedAsync(source, nationality);
        Assert.Equal(sent ? HttpStatusCode.OK : HttpStatusCode.UnprocessableEntity, (await AskAsync(id)).Status);
        Assert.Equal(sent ? 1 : 0, await story.ReadAsync(db => db.Set<Handoff>().CountAsync(h => h.CaseId == id && h.Kind == ForeignKind.KeyName)));
    }

    private async Task<(Guid Case, Guid Handoff, string Clerk)> AcceptedAsync(string source, string nationality)
    {
        var id = await RescuedAsync(source, nationality);
        await AskAsync(id);
        var (handoff, to) = await story.ReadAsync(async db =>
        {
            var h = await db.Set<Handoff>().SingleAsync(x => x.CaseId == id);
            return (h.Id, await db.Users.Where(o => o.OrganisationId == h.ToOrganisationId && o.Role == Core.Officers.OfficerRole.Officer).Select(o => o.UserName!).FirstAsync());
        });
        await story.FireAsync(to, handoff, HandoffAction.Sign);
        await story.FireAsync(to, handoff, HandoffAction.Accept);
        return (id, handoff, to);
    }

    /// <summary>三.16 on the way abroad: a buyer, or one who is like him, neither takes her there nor receives her; what was typed is kept, nothing is saved.</summary>
    [Theory]
    [InlineData("Escort"), InlineData("ReceivedBy")]
    public async Task Repatriation_WithWhoIsLikeTheBuyer_IsRefused(string field)
    {
        var (id, handoff, to) = await AcceptedAsync("operation", "704");
        await new Doors(app).RecordBuyerAsync(id);
        var clerk = await (await app.AsAsync(to)).GoAsync($"/handoffs/{handoff}/foreign");
        await clerk.SendAsync(new() { ["Form." + field] = "韦建国" });
        Assert.Contains(Words.Of(app, "Rule." + ForeignKind.NotWithBuyer), Doors.Refusal(clerk), StringComparison.Ordinal);
        Assert.Equal("韦建国", clerk.Page.QuerySelector($"[name='Form.{field}']")!.GetAttribute("value"));
        Assert.False(await story.ReadAsync(db => db.Set<ForeignRecord>().AnyAsync(r => r.HandoffId == handoff)));
        await clerk.SendAsync(new() { ["Form." + field] = "郑样本" });
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
    }

    [Fact]
    public async Task Reception_SaysFromWhereByWhomWhenAndWhereTo()
    {
        var (_, handoff, to) = await AcceptedAsync("abroad", "156");
        var clerk = await (await app.AsAsync(to)).GoAsync($"/handoffs/{handoff}/foreign");
        Assert.DoesNotMatch(Words.MissingKey(), clerk.Html);
        Dictionary<string, string?> values = new() { ["Form.Result"] = "received", ["Form.CameFrom"] = "704", ["Form.TakenOverFrom"] = "芒街边防", ["Form.TakenOverOn"] = $"{story.Today:yyyy-MM-dd}" };
        await clerk.SendAsync(values);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, clerk.Status);
        Assert.Contains(Words.Of(app, "Rule.ReceptionComplete"), clerk.Text, StringComparison.Ordinal);
        foreach (var (field, wrong) in new[] { ("CameFrom", "156"), ("CameFrom", "999"), ("Onward", "moon"), ("TakenOverOn", "2030-01-01") })
        {
            await clerk.SendAsync(new(values) { ["Form.Onward"] = "rescue-station", ["Form." + field] = wrong });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, clerk.Status);
        }
        await clerk.SendAsync(new(values) { ["Form.Onward"] = "rescue-station" });
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        Assert.Contains("芒街边防", clerk.Text, StringComparison.Ordinal);
        var record = await story.ReadAsync(db => db.Set<ForeignRecord>().SingleAsync(r => r.HandoffId == handoff));
        Assert.Equal(("received", "704", "rescue-station"), (record.Result, record.CameFrom, record.Onward));
    }

    /// <summary>D-25 (local practice): the county reviews within ten working days after the publication, a minor's, who is never publicised, after the assessment.</summary>
    [Fact]
    public async Task DisabilityReview_IsATask_OfTenWorkingDays()
    {
        var child = await story.PlacedAsync();
        var handoff = await story.SendAsync(child, DisabilityKind.KeyName, Story.Centre, "canlian");
        await story.FireAsync("canlian", handoff, HandoffAction.Sign);
        await story.FireAsync("canlian", handoff, HandoffAction.Accept);
        Task<CaseClock?> ClockAsync() => story.ReadAsync(db => db.Set<CaseClock>().FirstOrDefaultAsync(c => c.CaseId == child && c.Kind == "disability-review"));
        async Task WriteAsync(Dictionary<string, string?> values)
        {
            var clerk = await (await app.AsAsync("canlian")).GoAsync($"/handoffs/{handoff}/disability");
            Assert.Null(clerk.Page.QuerySelector("[name='Form.PublicFrom']")); // a minor's result is not publicised
            await clerk.SendAsync(values);
            Assert.Equal(HttpStatusCode.OK, clerk.Status);
        }

        var today = $"{story.Today:yyyy-MM-dd}";
        await WriteAsync(new() { ["Form.AppliedOn"] = today, ["Form.Category"] = "limb", ["Form.GuardianProof"] = "true" });
        Assert.Null(await ClockAsync());
        await WriteAsync(new() { ["Form.AssessedOn"] = today });
        var clock = (await ClockAsync())!;
        Assert.Equal(("10wd", new DateOnly(2026, 3, 16), null), (clock.Limit, Core.Clocks.ChinaTime.LocalDate(clock.DueAt), clock.DoneAt));
        await WriteAsync(new() { ["Form.ReviewedOn"] = today });
        Assert.NotNull((await ClockAsync())!.DoneAt);
    }
}
