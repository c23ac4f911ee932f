using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CaseReferral.Core.Departments.CareVisits;
using CaseReferral.Core.Departments.SocialAssistance;
using CaseReferral.Core.Handoffs;
using CaseReferral.Testing;
using CaseReferral.Web.Tests.Features.Access;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Departments;

/// <summary>Each of the six younger lines from its sender to its report, through the receiver's own pages.</summary>
public sealed class NewLinePagesTests(AppFactory app) : IClassFixture<AppFactory>
{
    private readonly Story story = new(app);

    /// <summary>Day after the first of the form's field: a plus marks today.</summary>
    private Dictionary<string, string?> Values(string text) => text.Split(';').Select(p => p.Split('=')).ToDictionary(
        p => "Form." + p[0], p => (string?)(p[1] == "+" ? $"{story.Today:yyyy-MM-dd}" : p[1]));

    private async Task<Guid> AcceptedAsync(string kind, string receiver, int age = 16)
    {
        var id = await story.SendAsync(await story.PlacedAsync(age), kind, Story.Centre, receiver);
        await story.FireAsync(receiver, id, HandoffAction.Sign);
        await story.FireAsync(receiver, id, HandoffAction.Accept);
        return id;
    }

    private async Task<Visitor> WriteAsync(string account, Guid id, string kind, string values)
    {
        var clerk = await app.AsAsync(account);
        await clerk.GoAsync($"/handoffs/{id}/{kind}");
        Assert.Equal(HttpStatusCode.OK, clerk.Status);
        Assert.DoesNotMatch(Words.MissingKey(), clerk.Html);
        await clerk.SendAsync(Values(values));
        return clerk;
    }

    [Theory]
    [InlineData("tracing", "shi-xingzhen", "Progress=verifying;StartedOn=+", "Progress=not-found;StartedOn=+;AnsweredOn=+")]
    [InlineData("employment", "renshe", "RegisteredOn=+;Service=training", "Employer=云川示范厂;EmployedOn=+")]
    [InlineData("disability", "canlian", "AppliedOn=+;AcceptedOn=+", "Category=limb;Grade=3;GuardianProof=true;AppliedOn=+;Result=issued;CertificateOn=+")]
    [InlineData("social-assistance", "minzheng", "Benefit=orphan;Decision=applied", "Benefit=orphan;Decision=granted;DecidedOn=+")]
    [InlineData("care-visits", "fulian", "Rhythm=monthly", "Form=visit;On=+;Note=一起过节")]
    public async Task Line_FromSendingToReport_RunsOnItsOwnPages(string kind, string receiver, string first, string second)
    {
        var id = await AcceptedAsync(kind, receiver);
        var clerk = await WriteAsync(receiver, id, kind, first);
        Assert.Equal($"/handoffs/{id}", clerk.Path);
        await Assert.ThrowsAsync<Core.Common.RuleBrokenException>(() => story.FireAsync(receiver, id, HandoffAction.Report));
        clerk = await WriteAsync(receiver, id, kind, second);
        Assert.Equal($"/handoffs/{id}", clerk.Path);
        Assert.DoesNotMatch(Words.MissingKey(), clerk.Html);
        await story.FireAsync(receiver, id, HandoffAction.Report);
        Assert.Equal(HandoffStatus.Reported, (await story.FindAsync(id))!.Status);
        var sender = await app.AsAsync(Story.Centre);
        await sender.GoAsync($"/handoffs/{id}");
        Assert.DoesNotMatch(Words.MissingKey(), sender.Html);
    }

    [Theory]
    [InlineData("disability", "canlian", "PublicFrom=+;GuardianProof=true", "Rule.MinorNeverPublicised")]
    [InlineData("disability", "canlian", "Category=mental", "Rule.GuardianProofGiven")]
    [InlineData("employment", "renshe", "EmployedOn=+;Kept3On=+", "Rule.KeptLongEnough")]
    public async Task Record_AgainstARuleOfItsLine_IsRefusedInWordsAndKeepsTheForm(string kind, string receiver, string values, string rule)
    {
        var clerk = await WriteAsync(receiver, await AcceptedAsync(kind, receiver), kind, values);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, clerk.Status);
        Assert.Contains(Words.Of(app, rule), clerk.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SocialAssistance_SameBenefitAgain_ReplacesItsDecision()
    {
        var id = await AcceptedAsync("social-assistance", "minzheng");
        await WriteAsync("minzheng", id, "social-assistance", "Benefit=temporary;Decision=applied");
        await WriteAsync("minzheng", id, "social-assistance", "Benefit=temporary;Decision=refused;DecidedOn=+;Ground=不符合条件");
        var rows = await story.ReadAsync(db => db.Set<BenefitDecision>().Where(b => b.HandoffId == id).ToListAsync());
        Assert.Equal("refused", Assert.Single(rows).Decision);
    }

    [Theory]
    [InlineData("foreign", "Rule.NotAChineseNational")]
    [InlineData("employment", "Rule.AgeFits")]
    public async Task Line_ThatDoesNotSuitThePerson_SaysSoBeforeAReceiverIsChosen(string kind, string rule)
    {
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync($"/cases/{await story.RescueAsync()}/handoffs/new/{kind}");
        Assert.Contains(Words.Of(app, rule).Split('{')[0], police.Text, StringComparison.Ordinal);
    }

    /// <summary>The form of another line, sent with the right version: there is no such page, and nothing is written.</summary>
    [Fact]
    public async Task Record_OfAnotherLine_IsNotFoundAndWritesNothing()
    {
        var id = await AcceptedAsync("disability", "canlian");
        var clerk = await app.AsAsync("canlian");
        await clerk.GoAsync($"/handoffs/{id}/disability");
        var form = clerk.Page.QuerySelectorAll<IHtmlInputElement>("form[data-guard] input[type=hidden]").ToDictionary(i => i.Name!, i => i.Value);
        form["Form.Rhythm"] = "monthly";
        using var answer = await clerk.Http.PostAsync($"/handoffs/{id}/care-visits", new FormUrlEncodedContent(form), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.False(await story.ReadAsync(db => db.Set<CareVisitsRecord>().AnyAsync(r => r.HandoffId == id)));
    }

    /// <summary>A colleague of the clerk has the unit's hand-off and not the minor's file.</summary>
    [Theory]
    [InlineData("tracing", "shi-xingzhen")]
    [InlineData("employment", "renshe")]
    [InlineData("disability", "canlian")]
    [InlineData("social-assistance", "minzheng")]
    [InlineData("care-visits", "fulian")]
    public async Task Record_OfAMinorWithoutAGrant_IsRefused(string kind, string receiver)
    {
        var id = await AcceptedAsync(kind, receiver);
        var colleague = await app.AsAsync(await app.ColleagueOfAsync(receiver));
        await colleague.GoAsync($"/handoffs/{id}/{kind}");
        Assert.Equal(HttpStatusCode.Forbidden, colleague.Status);
    }

    /// <summary>The federation is no state organ: without her own consent an adult is not referred to it.</summary>
    [Fact]
    public void CareVisits_Package_IsIdentityAlone() =>
        Assert.Equal(Core.Access.FieldGroup.Identity, new CareVisitsKind().Package);
}
