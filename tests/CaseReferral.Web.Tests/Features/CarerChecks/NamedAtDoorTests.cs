using System.Net;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Care;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Protection;
using CaseReferral.Core.Rescues;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.CarerChecks;

/// <summary>三.16: everybody a form names is compared with the buyers: both adoptive parents, who accompanies her, who brings her to the institution.</summary>
public sealed class NamedAtDoorTests(AppFactory app) : IClassFixture<AppFactory>
{
    private const string Clean = "999999195505050021", Escort = "魏建华、女工作人员一名";
    private readonly Doors doors = new(app);
    private Story Story => doors.Story;

    private async Task<Visitor> LeaveAsync(Guid @case, string reason, params (string Field, string? Value)[] more)
    {
        var clerk = await (await app.AsAsync(Story.Centre)).GoAsync($"/cases/{@case}/departures");
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        Assert.DoesNotMatch(Words.MissingKey(), clerk.Html);
        var values = more.ToDictionary(m => "Form." + m.Field, m => m.Value);
        values["Form.Reason"] = reason;
        values["Form.LeftOn"] = $"{Story.Today:yyyy-MM-dd}";
        values["Form.Destination"] = "青禾县";
        return await clerk.SendAsync(values);
    }

    /// <summary>A child whose adoption is registered; the months before it are not what is tested here.</summary>
    private async Task<Guid> AdoptableAsync()
    {
        var child = await doors.ChildAsync(Doors.Collector);
        await Story.ReadAsync(async db =>
        {
            var step = db.Add((AdoptionStep)Activator.CreateInstance(typeof(AdoptionStep), nonPublic: true)!);
            (step.Property(s => s.CaseId).CurrentValue, step.Property(s => s.Step).CurrentValue) = (child, AdoptionStep.Last);
            (step.Property(s => s.On).CurrentValue, step.Property(s => s.RecordedAt).CurrentValue) = (Story.Today, Story.Now);
            return await db.SaveChangesAsync();
        });
        return child;
    }

    private Task<bool> LeftAsync(Guid @case) => Story.ReadAsync(db => db.Set<Departure>().AnyAsync(d => d.CaseId == @case));

    /// <summary>The second of the two numbers, the second of the two names.</summary>
    [Theory]
    [InlineData(Clean + "、" + Doors.Number, "养父 郑样本、养母 何样例", "Rule.DepartureNotToBuyer", 2)]
    [InlineData(Clean + " " + Doors.Number, "养父 郑样本、养母 何样例", "Rule.DepartureNotToBuyer", 2)]
    [InlineData(Clean, "养母 何样例、养父 韦建国", "Rule.CarerNeedsClearance", 0)]
    [InlineData(Clean + "、999901197001010025", "养父 郑样本、养母 何样例", "Rule.CarerNeedsClearance", 0)]
    public async Task AdoptiveParents_AreBothCompared(string numbers, string names, string rule, int alarms)
    {
        var child = await AdoptableAsync();
        var clerk = await LeaveAsync(child, Departure.Adopted, ("Collector", names), ("CollectorIdNumber", numbers), ("CollectorIdCopied", "true"));
        Assert.Contains(Words.Of(app, rule), Doors.Refusal(clerk), StringComparison.Ordinal);
        Assert.Equal(alarms, (await doors.AlarmsAsync(child)).Count);
        Assert.Equal(alarms == 0 ? 1 : 0, (await doors.ChecksAsync(child)).Count);
        Assert.False(await LeftAsync(child));
    }

    [Fact]
    public async Task AdoptiveParents_WhoAreStrangersToTheBuyer_TakeHer()
    {
        var child = await AdoptableAsync();
        Assert.Equal(HttpStatusCode.OK, (await LeaveAsync(child, Departure.Adopted,
            ("Collector", "养父 郑样本、养母 何样例"), ("CollectorIdNumber", Clean + "、999999198203030022"), ("CollectorIdCopied", "true"))).Status);
        Assert.True(await LeftAsync(child));
    }

    [Fact]
    public async Task Escort_WhoIsTheBuyer_IsRefused_AndToldOf_WhateverTheReason()
    {
        var child = await doors.ChildAsync(Doors.Collector);
        var clerk = await LeaveAsync(child, "hospital", ("Escort", "志愿者 某人"), ("EscortIdNumber", Doors.Number));
        Assert.Contains(Words.Of(app, "Rule.DepartureNotToBuyer"), Doors.Refusal(clerk), StringComparison.Ordinal);
        Assert.Equal(Doors.Number, clerk.Page.QuerySelector("[name='Form.EscortIdNumber']")!.GetAttribute("value"));
        Assert.Equal(2, (await doors.AlarmsAsync(child)).Count);
        Assert.False(await LeftAsync(child));
    }

    /// <summary>Who works for the institution is known to it: no number, the name is compared all the same.</summary>
    [Fact]
    public async Task Escort_GivesANumber_UnlessHeIsStaff()
    {
        var child = await doors.ChildAsync(Doors.Collector);
        var clerk = await LeaveAsync(child, "escorted", ("Escort", "志愿者 何样例"));
        Assert.NotNull(clerk.Page.QuerySelector("[name='Form.EscortIdNumber'].is-invalid"));
        Assert.Contains(Words.Of(app, "Error.Departure.EscortNumber"), Doors.Refusal(clerk), StringComparison.Ordinal);
        Assert.Equal("志愿者 何样例", clerk.Page.QuerySelector("[name='Form.Escort']")!.GetAttribute("value"));
        await clerk.SendAsync(new() { ["Form.EscortIsStaff"] = "true" });
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        Assert.True(await LeftAsync(child));
    }

    [Fact]
    public async Task Escort_LikeTheBuyer_WaitsForBoth_BesideTheCollector_AndThenPasses()
    {
        var child = await doors.ChildAsync(Doors.Collector);
        Task<Visitor> ComeAsync() => LeaveAsync(child, "collected", ("Collector", Doors.Alike.Name), ("CollectorIdNumber", Clean), ("CollectorIdCopied", "true"),
            ("Escort", Escort), ("EscortIsStaff", "true"));
        Assert.Contains(Words.Of(app, "Rule.CarerNeedsClearance"), Doors.Refusal(await ComeAsync()), StringComparison.Ordinal);
        // Both are asked about at once, and pressing again asks nobody anew.
        Doors.Refusal(await ComeAsync());
        var checks = await doors.ChecksAsync(child);
        Assert.Equal(new[] { Doors.Alike.Name, Escort }.Order(StringComparer.Ordinal), checks.Select(c => c.Carer).Order(StringComparer.Ordinal));
        foreach (var check in checks)
        {
            Doors.Refusal(await ComeAsync());
            await doors.AnswerAsync(Story.Police, check.Id, true);
            await doors.AnswerAsync(Story.Office, check.Id, true);
        }
        Assert.Equal(HttpStatusCode.OK, (await ComeAsync()).Status);
        Assert.Empty(await doors.AlarmsAsync(child));
        Assert.All(await doors.ChecksAsync(child), c => Assert.False(c.IsOpen));
    }

    /// <summary>三.14: police send her to the institution with somebody; the buyer's namesake does not go, another one does.</summary>
    [Theory, InlineData("zh-CN", "请另派护送人"), InlineData("en", "send somebody else")]
    public async Task EscortOfTheHandOver_LikeTheBuyer_IsReplacedBeforeItIsSent(string language, string says)
    {
        var child = await doors.ChildAsync(Doors.Relative);
        await Story.AttachAsync(Story.Police, child, DocumentCategories.TemporaryCareNotice);
        await SendWithAsync(child, "魏建华、女警一名");
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync($"/language/{language}");
        await police.GoAsync($"/cases/{child}/handoffs/new/placement");
        await police.SendAsync(new() { ["Form.ToOrganisationId"] = $"{(await Story.ActorAsync(Story.Centre)).OrganisationId}", ["Form.Text"] = "请接收" });
        Assert.Contains(says, Doors.Refusal(police), StringComparison.Ordinal);
        Assert.False(await Story.ReadAsync(db => db.Set<Handoff>().AnyAsync(h => h.CaseId == child)));
        await SendWithAsync(child, "林示范、女警一名");
        var handoff = await Story.SendAsync(child, PlacementKind.KeyName, Story.Police, Story.Centre);
        Assert.Equal(HandoffStatus.Sent, (await Story.FindAsync(handoff))!.Status);
    }

    private Task<int> SendWithAsync(Guid child, string who) => Story.ReadAsync(async db =>
    {
        (await db.Set<RescueRecord>().SingleAsync(r => r.CaseId == child)).Escort = who;
        return await db.SaveChangesAsync();
    });

    /// <summary>A relative is like a buyer by name too; who takes her opens the note on the hand-over.</summary>
    [Fact]
    public async Task Relative_IsComparedByName_AndOpensTheNote()
    {
        var child = await doors.ChildAsync(Doors.Relative);
        await doors.SendPlacementAsync(child);
        Assert.Contains(Words.Of(app, "Rule.CarerNeedsClearance"), Doors.Refusal(await doors.ComeAsync(Doors.Relative, child, new("父亲 韦建国", Clean, ""))), StringComparison.Ordinal);
        Assert.Equal([LikenessKind.Name], Assert.Single(await doors.ChecksAsync(child)).Likenesses);
        var nameless = await doors.ComeAsync(Doors.Relative, child, Doors.Stranger with { Name = " " });
        Assert.NotNull(nameless.Page.QuerySelector("[name='Form.Relative'].is-invalid"));
        Assert.Equal(HttpStatusCode.OK, (await doors.ComeAsync(Doors.Relative, child, Doors.Stranger)).Status);
        Assert.Equal("祖母 郑样本\n亲属到场", await Story.ReadAsync(db => db.Set<RescueRecord>().Where(r => r.CaseId == child).Select(r => r.ReunionNote).SingleAsync()));
        Assert.Equal(CaseStage.Placed, await Story.ReadAsync(db => db.Set<Case>().Where(c => c.Id == child).Select(c => c.Stage).SingleAsync()));
    }
}
