using System.Net;
using CaseReferral.Core.Access;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Workflows;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Handoffs;

/// <summary>Every row of the table has a working page: its officer finds it, fills it, and everything it entails is there.</summary>
public sealed class HandoffActionTests(AppFactory app) : IClassFixture<AppFactory>
{
    private readonly Story story = new(app);

    /// <summary>The rows a person may fire, once per side that may fire them.</summary>
    public static TheoryData<HandoffStatus, HandoffAction, HandoffStatus, string> Rows =>
        [.. from row in HandoffWorkflow.Machine.Table
            from side in new[] { Side.Sender, Side.Receiver, Side.ReceiverLead, Side.Office }
            where row.Sides.HasFlag(side) && !NeverReached(row.From, row.Action)
            select new TheoryDataRow<HandoffStatus, HandoffAction, HandoffStatus, string>(row.From, row.Action, row.To, AccountOf(side, row.Action))];

    /// <summary>A draft is its unit's own, and a report without a record does not exist: nobody can void either.</summary>
    private static bool NeverReached(HandoffStatus from, HandoffAction action) =>
        action is HandoffAction.ProposeVoid or HandoffAction.Void && from is HandoffStatus.Draft or HandoffStatus.Reported;

    private static string AccountOf(Side side, HandoffAction action) => side switch
    {
        Side.Sender => Story.Police,
        Side.Receiver => Story.Receiver,
        Side.ReceiverLead => Story.Receiver + "-lead",
        _ => action == HandoffAction.Void ? Story.Office + "-lead" : Story.Office,
    };

    [Theory, MemberData(nameof(Rows))]
    public async Task Action_FromItsPage_MovesTheHandoffAndAllItEntails(HandoffStatus from, HandoffAction action, HandoffStatus to, string account)
    {
        var id = await ReadyAsync(from, action, to);
        var before = await story.FindAsync(id);
        Assert.Equal(from, before!.Status);
        app.Clock.Advance(TimeSpan.FromSeconds(1));

        var visitor = await app.AsAsync(account);
        await visitor.GoAsync($"/handoffs/{id}");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        await DoAsync(visitor, id, action, account);

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Contains("alert-", visitor.Page.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        if (action == HandoffAction.Discard)
            Assert.Null(await story.FindAsync(id));
        else
            await EntailsAsync(before, action, to, account, visitor);
    }

    /// <summary>A hand-off in which exactly this row applies.</summary>
    private async Task<Guid> ReadyAsync(HandoffStatus from, HandoffAction action, HandoffStatus to)
    {
        var voids = action is HandoffAction.ProposeVoid or HandoffAction.Void;
        var id = await story.HandoffAsync(
            from == HandoffStatus.Accepted && action == HandoffAction.Report ? HandoffStatus.InProgress : from,
            served: !voids,
            returned: action == HandoffAction.Return && to == HandoffStatus.InArbitration || from == HandoffStatus.Accepted && action == HandoffAction.Report,
            outcome: action == HandoffAction.ConfirmImpossible ? HandoffCodes.NotPossible : HandoffCodes.Done,
            before: action == HandoffAction.Refuse ? to : voids ? HandoffStatus.Accepted : HandoffStatus.InProgress);
        if (from == HandoffStatus.Accepted && action == HandoffAction.Report)
        {
            // The record moves it on by itself; only a ruling brings a served hand-off back to Accepted.
            await story.FireAsync(Story.Receiver, id, HandoffAction.Return);
            await story.FireAsync(Story.Office, id, HandoffAction.RuleAccept);
        }
        if (action == HandoffAction.Void)
            await story.FireAsync(Story.Office, id, HandoffAction.ProposeVoid);
        if (action == HandoffAction.Supply)
            await story.AttachAsync(Story.Police, (await story.FindAsync(id))!.CaseId, "basic-facts");
        return id;
    }

    /// <summary>Presses the action's button on the hand-off page, or opens its form, finds every field it needs and sends it.</summary>
    private async Task DoAsync(Visitor visitor, Guid id, HandoffAction action, string account)
    {
        var path = $"/handoffs/{id}/do/{action.ToString().ToLowerInvariant()}";
        if (visitor.Page.QuerySelector($"form[action='{path}']") is not null)
        {
            await visitor.SendAsync([], $"form[action='{path}']");
            return;
        }
        Assert.NotNull(visitor.Page.QuerySelector($"a[href='{path}']"));
        await visitor.GoAsync(path);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        var values = ActionValues.Of(await story.InputAsync(action, action is HandoffAction.Accept or HandoffAction.Assign ? Story.Receiver : account));
        var asked = visitor.Page.QuerySelectorAll("main form [name^='Form.']").Select(e => e.GetAttribute("name")!).ToHashSet();
        var needs = HandoffWorkflow.Machine.Table.First(r => r.Action == action).Needs;
        Assert.All(ActionValues.Required(needs), name => Assert.Contains(name, asked));
        await visitor.SendAsync(values.Where(v => asked.Contains(v.Key)).ToDictionary());
    }

    private async Task EntailsAsync(Handoff before, HandoffAction action, HandoffStatus to, string account, Visitor visitor)
    {
        var after = (await story.FindAsync(before.Id))!;
        var actor = await story.ActorAsync(account);
        Assert.Equal(to, after.Status);
        Assert.Equal(before.Events.Count + 1, after.Events.Count);
        var last = after.Events.MaxBy(e => e.Number)!;
        Assert.Equal((action, before.Status, to, actor.OfficerId), (last.Action, last.From, last.To, last.OfficerId));
        Assert.Equal(last.Digest(story.Seal), last.Hash);
        Assert.Equal(before.LastEventHash, last.PreviousHash);
        Assert.Contains(actor.Name, visitor.Page.QuerySelector("section[aria-labelledby=tl-title] li")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotMatch(Words.MissingKey(), visitor.Html);
        Clocks(after);
        await AccessAsync(after);
        if (to == HandoffStatus.Rerouted)
            await ContinuesAsync(after);
    }

    /// <summary>One clock runs exactly where the policy names one; a terminal hand-off has none open and no holder.</summary>
    private static void Clocks(Handoff handoff)
    {
        var running = handoff.Clocks.Where(c => c.StoppedAt is null && c.PausedAt is null).Select(c => (ClockStep?)c.Step).ToList();
        if (handoff.Status == HandoffStatus.Draft)
            return;
        Assert.Equal(ClockPolicy.Running(handoff.Status) is { } step ? [step] : [], running);
        Assert.Equal(handoff.IsTerminal, handoff.HolderId is null);
        if (handoff.IsTerminal)
            Assert.All(handoff.Clocks, c => Assert.NotNull(c.StoppedAt));
    }

    /// <summary>No access before acceptance; ended at once by a return, withdrawal, re-routing or void, after 30 days by a proper end.</summary>
    private async Task AccessAsync(Handoff handoff)
    {
        var access = await story.ReadAsync(db => db.Set<CaseAccess>().AsNoTracking()
            .FirstOrDefaultAsync(a => a.CaseId == handoff.CaseId && a.OrganisationId == handoff.ToOrganisationId));
        if (handoff.AcceptedAt is null)
            Assert.Null(access);
        else if (handoff.Status is HandoffStatus.Returned or HandoffStatus.Withdrawn or HandoffStatus.Rerouted or HandoffStatus.Void)
            Assert.Equal(story.Now, access!.EndsAt);
        else if (handoff.IsTerminal)
            Assert.Equal(story.Now.AddDays(30), access!.EndsAt);
        else
            Assert.Null(access!.EndsAt);
    }

    private async Task ContinuesAsync(Handoff old)
    {
        var next = await story.ReadAsync(db => db.Set<Handoff>().AsNoTracking().SingleAsync(h => h.PreviousId == old.Id));
        var unit = (await story.ActorAsync(Story.Elsewhere)).OrganisationId;
        Assert.Equal((HandoffStatus.Sent, unit, (Guid?)unit), (next.Status, next.ToOrganisationId, next.HolderId));
    }

    [Fact]
    public async Task Receiver_AfterAReturnLosesTheCaseAtOnce_AfterAnEndIn30Days()
    {
        var returned = (await story.FindAsync(await story.HandoffAsync(HandoffStatus.InProgress)))!;
        var done = (await story.FindAsync(await story.HandoffAsync(HandoffStatus.Reported)))!;
        await story.FireAsync(Story.Receiver + "-lead", returned.Id, HandoffAction.Decline);
        await story.FireAsync(Story.Police, done.Id, HandoffAction.Confirm);

        Assert.Equal(HttpStatusCode.NotFound, (await (await app.AsAsync(Story.Receiver)).GoAsync($"/cases/{returned.CaseId}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await app.AsAsync(Story.Receiver)).GoAsync($"/cases/{done.CaseId}")).Status);
        app.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal(HttpStatusCode.OK, (await (await app.AsAsync(Story.Receiver)).GoAsync($"/cases/{done.CaseId}")).Status);
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.AsAsync(Story.Receiver)).GoAsync($"/cases/{done.CaseId}")).Status);
    }

    [Theory]
    [InlineData(HandoffStatus.InProgress)]
    [InlineData(HandoffStatus.Reported)]
    public async Task Void_OfAServiceAlreadyGiven_IsShownBlockedAndRefused(HandoffStatus from)
    {
        var id = await story.HandoffAsync(from);
        var office = await app.AsAsync(Story.Office);
        await office.GoAsync($"/handoffs/{id}");
        var sentence = Words.Of(app, "Rule.NoServiceRecorded");
        Assert.Contains(sentence, office.Page.QuerySelector(".blocked")!.TextContent, StringComparison.Ordinal);
        await office.GoAsync($"/handoffs/{id}/do/proposevoid");
        await office.SendAsync(ActionValues.Of(await story.InputAsync(HandoffAction.ProposeVoid, Story.Office)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, office.Status);
        Assert.Contains(sentence, office.Page.QuerySelector(".err-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(from, (await story.FindAsync(id))!.Status);
    }

    [Fact]
    public async Task Void_BySamePersonWhoProposed_IsRefused()
    {
        var id = await story.HandoffAsync(HandoffStatus.Received);
        await story.FireAsync(Story.Office, id, HandoffAction.ProposeVoid);
        var office = await app.AsAsync(Story.Office);
        await office.GoAsync($"/handoffs/{id}/do/void");
        await office.SendAsync([]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, office.Status);
        Assert.Contains(Words.Of(app, "Rule.VoidBySecondPerson"), office.Text, StringComparison.Ordinal);
        Assert.Equal(HandoffStatus.Received, (await story.FindAsync(id))!.Status);
    }
}
