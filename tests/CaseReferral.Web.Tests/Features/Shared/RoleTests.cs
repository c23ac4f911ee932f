using System.Net;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Handoffs;
using CaseReferral.Testing;
using CaseReferral.Web.Tests.Features.Handoffs;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Shared;

/// <summary>404 for what is not hers to know, 403 for what is not hers to do, 422 with the reason, 409 with who and when.</summary>
public sealed class RoleTests(AppFactory app) : IClassFixture<AppFactory>
{
    private readonly Story story = new(app);

    private async Task<(Visitor Visitor, HttpStatusCode Status)> PostAsync(string account, string path, params (string, string)[] fields)
    {
        var visitor = await app.AsAsync(account);
        await visitor.GoAsync("/");
        await visitor.PostAsync(path, fields.Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return (visitor, visitor.Status);
    }

    [Fact]
    public async Task AnotherUnit_GetsNotFoundFromEveryAddress()
    {
        var id = await story.HandoffAsync(HandoffStatus.InProgress);
        var @case = (await story.FindAsync(id))!.CaseId;
        var file = await story.AttachAsync(Story.Police, @case, DocumentCategories.BasicFacts);
        string[] addresses =
        [
            $"/cases/{@case}", $"/cases/{@case}/needs", $"/cases/{@case}/do/suspend", $"/cases/{@case}/files/new", $"/cases/{@case}/handoffs/new/legal-aid",
            $"/handoffs/{id}", $"/handoffs/{id}/do/sign", $"/handoffs/{id}/edit", $"/handoffs/{id}/legal-aid", $"/files/{file}",
        ];
        foreach (var account in new[] { "jiuzhu", "qinghe-xingzhen-lead", "beiling-jiaoyu", "qinghe-bangongshi", "xitong", "anquan", "shenji" })
        {
            var visitor = await app.AsAsync(account);
            foreach (var address in addresses)
                Assert.Equal((address, HttpStatusCode.NotFound), (address, (await visitor.GoAsync(address)).Status));
        }
        var stranger = await app.AsAsync("qinghe-xingzhen");
        foreach (var page in new[] { "record", "sampling", "buyer", "identity" })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GoAsync($"/cases/{@case}/police/{page}")).Status);
    }

    [Fact]
    public async Task AnotherUnit_PostingToEveryAddress_GetsNotFoundAndChangesNothing()
    {
        var id = await story.HandoffAsync(HandoffStatus.Sent);
        var handoff = (await story.FindAsync(id))!;
        foreach (var path in new[] { $"/handoffs/{id}/do/sign", $"/handoffs/{id}/do/withdraw", $"/cases/{handoff.CaseId}/do/suspend", $"/cases/{handoff.CaseId}/needs", $"/cases/{handoff.CaseId}/reveal", $"/cases/{handoff.CaseId}/handoffs/new/legal-aid", $"/cases/{handoff.CaseId}/files/new" })
        {
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await PostAsync("jiuzhu-lead", path, ("Form.Version", $"{handoff.Version}"))).Status));
        }
        Assert.Equal(handoff.Version, await story.VersionAsync(id));
    }

    [Theory]
    [InlineData(Story.Police, HandoffAction.Sign)]
    [InlineData(Story.Police, HandoffAction.Accept)]
    [InlineData(Story.Receiver, HandoffAction.Withdraw)]
    [InlineData(Story.Receiver, HandoffAction.RuleDrop)]
    [InlineData(Story.Receiver, HandoffAction.Begin)]
    [InlineData(Story.Office, HandoffAction.Sign)]
    public async Task VisibleButNotHers_IsForbidden(string account, HandoffAction action)
    {
        var id = await story.HandoffAsync(HandoffStatus.Sent);
        var verb = action.ToString().ToLowerInvariant();
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.AsAsync(account)).GoAsync($"/handoffs/{id}/do/{verb}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(account, $"/handoffs/{id}/do/{verb}", ("Form.Version", $"{await story.VersionAsync(id)}"))).Status);
        Assert.Equal(HandoffStatus.Sent, (await story.FindAsync(id))!.Status);
    }

    [Fact]
    public async Task OfficerForALeadsAction_IsForbidden()
    {
        var id = await story.HandoffAsync(HandoffStatus.Accepted);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.AsAsync(Story.Receiver)).GoAsync($"/handoffs/{id}/do/decline")).Status);
        var @case = (await story.FindAsync(id))!.CaseId;
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.AsAsync(Story.Police)).GoAsync($"/cases/{@case}/do/suspend")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.AsAsync(Story.Receiver)).GoAsync($"/cases/{@case}/do/suspend")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(Story.Receiver, $"/cases/{@case}/needs", ("Version", "0"))).Status);
    }

    [Theory]
    [InlineData("sign,accept")]
    [InlineData("2")]
    [InlineData("+2")]
    [InlineData("-1")]
    [InlineData("%20sign")]
    [InlineData("nothing")]
    public async Task OddVerbs_AreNoAddress(string verb)
    {
        var id = await story.HandoffAsync(HandoffStatus.Sent);
        var centre = await app.AsAsync(Story.Receiver);
        Assert.Equal(HttpStatusCode.NotFound, (await centre.GoAsync($"/handoffs/{id}/do/{verb}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(Story.Receiver, $"/handoffs/{id}/do/{verb}", ("Form.Version", $"{await story.VersionAsync(id)}"))).Status);
    }

    [Fact]
    public async Task StalePage_SaysWhoAndWhen_AndKeepsWhatWasTyped()
    {
        var id = await story.HandoffAsync(HandoffStatus.Received);
        var slow = await app.AsAsync(Story.Receiver + "-lead");
        await slow.GoAsync($"/handoffs/{id}/do/ask");
        await story.FireAsync(Story.Receiver, id, HandoffAction.Accept);
        var events = (await story.FindAsync(id))!.Events.Count;
        await slow.SendAsync(new() { ["Form.ReasonCode"] = "document-missing", ["Form.Text"] = "还缺一份材料😀" });
        Assert.Equal(HttpStatusCode.Conflict, slow.Status);
        var said = slow.Page.QuerySelector(".err-summary")!.TextContent;
        Assert.Contains("叶样例", said, StringComparison.Ordinal);
        Assert.Contains("03-02", said, StringComparison.Ordinal);
        Assert.Contains("还缺一份材料😀", slow.Text, StringComparison.Ordinal);
        Assert.Equal(events, (await story.FindAsync(id))!.Events.Count);
    }

    [Fact]
    public async Task StaleNeeds_KeepTheirVersionThroughAnotherMistake()
    {
        var id = await story.RescueAsync();
        var slow = await app.AsAsync(Story.Police);
        await slow.GoAsync($"/cases/{id}/needs");
        await story.DecideNeedsAsync(Story.Police, id);
        // A mistake first: the page comes back, and must still know that it is old.
        await slow.SendAsync(new() { ["Decisions[legal-aid]"] = "NotNeeded", ["Reasons[legal-aid]"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, slow.Status);
        await slow.SendAsync(new() { ["Reasons[legal-aid]"] = "另有律师" });
        Assert.Equal(HttpStatusCode.Conflict, slow.Status);
        Assert.Contains("另有律师", slow.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DoubleClick_WritesOneEvent_AndTheSecondAnswerIsAPage()
    {
        var id = await story.HandoffAsync(HandoffStatus.Sent);
        var centre = await app.AsAsync(Story.Receiver);
        await centre.GoAsync($"/handoffs/{id}");
        var form = centre.Page.QuerySelector($"form[action='/handoffs/{id}/do/sign']")!;
        var fields = form.QuerySelectorAll("input").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!)).ToList();
        var answers = await Task.WhenAll(
            centre.Http.PostAsync($"/handoffs/{id}/do/sign", new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken),
            centre.Http.PostAsync($"/handoffs/{id}/do/sign", new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken));
        Assert.Equal([HttpStatusCode.Found, HttpStatusCode.Conflict], answers.Select(a => a.StatusCode).Order());
        var page = await answers.Single(a => a.StatusCode == HttpStatusCode.Conflict).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("叶样例", page, StringComparison.Ordinal);
        Assert.Single((await story.FindAsync(id))!.Events, e => e.Action == HandoffAction.Sign);
    }

    [Fact]
    public async Task TwoClerksAtOnce_OneWins_TheOtherReadsWhoItWas()
    {
        var id = await story.HandoffAsync(HandoffStatus.Received);
        var clerks = new[] { await app.AsAsync(Story.Receiver), await app.AsAsync(Story.Receiver + "-lead") };
        var input = await story.InputAsync(HandoffAction.Accept, Story.Receiver);
        foreach (var clerk in clerks)
            await clerk.GoAsync($"/handoffs/{id}/do/accept");
        await Task.WhenAll(clerks.Select(c => c.SendAsync(ActionValues.Of(input))));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], clerks.Select(c => c.Status).Order());
        Assert.Single((await story.FindAsync(id))!.Events, e => e.Action == HandoffAction.Accept);
    }

    [Fact]
    public async Task File_OfAnotherCase_IsNotFound_WithoutItsFieldGroup_Forbidden()
    {
        var id = await story.HandoffAsync(HandoffStatus.Accepted);
        var @case = (await story.FindAsync(id))!.CaseId;
        var facts = await story.AttachAsync(Story.Police, @case, DocumentCategories.BasicFacts);
        var decision = await story.AttachAsync(Story.Police, @case, DocumentCategories.HealthReport);
        var foreign = await story.AttachAsync(Story.Police, await story.RescueAsync(), DocumentCategories.BasicFacts);
        var centre = await app.AsAsync(Story.Receiver);
        Assert.Equal(HttpStatusCode.OK, (await centre.GoAsync($"/files/{facts}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await centre.GoAsync($"/files/{decision}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await centre.GoAsync($"/files/{foreign}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await centre.GoAsync($"/files/{Guid.CreateVersion7()}")).Status);
    }

    [Fact]
    public async Task DisabledOfficer_LosesHerSession()
    {
        var officer = await app.AsAsync("canlian");
        Assert.Equal(HttpStatusCode.OK, (await officer.GoAsync("/cases")).Status);
        await story.ReadAsync(async db =>
        {
            var row = await db.Users.SingleAsync(o => o.UserName == "canlian");
            row.Disable();
            return await db.SaveChangesAsync();
        });
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await officer.GoAsync("/cases");
        Assert.StartsWith("/sign-in", officer.Path, StringComparison.Ordinal);
        await officer.SignInAsync("canlian");
        Assert.StartsWith("/sign-in", officer.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OverPostedFields_ChangeNothing()
    {
        var id = await story.HandoffAsync(HandoffStatus.Sent);
        var handoff = (await story.FindAsync(id))!;
        var before = await story.ReadAsync(db => db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == handoff.CaseId));
        var elsewhere = (await story.ActorAsync(Story.Elsewhere)).OrganisationId;
        var (visitor, status) = await PostAsync(Story.Receiver, $"/handoffs/{id}/do/sign",
            ("Form.Version", $"{handoff.Version}"), ("Form.Status", "Closed"), ("Status", "Closed"), ("Form.Id", $"{Guid.CreateVersion7()}"), ("Id", $"{Guid.CreateVersion7()}"),
            ("Form.ToOrganisationId", $"{elsewhere}"), ("Form.CaseOwnerId", $"{elsewhere}"), ("Form.HolderId", $"{elsewhere}"), ("Form.Stage", "Closed"),
            ("Form.CaseId", $"{Guid.CreateVersion7()}"), ("Form.DueAt", "2099-01-01"), ("action", "void"), ("verb", "void"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal($"/handoffs/{id}", visitor.Path);
        var after = (await story.FindAsync(id))!;
        Assert.Equal((HandoffStatus.Received, handoff.ToOrganisationId, handoff.CaseId, handoff.Version + 1), (after.Status, after.ToOrganisationId, after.CaseId, after.Version));
        var @case = await story.ReadAsync(db => db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == handoff.CaseId));
        Assert.Equal((before.Stage, before.OwnerOrganisationId), (@case.Stage, @case.OwnerOrganisationId));
    }
}
