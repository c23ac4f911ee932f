using System.Net;
using CaseReferral.Core.Care;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.CarerChecks;

/// <summary>三.16: who is only like the buyer gets her when police and the office have both cleared him, at every door alike.</summary>
public sealed class AlikeAtDoorTests(AppFactory app) : IClassFixture<AppFactory>
{
    private readonly Doors doors = new(app);
    private Story Story => doors.Story;

    private Task<int> VersionAsync(Guid id) => Story.ReadAsync(db => db.Set<Case>().Where(c => c.Id == id).Select(c => c.Version).SingleAsync());

    /// <summary>A child before the door; a relative is asked about in the placement that was sent.</summary>
    private async Task<Guid> ChildAsync(string door)
    {
        var child = await doors.ChildAsync(door);
        if (door == Doors.Relative)
            await doors.SendPlacementAsync(child);
        return child;
    }

    private static void Asserts(Visitor clerk, string sentence) => Assert.Contains(sentence, Doors.Refusal(clerk), StringComparison.Ordinal);

    [Theory]
    [InlineData(Doors.Carer, "Form.Carer", "韦建国"), InlineData(Doors.Collector, "Form.Collector", "父亲 韦建国"), InlineData(Doors.Relative, "Form.Relative", "父亲 韦建国")]
    public async Task Alike_PassesWhenBothCleared(string door, string field, string typed)
    {
        var child = await ChildAsync(door);
        var version = await VersionAsync(child);
        var clerk = await doors.ComeAsync(door, child, Doors.Alike);
        Asserts(clerk, Words.Of(app, "Rule.CarerNeedsClearance"));
        Assert.Equal(typed, clerk.Page.QuerySelector($"[name='{field}']")!.GetAttribute("value"));
        Assert.Equal(version, await VersionAsync(child));
        Asserts(await doors.ComeAsync(door, child, Doors.Alike, "en"), "Police and the conference office must clear this person");
        var check = Assert.Single(await doors.ChecksAsync(child));
        Assert.Empty(await doors.AlarmsAsync(child));
        var told = await Story.ReadAsync(db => db.Set<OutboxMessage>().Where(m => m.SubjectId == check.Id && m.Topic == "carer.Asked").Select(m => m.ToOrganisationId).ToListAsync());
        List<Guid> both = [(await Story.ActorAsync(Story.Police)).OrganisationId, (await Story.ActorAsync(Story.Office)).OrganisationId];
        Assert.Equal(both.Order(), told.Order());
        Assert.Equal(HttpStatusCode.OK, (await doors.AnswerAsync(Story.Police, check.Id, true)).Status);
        Asserts(await doors.ComeAsync(door, child, Doors.Alike), Words.Of(app, "Rule.CarerNeedsClearance"));
        await doors.AnswerAsync(Story.Office, check.Id, true);
        Assert.Equal(HttpStatusCode.OK, (await doors.ComeAsync(door, child, Doors.Alike)).Status);
        Assert.Equal(door == Doors.Collector, await Story.ReadAsync(db => db.Set<Departure>().AnyAsync(d => d.CaseId == child)));
        Assert.False(Assert.Single(await doors.ChecksAsync(child)).IsOpen);
    }

    [Theory, InlineData(Doors.Carer), InlineData(Doors.Collector), InlineData(Doors.Relative)]
    public async Task OneNo_IsEnough_AndSomebodyElseMayCome(string door)
    {
        var child = await ChildAsync(door);
        Doors.Refusal(await doors.ComeAsync(door, child, Doors.Alike));
        var check = Assert.Single(await doors.ChecksAsync(child));
        await doors.AnswerAsync(Story.Police, check.Id, true);
        await doors.AnswerAsync(Story.Office, check.Id, false);
        Asserts(await doors.ComeAsync(door, child, Doors.Alike), Words.Of(app, "Rule.CarerRefused"));
        Assert.Equal(HttpStatusCode.OK, (await doors.ComeAsync(door, child, Doors.Stranger)).Status);
        Assert.False(Assert.Single(await doors.ChecksAsync(child)).IsOpen);
    }

    /// <summary>Cleared is this collector against the buyers of then.</summary>
    [Fact]
    public async Task Cleared_IsThisPerson_AndTheBuyersOfThen()
    {
        var child = await ChildAsync(Doors.Collector);
        Doors.Refusal(await doors.ComeAsync(Doors.Collector, child, Doors.Alike));
        var check = Assert.Single(await doors.ChecksAsync(child));
        await doors.AnswerAsync(Story.Police, check.Id, true);
        await doors.AnswerAsync(Story.Office, check.Id, true);
        Asserts(await doors.ComeAsync(Doors.Collector, child, Doors.Alike with { Phone = "13900000073" }), Words.Of(app, "Rule.CarerNeedsClearance"));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await doors.RecordBuyerAsync(child, "韦建华", "999901197203030029", "13611112222");
        Asserts(await doors.ComeAsync(Doors.Collector, child, Doors.Alike), Words.Of(app, "Rule.CarerNeedsClearance"));
        Assert.Equal(3, (await doors.ChecksAsync(child)).Count);
        Assert.False(await Story.ReadAsync(db => db.Set<Departure>().AnyAsync(d => d.CaseId == child)));
    }

    /// <summary>The institution learns that it waits, never why; police read who came.</summary>
    [Fact]
    public async Task Collector_IsReadByPolice_TheInstitutionWaits()
    {
        var child = await ChildAsync(Doors.Collector);
        var clerk = await doors.ComeAsync(Doors.Collector, child, Doors.Alike);
        var check = Assert.Single(await doors.ChecksAsync(child));
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.GoAsync($"/carer-checks/{check.Id}")).Status);
        await clerk.GoAsync("/");
        Assert.Contains(Words.Of(app, "CarerCheck.OwnerWaits"), clerk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Words.Of(app, "Likeness.Name"), clerk.Text, StringComparison.Ordinal);
        var police = await (await app.AsAsync(Story.Police)).GoAsync($"/carer-checks/{check.Id}");
        foreach (var word in new[] { Doors.Alike.Name, Doors.Alike.Number, Doors.Alike.Phone, Words.Of(app, "Likeness.Phone"), Words.Of(app, "Likeness.Name") })
            Assert.Contains(word, police.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.AsAsync("qinghe-xingzhen")).GoAsync($"/carer-checks/{check.Id}")).Status);
    }

    /// <summary>Without a placement nobody has her meanwhile and there is nothing to ask about: she is placed first.</summary>
    [Theory, InlineData("zh-CN", "请先发出安置转介"), InlineData("en", "send the placement first")]
    public async Task Relative_BeforeAnyPlacement_WaitsForOne(string language, string says)
    {
        var child = await doors.ChildAsync(Doors.Relative);
        Asserts(await doors.ComeAsync(Doors.Relative, child, Doors.Alike, language), says);
        Assert.Empty(await doors.ChecksAsync(child));
        // A draft may be thrown away, and its question with it: only what was sent counts.
        await Story.AttachAsync(Story.Police, child, Core.Attachments.DocumentCategories.TemporaryCareNotice);
        await Story.SendAsync(child, PlacementKind.KeyName, Story.Police, Story.Centre, send: false);
        Asserts(await doors.ComeAsync(Doors.Relative, child, Doors.Alike, language), says);
        Assert.Equal(CaseStage.Rescued, await Story.ReadAsync(db => db.Set<Case>().Where(c => c.Id == child).Select(c => c.Stage).SingleAsync()));
    }

    /// <summary>A question that ended because somebody else was taken is asked again when he comes back.</summary>
    [Fact]
    public async Task Alike_WhoComesBack_IsAskedAboutAgain()
    {
        var child = await ChildAsync(Doors.Carer);
        Doors.Refusal(await doors.ComeAsync(Doors.Carer, child, Doors.Alike));
        Assert.Equal(HttpStatusCode.OK, (await doors.ComeAsync(Doors.Carer, child, Doors.Stranger)).Status);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Asserts(await doors.ComeAsync(Doors.Collector, child, Doors.Alike), Words.Of(app, "Rule.CarerNeedsClearance"));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var placement = await Story.ReadAsync(db => db.Set<Handoff>().SingleAsync(h => h.CaseId == child));
        var clerk = await (await app.AsAsync(Story.Centre)).GoAsync($"/handoffs/{placement.Id}/placement");
        await clerk.SendAsync(new() { ["Form.Carer"] = "韦建国", ["Form.CarerIdNumber"] = Doors.Alike.Number, ["Form.CarerPhone"] = Doors.Alike.Phone, ["Form.MoveReason"] = "institution" });
        Asserts(clerk, Words.Of(app, "Rule.CarerNeedsClearance"));
        Assert.Equal([false, true, true], (await doors.ChecksAsync(child)).Select(c => c.IsOpen));
    }
}
