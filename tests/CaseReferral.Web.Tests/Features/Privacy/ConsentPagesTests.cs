using System.Globalization;
using System.Net;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Privacy;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Privacy;

/// <summary>Consent and ledger as officers meet them: refused, recorded, sent, withdrawn.</summary>
public sealed class ConsentPagesTests(AppFactory app) : IClassFixture<AppFactory>
{
    private readonly Story story = new(app);

    private string Today => story.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Society_IsRefused_UntilTheGuardianHasConsented_ThenLosesThePackage()
    {
        var society = await Society.OpenAsync(app);
        var id = await story.RescueAsync(8);
        var police = await app.AsAsync(Story.Police);
        await SendAsync(police, id, society);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, police.Status);
        Assert.Contains(Words.Of(app, "Consent.Missing.None"), police.Text, StringComparison.Ordinal);

        await police.GoAsync($"/cases/{id}/privacy/consents/new");
        await police.SendAsync(Consent(society, Speaker.Person));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, police.Status);
        Assert.Contains(Words.Of(app, "Error.Consent.Guardian"), police.Text, StringComparison.Ordinal);
        Assert.Equal("法律服务", police.Page.QuerySelector("textarea")!.TextContent.Trim());
        await police.SendAsync(Consent(society, Speaker.Guardian));
        Assert.Equal($"/cases/{id}/privacy", police.Path);

        await SendAsync(police, id, society);
        Assert.Equal(HttpStatusCode.OK, police.Status);
        var handoff = await story.ReadAsync(db => db.Set<Handoff>().Where(h => h.CaseId == id).Select(h => h.Id).SingleAsync());
        await story.FireAsync(Society.Account, handoff, HandoffAction.Sign);
        await story.FireAsync(Society.Account, handoff, HandoffAction.Accept);
        var receiver = await app.AsAsync(Society.Account);
        Assert.Equal(HttpStatusCode.OK, (await receiver.GoAsync($"/cases/{id}")).Status);

        await police.GoAsync($"/cases/{id}/privacy");
        Assert.Contains(Words.Of(app, "DisclosureBasis.SeparateConsent"), police.Text, StringComparison.Ordinal);
        var withdraw = police.Page.QuerySelector("a[href$='/withdraw']")!.GetAttribute("href")!;
        await police.GoAsync(withdraw);
        await police.SendAsync(new() { ["Form.Reason"] = "监护人来电撤回" });
        Assert.Equal($"/cases/{id}/privacy", police.Path);
        Assert.DoesNotMatch(Words.MissingKey(), police.Html);
        Assert.Equal(HttpStatusCode.NotFound, (await police.GoAsync(withdraw)).Status); // an old bookmark

        Assert.Equal(HttpStatusCode.NotFound, (await receiver.GoAsync($"/cases/{id}")).Status);
        await receiver.GoAsync($"/handoffs/{handoff}");
        Assert.Equal(HttpStatusCode.OK, receiver.Status);
        Assert.Contains("同意已于", receiver.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("请办理", receiver.Text, StringComparison.Ordinal);
        await receiver.GoAsync("/");
        Assert.Contains(Words.Of(app, "Tag.ConsentWithdrawn"), receiver.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guardian_OfAnAdult_ConsentsOnlyAfterACourtsFinding()
    {
        var society = await Society.OpenAsync(app);
        var id = await story.RescueAsync(30);
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync($"/cases/{id}/privacy/consents/new");
        await police.SendAsync(Consent(society, Speaker.Guardian));
        Assert.Contains(Words.Of(app, "Error.Consent.Herself"), police.Text, StringComparison.Ordinal);
        await police.SendAsync(new() { ["Form.IsIncapable"] = "true" });
        Assert.Equal($"/cases/{id}/privacy", police.Path);
    }

    [Fact]
    public async Task StateReceiver_NeedsNoConsent_AndTheLedgerNamesTheArticle()
    {
        var handoff = (await story.FindAsync(await story.HandoffAsync(HandoffStatus.Sent)))!;
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync($"/cases/{handoff.CaseId}/privacy");
        Assert.Contains("法律援助法第三十五条", police.Text, StringComparison.Ordinal);
        Assert.Contains(Words.Of(app, "DisclosureBasis.StatutoryDuty"), police.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch(Words.MissingKey(), police.Html);
        // A draft tells nobody anything yet.
        var draft = await story.SendAsync(handoff.CaseId, "health", Story.Police, "yiyuan", send: false);
        Assert.False(await story.ReadAsync(db => db.Set<DisclosureEntry>().AnyAsync(d => d.HandoffId == draft)));
    }

    [Theory]
    [InlineData(Story.Receiver, HttpStatusCode.Forbidden)]
    [InlineData(Story.Office, HttpStatusCode.Forbidden)]
    [InlineData("jiuzhu", HttpStatusCode.NotFound)]
    [InlineData("shenji", HttpStatusCode.NotFound)]
    public async Task Page_IsForOwnerAndOrigin(string account, HttpStatusCode expected)
    {
        var handoff = (await story.FindAsync(await story.HandoffAsync(HandoffStatus.Accepted)))!;
        var visitor = await app.AsAsync(account);
        foreach (var page in new[] { "", "/consents/new", "/requests/new", "/holds/new", "/erasure" })
            Assert.Equal((page, expected), (page, (await visitor.GoAsync($"/cases/{handoff.CaseId}/privacy{page}")).Status));
    }

    private static async Task SendAsync(Visitor police, Guid id, Guid to)
    {
        await police.GoAsync($"/cases/{id}/handoffs/new/{LegalAidKind.KeyName}");
        await police.SendAsync(new() { ["Form.ToOrganisationId"] = $"{to}", ["Form.Text"] = "请办理" });
    }

    private Dictionary<string, string?> Consent(Guid unit, Speaker giver) => new()
    {
        ["Form.OrganisationId"] = $"{unit}",
        ["Form.Groups"] = "Identity\u001fLegal",
        ["Form.Giver"] = $"{giver}",
        ["Form.GiverName"] = "王样例",
        ["Form.GivenOn"] = Today,
        ["Form.Purpose"] = "法律服务",
    };
}
