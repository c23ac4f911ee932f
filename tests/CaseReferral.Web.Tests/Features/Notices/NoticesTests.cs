using System.Net;
using CaseReferral.Core.Access;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using CaseReferral.Web.Features.Notices;
using CaseReferral.Web.Tests.Features.Access;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Notices;

/// <summary>What a unit was told stands on a page of its own, and nowhere else.</summary>
public sealed partial class NoticesTests : IAsyncDisposable
{
    private readonly AppFactory app = new();
    private readonly Story story;

    public NoticesTests() => story = new(app);

    private async Task<string> NumberAsync(Guid handoff) => (await story.FindAsync(handoff))!.Number;

    private async Task<Visitor> OpenAsync(string account, string path = "/notices") => await (await app.AsAsync(account)).GoAsync(path);

    private static string[] Sentences(Visitor visitor) => [.. visitor.Page.QuerySelectorAll("main tbody th").Select(th => th.TextContent.Trim())];

    private static string? Badge(Visitor visitor) => visitor.Page.QuerySelector(".sidenav a[href='/notices'] .n")?.FirstChild?.TextContent;

    /// <summary>A notice as any use case writes it.</summary>
    private Task TellAsync(string account, string topic, Guid subject, Guid @case, int times = 1) => story.ReadAsync(async db =>
    {
        var unit = (await story.ActorAsync(account)).OrganisationId;
        for (var i = 0; i < times; i++)
            db.Add(new OutboxMessage(topic, $"2026-{i:0000}", subject, @case, unit, story.Now.AddMinutes(-i / 3)));
        return await db.SaveChangesAsync();
    });

    [Fact]
    public async Task Sent_IsTold_WithANumberInTheMenu_AndOneReadingIsTheUnits()
    {
        var id = await story.HandoffAsync(HandoffStatus.Sent);
        var clerk = await OpenAsync(Story.Receiver, "/");
        Assert.Equal("1", Badge(clerk));
        await clerk.GoAsync("/notices");
        Assert.Equal([Words.Full(app, "Notice.handoff.Send", await NumberAsync(id))], Sentences(clerk));
        Assert.Equal($"/handoffs/{id}", clerk.Page.QuerySelector("main tbody th a")!.GetAttribute("href"));
        await clerk.SendAsync([], "main form[action='/notices/read']");
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        Assert.Empty(Sentences(clerk));
        Assert.Null(Badge(clerk));
        var lead = await OpenAsync(Story.Receiver + "-lead", "/notices?read=true");
        Assert.Contains((await story.ActorAsync(Story.Receiver)).Name, lead.Page.QuerySelector("main tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notice_OfAnotherUnit_IsNeitherSeenNorMarked()
    {
        await story.HandoffAsync(HandoffStatus.Sent);
        var notice = await story.ReadAsync(db => db.Set<OutboxMessage>().Select(m => m.Id).SingleAsync());
        var stranger = await OpenAsync("jiuzhu");
        Assert.Empty(Sentences(stranger));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GoAsync($"/notices/{notice}")).Status);
        await stranger.GoAsync("/");
        await stranger.PostAsync("/notices/read", [new("ids", $"{notice}")]);
        Assert.False(await story.ReadAsync(db => db.Set<OutboxMessage>().AnyAsync(m => m.IsRead)));
    }

    [Fact]
    public async Task Officer_ExcludedFromTheCase_IsToldNothingOfIt()
    {
        var id = await story.HandoffAsync(HandoffStatus.Sent);
        var @case = (await story.FindAsync(id))!.CaseId;
        var colleague = await app.ColleagueOfAsync(Story.Receiver);
        Assert.Single(Sentences(await OpenAsync(colleague)));
        var (who, lead) = (await story.ActorAsync(colleague), await story.ActorAsync(Story.Receiver + "-lead"));
        await story.ReadAsync(db =>
        {
            db.Add(CaseGrant.Given(@case, who.OfficerId, who.OrganisationId, GrantKind.Excluded, "亲属", null, lead, story.Now));
            return db.SaveChangesAsync();
        });
        var outside = await OpenAsync(colleague);
        Assert.Empty(Sentences(outside));
        Assert.Null(Badge(outside));
        Assert.Single(Sentences(await OpenAsync(Story.Receiver)));
    }

    [Fact]
    public async Task MinorsFile_OfANamedTeam_LeaksNothingButTheNumber()
    {
        var id = await story.HandoffAsync(HandoffStatus.Received);
        var alias = await story.ReadAsync(db => db.Set<Core.Persons.Person>().Select(p => p.Alias).SingleAsync());
        var colleague = await OpenAsync(await app.ColleagueOfAsync(Story.Police));
        Assert.Equal([Words.Full(app, "Notice.handoff.Sign", await NumberAsync(id))], Sentences(colleague));
        Assert.DoesNotContain(alias, colleague.Html, StringComparison.Ordinal);
        await colleague.GoAsync(colleague.Page.QuerySelector("main tbody th a")!.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, colleague.Status);
    }

    [Fact]
    public async Task Subject_TheReaderMayNotSeeAnyMore_IsNoLink()
    {
        var (mine, handoff) = (await story.RescueAsync(), await story.HandoffAsync(HandoffStatus.Sent));
        await TellAsync("jiuzhu", "visit.HighRisk", Guid.CreateVersion7(), mine);
        await TellAsync("jiuzhu", "handoff.Withdraw", handoff, mine);
        await TellAsync("jiuzhu", "urging.Order", Guid.CreateVersion7(), mine);
        var stranger = await OpenAsync("jiuzhu");
        Assert.Equal(3, Sentences(stranger).Length);
        Assert.Null(stranger.Page.QuerySelector("main tbody a"));
        var notice = await story.ReadAsync(db => db.Set<OutboxMessage>().Where(m => m.Topic == "visit.HighRisk").Select(m => m.Id).SingleAsync());
        await stranger.GoAsync($"/notices/{notice}");
        Assert.Equal((HttpStatusCode.OK, "/notices"), (stranger.Status, stranger.Path));
    }

    [Fact]
    public async Task LinkOfAMail_LeadsToTheSubject_AndMarksNothing()
    {
        var id = await story.HandoffAsync(HandoffStatus.Sent);
        var notice = await story.ReadAsync(db => db.Set<OutboxMessage>().Select(m => m.Id).SingleAsync());
        var clerk = await OpenAsync(Story.Receiver, $"/notices/{notice}");
        Assert.Equal((HttpStatusCode.OK, $"/handoffs/{id}"), (clerk.Status, clerk.Path));
        Assert.False(await story.ReadAsync(db => db.Set<OutboxMessage>().AnyAsync(m => m.IsRead)));
    }

    [Fact]
    public async Task ManyNotices_ComeInPages_NewestFirst_EachOnce_AndAreMarkedPageByPage()
    {
        var @case = await story.RescueAsync();
        await TellAsync(Story.Police, "visit.Missed", Guid.CreateVersion7(), @case, 130);
        var clerk = await app.AsAsync(Story.Police);
        var seen = new List<string>();
        for (var path = "/notices"; path is not null; path = clerk.Page.QuerySelector("a[rel=next]")?.GetAttribute("href"))
        {
            app.Sql.Take();
            await clerk.GoAsync(path);
            Assert.InRange(app.Sql.Take(), 1, 8);
            seen.AddRange(Sentences(clerk));
        }
        Assert.Equal(130, seen.Distinct().Count());
        Assert.Equal(130, seen.Count);
        Assert.Equal("99+", Badge(await clerk.GoAsync("/")));
        await clerk.GoAsync("/notices");
        await clerk.SendAsync([], "main form.card-foot");
        Assert.Equal(NoticesPage.Size, await story.ReadAsync(db => db.Set<OutboxMessage>().CountAsync(m => m.IsRead)));
    }

    [Theory]
    [InlineData("xitong")]
    [InlineData("anquan")]
    [InlineData("shenji")]
    public async Task Administrator_HasNoNotices(string account) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await OpenAsync(account)).Status);

    /// <summary>What is written anywhere has its sentence in both languages.</summary>
    [Fact]
    public async Task EveryTopic_ThatTheSourcesWrite_HasASentence()
    {
        var topics = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal)).SelectMany(f => Topic().Matches(File.ReadAllText(f)).SelectMany(m => m.Groups.Values.Skip(1)))
            .Where(g => g.Success).Select(g => g.Value).Distinct().ToList();
        Assert.True(topics.Count >= 8, string.Join(' ', topics));
        var @case = await story.RescueAsync();
        foreach (var topic in topics)
            await TellAsync(Story.Police, topic, Guid.CreateVersion7(), @case);
        var clerk = await OpenAsync(Story.Police);
        Assert.Equal(topics.Count, Sentences(clerk).Length);
        Assert.DoesNotMatch(Words.MissingKey(), clerk.Text);
    }

    [System.Text.RegularExpressions.GeneratedRegex("OutboxMessage\\((?:[^\"$]*\\? )?\"([a-z]+\\.\\w+)\"(?: : \"([a-z]+\\.\\w+)\")?")]
    private static partial System.Text.RegularExpressions.Regex Topic();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    /// <summary>The sender is told of each answer, in the save of the answer (access.md, point 12).</summary>
    [Theory]
    [InlineData(HandoffStatus.Received, HandoffAction.Sign)]
    [InlineData(HandoffStatus.SupplementRequested, HandoffAction.Ask)]
    [InlineData(HandoffStatus.Returned, HandoffAction.Return)]
    [InlineData(HandoffStatus.Accepted, HandoffAction.Accept)]
    [InlineData(HandoffStatus.Reported, HandoffAction.Report)]
    public async Task Sender_IsToldOfEachAnswer(HandoffStatus state, HandoffAction answer)
    {
        var id = await story.HandoffAsync(state);
        var sender = (await story.ActorAsync(Story.Police)).OrganisationId;
        Assert.Equal(1, await story.ReadAsync(db => db.Set<OutboxMessage>().CountAsync(m => m.SubjectId == id && m.ToOrganisationId == sender && m.Topic == $"handoff.{answer}")));
    }
}
