using System.Net;
using System.Text.RegularExpressions;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Papers;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Papers;

/// <summary>Every official paper from the page that offers it: by its unit, in its state, showing what it may and no more.</summary>
public sealed partial class PapersTests(AppFactory app) : IClassFixture<AppFactory>
{
    private readonly Story story = new(app);

    public static TheoryData<PaperTrial> Papers => [.. PaperShelf.All];

    private static string Subject(PaperTrial trial, Guid id) =>
        new PaperKinds().Find(trial.Kind) is CasePaper ? $"/cases/{id}" : $"/handoffs/{id}";

    private async Task<Visitor> PrintAsync(string account, string kind, Guid id, string? reason = null)
    {
        var visitor = await app.AsAsync(account);
        await visitor.GoAsync("/search");
        return await visitor.PostAsync($"/papers/{kind}/{id}", reason is null ? [] : [new("Form.Reason", reason)]);
    }

    [Fact]
    public void Shelf_HoldsEveryPaper() =>
        Assert.Equal(new PaperKinds().All.Select(k => k.Key), PaperShelf.All.Select(t => t.Kind).Order(StringComparer.Ordinal));

    [Fact]
    public void Marks_AreDifferent_SoNumbersNeverMeet() =>
        Assert.Equal(PaperShelf.All.Count, new PaperKinds().All.Select(k => k.Mark).Distinct().Count());

    [Theory, MemberData(nameof(Papers))]
    public async Task Paper_IsOneClick_FromThePageOfItsSubject(PaperTrial trial)
    {
        var id = await trial.ReadyAsync(story);
        var visitor = await app.AsAsync(trial.Issuer);
        await visitor.GoAsync(Subject(trial, id));
        await visitor.SendAsync([], $"form[action='/papers/{trial.Kind}/{id}']");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Equal(Words.Of(app, "Paper." + trial.Kind), visitor.Page.QuerySelector("main.sheet h1")?.TextContent.Trim());
        Assert.Matches(@".+〔20\d\d〕[1-9]\d*号", visitor.Page.QuerySelector(".docno")!.TextContent);
        Assert.DoesNotMatch(Words.MissingKey(), visitor.Html);
        Assert.DoesNotContain("{0}", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(trial.Kind == "tracing-notice" ? 0 : 1, visitor.Page.QuerySelectorAll("svg.qr").Length);
        Assert.Equal(trial.Kind == "tracing-notice" ? 1 : 0, visitor.Page.QuerySelectorAll("main img").Length);
        Assert.Equal(1, await story.ReadAsync(db => db.Set<PaperPrint>().CountAsync(p => db.Set<Paper>().Any(x => x.Id == p.PaperId && x.SubjectId == id && x.Kind == trial.Kind))));
    }

    [Theory, MemberData(nameof(Papers))]
    public async Task Paper_OfAnotherUnit_OrAnotherState_IsRefused_AndNotOffered(PaperTrial trial)
    {
        var (ready, early) = (await trial.ReadyAsync(story), await trial.EarlyAsync(story));
        foreach (var (account, id, status) in new[]
        {
            (trial.Other, ready, HttpStatusCode.Forbidden), ("beiling-jiaoyu", ready, HttpStatusCode.NotFound), (trial.Issuer, early, HttpStatusCode.Forbidden),
        })
        {
            if (account is null)
                continue;
            Assert.Equal(status, (await PrintAsync(account, trial.Kind, id)).Status);
            var page = await (await app.AsAsync(account)).GoAsync(Subject(trial, id));
            Assert.Null(page.Page.QuerySelector($"form[action='/papers/{trial.Kind}/{id}']"));
        }
        Assert.False(await story.ReadAsync(db => db.Set<Paper>().AnyAsync(p => p.SubjectId == ready || p.SubjectId == early)));
    }

    [Theory, MemberData(nameof(Papers))]
    public async Task Paper_ShowsItsOwnWords_AndNoOthers(PaperTrial trial)
    {
        var id = await trial.ReadyAsync(story);
        await PaperShelf.MarkAsync(story, id);
        var visitor = await PrintAsync(trial.Issuer, trial.Kind, id);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        // What an action's form said stands in sealed rows, which no test can mark afterwards.
        var shown = visitor.Html + Said().Replace(visitor.Text, " M-$1");
        Assert.Equal(trial.Shows.Order(StringComparer.Ordinal), Marks().Matches(shown).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>The form goes through the unit that asks for her, to the centre that decides.</summary>
    [Fact]
    public async Task LegalAidForm_NamesTheCentreAndTheUnitThatSendsHer()
    {
        var id = await story.HandoffAsync(HandoffStatus.Sent);
        var (from, to) = await story.ReadAsync(async db =>
        {
            var handoff = await db.Set<Handoff>().SingleAsync(h => h.Id == id);
            return (await db.Set<Organisation>().SingleAsync(o => o.Id == handoff.FromOrganisationId), await db.Set<Organisation>().SingleAsync(o => o.Id == handoff.ToOrganisationId));
        });
        var units = (await PrintAsync(Story.Police, "legal-aid-form", id)).Page.QuerySelector("main.sheet table")!;
        Assert.Equal(to.Name, units.QuerySelectorAll("td")[0].TextContent.Trim());
        Assert.StartsWith(from.Name, units.QuerySelectorAll("td")[1].TextContent.Trim(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Papers))]
    public async Task Paper_ThatNamesThePerson_LeavesALook_OthersDoNot(PaperTrial trial)
    {
        var id = await trial.ReadyAsync(story);
        await PrintAsync(trial.Issuer, trial.Kind, id);
        var paper = await story.ReadAsync(db => db.Set<Paper>().SingleAsync(p => p.SubjectId == id && p.Kind == trial.Kind));
        var looked = await story.ReadAsync(db => db.Set<RevealEntry>().AnyAsync(r => r.CaseId == paper.CaseId));
        Assert.Equal(new PaperKinds().Find(trial.Kind)!.Group != Core.Access.FieldGroup.None, looked);
    }

    [Theory, MemberData(nameof(Papers))]
    public async Task Paper_PrintedAgain_AsksWhy_AndKeepsItsNumber(PaperTrial trial)
    {
        var id = await trial.ReadyAsync(story);
        var number = (await PrintAsync(trial.Issuer, trial.Kind, id)).Page.QuerySelector(".docno span:last-child")!.TextContent;
        var asked = await PrintAsync(trial.Issuer, trial.Kind, id);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.NotNull(asked.Page.QuerySelector("[name='Form.Reason']"));
        var again = await PrintAsync(trial.Issuer, trial.Kind, id, "原件污损");
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal(number, again.Page.QuerySelector(".docno span:last-child")!.TextContent);
        Assert.Equal(2, await story.ReadAsync(db => db.Set<PaperPrint>().CountAsync(p => db.Set<Paper>().Any(x => x.Id == p.PaperId && x.SubjectId == id && x.Kind == trial.Kind))));
    }

    [Fact]
    public async Task Numbers_RunOn_PerPaperAndUnit_AndAnotherStepHasItsOwn()
    {
        var numbers = new List<int>();
        var id = await story.HandoffAsync(HandoffStatus.Returned);
        foreach (var step in new[] { HandoffAction.Dispute, HandoffAction.Sign, HandoffAction.Return })
        {
            if (step == HandoffAction.Dispute)
                numbers.Add(Count(await PrintAsync(Story.Receiver, "refusal-decision", id)));
            await story.FireAsync(step == HandoffAction.Dispute ? Story.Police : Story.Receiver, id, step);
        }
        numbers.Add(Count(await PrintAsync(Story.Receiver, "refusal-decision", id)));
        numbers.Add(Count(await PrintAsync(Story.Receiver, "refusal-decision", await story.HandoffAsync(HandoffStatus.Returned))));
        Assert.Equal([numbers[0], numbers[0] + 1, numbers[0] + 2], numbers);
    }

    [Fact]
    public async Task VisitSheets_HaveANumberForEachVisit()
    {
        var id = await story.FollowedUpAsync();
        var first = Count(await PrintAsync(Story.Centre, "visit-sheet", id));
        await story.VisitAsync(id);
        var sheet = await PrintAsync(Story.Centre, "visit-sheet", id);
        Assert.Equal(first + 1, Count(sheet));
        Assert.Contains("满 3 个月", sheet.Text, StringComparison.Ordinal);
    }

    private static int Count(Visitor visitor) => int.Parse(
        Number().Match(visitor.Page.QuerySelector(".docno")!.TextContent).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task Sheet_ClosesAfterTenMinutes_AndToOthers()
    {
        var id = await story.HandoffAsync(HandoffStatus.SupplementRequested);
        var path = (await PrintAsync(Story.Receiver, "supplement-notice", id)).Path;
        Assert.NotNull((await (await app.AsAsync(Story.Receiver)).GoAsync(path)).Page.QuerySelector("main.sheet"));
        var colleague = await (await app.AsAsync(Story.Receiver + "-lead")).GoAsync(path);
        Assert.Null(colleague.Page.QuerySelector("main.sheet"));
        Assert.NotNull(colleague.Page.QuerySelector("[name='Form.Reason']"));
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.AsAsync(Story.Police)).GoAsync(path)).Status);
        app.Clock.Advance(IdentityVault.RevealLasts + TimeSpan.FromSeconds(1));
        Assert.Null((await (await app.AsAsync(Story.Receiver)).GoAsync(path)).Page.QuerySelector("main.sheet"));
    }

    [Fact]
    public async Task Sheet_WhoseStateHasPassed_Closes_AndIsNotPrintedAgain()
    {
        var id = await story.HandoffAsync(HandoffStatus.SupplementRequested);
        var path = (await PrintAsync(Story.Receiver, "supplement-notice", id)).Path;
        await story.FireAsync(Story.Police, id, HandoffAction.Withdraw);
        var page = await (await app.AsAsync(Story.Receiver)).GoAsync(path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Null(page.Page.QuerySelector("main.sheet"));
        Assert.Null(page.Page.QuerySelector("[name='Form.Reason']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await PrintAsync(Story.Receiver, "supplement-notice", id, "补打")).Status);
    }

    [Fact]
    public async Task PersonWithoutAName_IsHerInternalNumber()
    {
        var caseId = await story.RescueAsync(name: null);
        var id = await story.SendAsync(caseId, "placement", Story.Police, Story.Centre, send: false);
        var number = await story.ReadAsync(db => db.Set<Person>().Where(p => db.Set<Handoff>().Any(h => h.Id == id && h.PersonId == p.Id)).Select(p => p.InternalNumber).SingleAsync());
        var sheet = await PrintAsync(Story.Police, "temporary-care-notice", id);
        Assert.Contains(number, sheet.Page.QuerySelector(".letter")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PaperOfADraft_IsGone_WithTheDraft()
    {
        var id = await story.SendAsync(await story.RescueAsync(), "placement", Story.Police, Story.Centre, send: false);
        var path = (await PrintAsync(Story.Police, "temporary-care-notice", id)).Path;
        await story.FireAsync(Story.Police, id, HandoffAction.Discard);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.AsAsync(Story.Police)).GoAsync(path)).Status);
    }

    [Theory, MemberData(nameof(Papers))]
    public async Task Paper_InEnglish_IsEnglish(PaperTrial trial)
    {
        var id = await trial.ReadyAsync(story);
        var visitor = await app.AsAsync(trial.Issuer);
        await visitor.GoAsync("/language/en");
        await visitor.GoAsync(Subject(trial, id));
        await visitor.SendAsync([], $"form[action='/papers/{trial.Kind}/{id}']");
        Assert.DoesNotMatch(Words.MissingKey(), visitor.Html);
        Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", visitor.Page.QuerySelector("main.sheet h1")!.TextContent);
        Assert.All(visitor.Page.QuerySelectorAll("main.sheet th, main.sheet h2"), h => Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", h.TextContent));
    }

    [GeneratedRegex(@"\bM-[A-Za-z]+")]
    private static partial Regex Marks();

    [GeneratedRegex(@"说明：([A-Z]\w+)")]
    private static partial Regex Said();

    [GeneratedRegex(@"〕([1-9]\d*)号")]
    private static partial Regex Number();
}
