using System.Net;
using CaseReferral.Core.Access;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Privacy;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Handoffs;

/// <summary>A sent request gets its next version in the browser; the receiver is told, reads what differs and says so.</summary>
public sealed class AmendmentPagesTests(AppFactory app) : IClassFixture<AppFactory>
{
    private const string Wanted = "另需夜间陪护";
    private readonly Story story = new(app);

    private async Task<Visitor> AtFormAsync(Guid id, string account = Story.Police)
    {
        var visitor = await app.AsAsync(account);
        await visitor.GoAsync($"/handoffs/{id}/amend");
        return visitor;
    }

    private Task<List<OutboxMessage>> ToldAsync(Guid id) => story.ReadAsync(db => db.Set<OutboxMessage>().AsNoTracking().Where(m => m.SubjectId == id && m.Topic == "handoff.Amend").ToListAsync());

    private static string Groups(params FieldGroup[] groups) => string.Join('\u001f', groups);

    [Fact]
    public async Task Amend_TellsTheReceiver_ShowsBothSidesWhatDiffers_AndTheReceiverTakesNote()
    {
        var id = await story.HandoffAsync(HandoffStatus.InProgress);
        var before = (await story.FindAsync(id))!;
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync($"/handoffs/{id}");
        Assert.NotNull(police.Page.QuerySelector($"a[href='/handoffs/{id}/amend']"));
        await police.GoAsync($"/handoffs/{id}/amend");
        await police.SendAsync(new()
        {
            ["Form.Reason"] = "住院情况有变",
            ["Form.Text"] = Wanted,
            ["Form.Urgency"] = "Urgent",
            ["Form.Groups"] = Groups(FieldGroup.Identity, FieldGroup.Legal, FieldGroup.Family),
        });
        Assert.Equal(HttpStatusCode.OK, police.Status);
        Assert.Contains(Words.Of(app, "Amend.NotNoted"), police.Text, StringComparison.Ordinal);

        var after = (await story.FindAsync(id))!;
        Assert.Equal((HandoffStatus.InProgress, 2, 1, Urgency.Urgent, Wanted), (after.Status, after.RequestVersion, after.NotedVersion, after.Urgency, after.Request));
        Assert.Equal(before.Version + 1, after.Version);
        var row = after.Events.MaxBy(e => e.Number)!;
        Assert.Equal((HandoffAction.Amend, "住院情况有变", row.Digest(story.Seal)), (row.Action, row.Note, row.Hash));
        Assert.Equal(before.Current, RequestVersion.Read(row.Superseded!));
        Assert.Equal(after.ToOrganisationId, Assert.Single(await ToldAsync(id)).ToOrganisationId);

        var centre = await app.AsAsync(Story.Receiver);
        await centre.GoAsync($"/handoffs/{id}");
        var told = centre.Page.QuerySelector("section[aria-labelledby=amended-title]")!.TextContent;
        foreach (var word in new[] { "住院情况有变", Words.Of(app, "Urgency.Urgent"), Words.Of(app, "FieldGroup.Family") })
            Assert.Contains(word, told, StringComparison.Ordinal);
        Assert.Contains(before.Request!, centre.Page.QuerySelector("details .note")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotMatch(Words.MissingKey(), centre.Html);
        await centre.SendAsync([], $"form[action='/handoffs/{id}/noted']");
        Assert.Equal(HttpStatusCode.OK, centre.Status);
        Assert.Null(centre.Page.QuerySelector("section[aria-labelledby=amended-title]"));
        await centre.PostAsync($"/handoffs/{id}/noted", [new("requestVersion", "2")]);
        Assert.Equal(HttpStatusCode.OK, centre.Status);
        Assert.Equal(2, (await story.FindAsync(id))!.NotedVersion);
        await centre.PostAsync($"/handoffs/{id}/noted", [new("requestVersion", "1")]);
        Assert.Equal(HttpStatusCode.Conflict, centre.Status);
    }

    [Fact]
    public async Task MoreUrgent_ShortensTheLimit_AndTheTrailSaysSo()
    {
        var id = await story.HandoffAsync(HandoffStatus.Sent);
        await (await AtFormAsync(id)).SendAsync(new() { ["Form.Reason"] = "病情加重", ["Form.Urgency"] = "Emergency", ["Form.PhoneNote"] = "10:00 值班室" });
        var handoff = (await story.FindAsync(id))!;
        var sign = Assert.Single(handoff.Clocks);
        Assert.Equal(("2h", handoff.AmendedAt!.Value.AddHours(2), handoff.DueAt), (sign.Limit, sign.DueAt, sign.DueAt));
        var rows = await story.ReadAsync(db => db.Set<AuditEntry>().Where(a => a.HandoffId == id && a.Kind == AuditKind.Modified).Select(a => a.Entity + a.Changes).ToListAsync());
        Assert.Contains(rows, r => r.StartsWith(nameof(Handoff) + "{", StringComparison.Ordinal) && r.Contains("\"Emergency\"", StringComparison.Ordinal)
            && r.Contains(nameof(Handoff.DueAt), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Package_WidenedAndNarrowed_OpensAndClosesAtOnce_AndTheLedgerKnows()
    {
        var id = await story.HandoffAsync(HandoffStatus.Accepted);
        var file = (await story.FindAsync(id))!.CaseId;
        async Task<FieldGroup> ReadsAsync()
        {
            await using var scope = await story.ScopeAsync(Story.Receiver);
            return (await ((Disclosure)scope.ServiceProvider.GetService(typeof(Disclosure))!).ForCaseAsync(file, default)).Readable;
        }
        Task<List<FieldGroup>> LedgerAsync() => story.ReadAsync(db => db.Set<DisclosureEntry>().Where(d => d.HandoffId == id).OrderBy(d => d.At).Select(d => d.Groups).ToListAsync());
        Assert.False((await ReadsAsync()).HasFlag(FieldGroup.Family));

        await (await AtFormAsync(id)).SendAsync(new() { ["Form.Reason"] = "需联系家属", ["Form.Groups"] = Groups(FieldGroup.Identity, FieldGroup.Legal, FieldGroup.Family) });
        Assert.True((await ReadsAsync()).HasFlag(FieldGroup.Family));
        await (await AtFormAsync(id)).SendAsync(new() { ["Form.Reason"] = "不再需要", ["Form.Groups"] = Groups(FieldGroup.Identity, FieldGroup.Legal) });
        Assert.False((await ReadsAsync()).HasFlag(FieldGroup.Family));
        Assert.Equal(3, (await story.FindAsync(id))!.RequestVersion);
        var ledger = await LedgerAsync();
        Assert.Equal(2, ledger.Count);
        Assert.True(ledger[1].HasFlag(FieldGroup.Family));
    }

    [Theory]
    [InlineData("Reason", "", "Validation.Required")]
    [InlineData("Reason", "   ", "Validation.Required")]
    [InlineData("Reason", "#2001", "Validation.StringLength")]
    [InlineData("Text", "", "Validation.Required")]
    [InlineData("Text", "#4001", "Validation.StringLength")]
    [InlineData("Urgency", "17", "Validation.Choice")]
    [InlineData("Urgency", "Emergency", "Rule.EmergencyIsPhoned")]
    [InlineData("PhoneNote", "#201", "Validation.StringLength")]
    [InlineData("BasisCode", "bribe", "Error.Choose")]
    [InlineData("Groups", "Sampling", "Rule.PackageFits")]
    [InlineData("Groups", "Schooling", "Rule.PackageFits")]
    [InlineData("Groups", "DNA", "Validation.Choice")]
    [InlineData("Groups", null, "Rule.PackageHoldsMinimum")]
    [InlineData("", "", "Rule.SomethingAmended")]
    public async Task Amend_WithAWrongValue_IsRefusedAndKeepsWhatWasTyped(string name, string? value, string key)
    {
        var id = await story.HandoffAsync(HandoffStatus.Received);
        var before = (await story.FindAsync(id))!;
        var police = await AtFormAsync(id);
        var values = new Dictionary<string, string?> { ["Form.Reason"] = "原因已写明" };
        if (name.Length > 0)
        {
            values["Form.Text"] = Wanted;
            values["Form." + name] = value is ['#', .. var count] ? new string('长', int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)) : value;
        }
        await police.SendAsync(values);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, police.Status);
        Assert.Contains(Words.Of(app, key), police.Page.QuerySelector(".err-summary")!.TextContent, StringComparison.Ordinal);
        if (name is not ("Text" or ""))
            Assert.Contains(Wanted, police.Page.QuerySelector("[name='Form.Text']")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotMatch(Words.MissingKey(), police.Html);
        var after = (await story.FindAsync(id))!;
        Assert.Equal((before.Version, before.Request, 1, before.Events.Count), (after.Version, after.Request, after.RequestVersion, after.Events.Count));
        Assert.Empty(await ToldAsync(id));
    }

    [Fact]
    public async Task Urgency_OnceRaised_CannotFall_AndWhatIsOnHoldBecomesNoEmergency()
    {
        var id = await story.HandoffAsync(HandoffStatus.OnHold);
        var police = await AtFormAsync(id);
        await police.SendAsync(new() { ["Form.Reason"] = "更急", ["Form.Urgency"] = "Emergency", ["Form.PhoneNote"] = "10:00 值班室" });
        Assert.Contains(Words.Of(app, "Rule.NoEmergencyOnHold"), police.Text, StringComparison.Ordinal);
        await police.SendAsync(new() { ["Form.Urgency"] = "Urgent" });
        Assert.Equal(Urgency.Urgent, (await story.FindAsync(id))!.Urgency);
        await police.GoAsync($"/handoffs/{id}/amend");
        Assert.Null(police.Page.QuerySelector("[name='Form.Urgency'][value=Normal]"));
        await police.SendAsync(new() { ["Form.Reason"] = "不急", ["Form.Urgency"] = "Normal" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, police.Status);
        Assert.Contains(Words.Of(app, "Rule.UrgencyNotLowered"), police.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StalePage_AndDoubleClick_WriteOneVersion()
    {
        var id = await story.HandoffAsync(HandoffStatus.Sent);
        var (first, second) = (await AtFormAsync(id), await AtFormAsync(id));
        await first.SendAsync(new() { ["Form.Reason"] = "一", ["Form.Text"] = "甲" });
        await second.SendAsync(new() { ["Form.Reason"] = "二", ["Form.Text"] = Wanted });
        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Contains(Wanted, second.Page.QuerySelector("[name='Form.Text']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("甲", 2), ((await story.FindAsync(id))!.Request, (await story.FindAsync(id))!.RequestVersion));

        await story.FireAsync(Story.Receiver, id, HandoffAction.Sign);
        await second.GoAsync($"/handoffs/{id}/amend");
        await story.FireAsync(Story.Receiver, id, HandoffAction.Return);
        await second.SendAsync(new() { ["Form.Reason"] = "三", ["Form.Text"] = "丙" });
        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Equal("甲", (await story.FindAsync(id))!.Request);
        Assert.Equal(HttpStatusCode.Forbidden, (await second.GoAsync($"/handoffs/{id}/amend")).Status);
    }

    [Theory]
    [InlineData(Story.Receiver, HttpStatusCode.Forbidden)]
    [InlineData(Story.Office, HttpStatusCode.Forbidden)]
    [InlineData("jiuzhu", HttpStatusCode.NotFound)]
    [InlineData("xitong", HttpStatusCode.NotFound)]
    public async Task AnotherSide_NeitherAmendsNorTakesNote(string account, HttpStatusCode answer)
    {
        var id = await story.HandoffAsync(HandoffStatus.Accepted);
        var visitor = await app.AsAsync(account);
        Assert.Equal(answer, (await visitor.GoAsync($"/handoffs/{id}/amend")).Status);
        await visitor.GoAsync("/");
        await visitor.PostAsync($"/handoffs/{id}/amend", [new("Form.Version", $"{await story.VersionAsync(id)}"), new("Form.Reason", "x"), new("Form.Text", Wanted)]);
        Assert.Equal(answer, visitor.Status);
        Assert.Equal(1, (await story.FindAsync(id))!.RequestVersion);
        if (account == Story.Receiver)
            visitor = await app.AsAsync(Story.Police);
        await visitor.GoAsync("/");
        await visitor.PostAsync($"/handoffs/{id}/noted", [new("requestVersion", "1")]);
        Assert.Equal(answer, visitor.Status);
    }

    [Fact]
    public async Task BeforeAcceptance_TheReceiverLearnsThatItChanged_NotWhat_AndAcceptingIsReading()
    {
        var id = await story.HandoffAsync(HandoffStatus.Received);
        await (await AtFormAsync(id)).SendAsync(new() { ["Form.Reason"] = "写错了", ["Form.Text"] = Wanted });
        var centre = await app.AsAsync(Story.Receiver);
        await centre.GoAsync($"/handoffs/{id}");
        var told = centre.Page.QuerySelector("section[aria-labelledby=amended-title]")!;
        Assert.Null(told.QuerySelector("form"));
        Assert.DoesNotContain(Wanted, centre.Text, StringComparison.Ordinal);
        await story.FireAsync(Story.Receiver, id, HandoffAction.Accept);
        await centre.GoAsync($"/handoffs/{id}");
        Assert.Null(centre.Page.QuerySelector("section[aria-labelledby=amended-title]"));
        Assert.Contains(Wanted, centre.Text, StringComparison.Ordinal);
        Assert.NotNull(centre.Page.QuerySelector("details .note"));
    }

    [Fact]
    public async Task AskedForMore_ANewVersionIsAnAnswer()
    {
        var id = await story.HandoffAsync(HandoffStatus.SupplementRequested);
        await (await AtFormAsync(id)).SendAsync(new() { ["Form.Reason"] = "按要求写明", ["Form.Text"] = Wanted });
        await story.FireAsync(Story.Police, id, HandoffAction.Supply);
        Assert.Equal((HandoffStatus.Received, 2), ((await story.FindAsync(id))!.Status, (await story.FindAsync(id))!.RequestVersion));
    }

    [Fact]
    public async Task Preview_ShowsTheReceiversView_AndWritesNothing()
    {
        var id = await story.HandoffAsync(HandoffStatus.Accepted);
        var police = await AtFormAsync(id);
        await police.SendAsync(new() { ["Form.Text"] = Wanted, ["Form.Groups"] = Groups(FieldGroup.Identity, FieldGroup.Legal, FieldGroup.Family) }, button: "save=preview");
        Assert.Equal(HttpStatusCode.OK, police.Status);
        Assert.Contains(Words.Of(app, "FieldGroup.Family"), police.Page.QuerySelector("#preview")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Wanted, police.Page.QuerySelector("[name='Form.Text']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, (await story.FindAsync(id))!.RequestVersion);
    }

    [Fact]
    public async Task Paper_AfterAnAmendment_NamesItsVersion()
    {
        var id = await story.HandoffAsync(HandoffStatus.Sent);
        await (await AtFormAsync(id)).SendAsync(new() { ["Form.Reason"] = "写错了", ["Form.Text"] = Wanted });
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync($"/handoffs/{id}");
        await police.SendAsync([], $"form[action='/papers/referral-slip/{id}']");
        Assert.Contains(Wanted, police.Text, StringComparison.Ordinal);
        Assert.Contains(Words.Full(app, "Amend.Version", 2), police.Text, StringComparison.Ordinal);
    }
}
