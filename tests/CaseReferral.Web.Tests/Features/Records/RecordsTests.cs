using System.Net;
using CaseReferral.Core.Access;
using CaseReferral.Core.Departments.Education;
using CaseReferral.Core.Departments.Health;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Records;
using CaseReferral.Testing;
using CaseReferral.Web.Tests.Features.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Records;

/// <summary>A package opens what other departments recorded, in full or as a summary line, and nothing beside it.</summary>
public sealed class RecordsTests(AppFactory app) : IClassFixture<AppFactory>
{
    private const string Carer = "郑样本", Needs = "夜里怕黑须陪伴", Hospital = "yiyuan", School = "nanwan-jiaoyu";
    private readonly Story story = new(app);

    /// <summary>A child in the welfare home whose carer and needs are written down.</summary>
    private async Task<Guid> ChildAsync()
    {
        var id = await story.PlacedAsync();
        var placement = await story.ReadAsync(db => db.Set<Handoff>().Where(h => h.CaseId == id).Select(h => h.Id).SingleAsync());
        await using var scope = await story.ScopeAsync(Story.Centre);
        var service = scope.ServiceProvider;
        await service.GetRequiredService<HandoffService>().RecordAsync(placement, await story.VersionAsync(placement), move =>
            service.GetRequiredService<PlacementService>().SaveAsync(
                move, new() { Form = "own-institution", StartedOn = story.Today, Carer = Carer, CareNeeds = Needs }, default), default);
        return id;
    }

    private async Task<Visitor> GivenAsync(Guid @case, string kind, string to, FieldGroup more, bool accepted = true)
    {
        Guid handoff;
        await using (var scope = await story.ScopeAsync(Story.Centre))
        {
            var line = scope.ServiceProvider.GetRequiredService<HandoffKinds>()[kind];
            handoff = await scope.ServiceProvider.GetRequiredService<HandoffService>().CreateAsync(new HandoffRequest
            {
                CaseId = @case,
                Kind = kind,
                ToOrganisationId = (await story.ActorAsync(to)).OrganisationId,
                Text = "请办理",
                Package = line.Package | FieldGroup.Handoffs | more,
                BasisCode = LegalBases.Consent,
                BasisNote = "本人同意书",
            }, true, default);
        }
        if (accepted)
        {
            await story.FireAsync(to, handoff, HandoffAction.Sign);
            await story.FireAsync(to, handoff, HandoffAction.Accept);
        }
        return await (await app.AsAsync(to)).GoAsync($"/cases/{@case}/records?group=Placement");
    }

    [Fact]
    public async Task Hospital_ReadsWhereSheLives_AndIsLedThere()
    {
        var girl = await ChildAsync();
        var hospital = await GivenAsync(girl, HealthKind.KeyName, Hospital, FieldGroup.None);
        Assert.Equal(HttpStatusCode.OK, hospital.Status);
        Assert.Contains(Carer, hospital.Text, StringComparison.Ordinal);
        Assert.Contains(Needs, hospital.Text, StringComparison.Ordinal);
        var mine = await story.ReadAsync(db => db.Set<Handoff>().Where(h => h.CaseId == girl && h.Kind == HealthKind.KeyName).Select(h => h.Id).SingleAsync());
        foreach (var page in new[] { $"/cases/{girl}", $"/handoffs/{mine}" })
            Assert.NotNull((await hospital.GoAsync(page)).Page.QuerySelector($"main a[href='/cases/{girl}/records']"));
    }

    [Fact]
    public async Task School_ThatIsGivenThePlacement_ReadsItsSummaryLineOnly()
    {
        var school = await GivenAsync(await ChildAsync(), EducationKind.KeyName, School, FieldGroup.Placement);
        Assert.Contains("按约定只提供概要", school.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Carer, school.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(Needs, school.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lawyer_ReadsNothingThatTheSenderDidNotGive()
    {
        var (girl, other) = (await ChildAsync(), await ChildAsync());
        var without = await GivenAsync(girl, LegalAidKind.KeyName, Story.Receiver, FieldGroup.None);
        Assert.Equal(HttpStatusCode.OK, without.Status);
        Assert.DoesNotContain(Carer, without.Html, StringComparison.Ordinal);
        // Her needs of care are of her health, which was not given with the placement.
        var with = await GivenAsync(other, LegalAidKind.KeyName, Story.Receiver, FieldGroup.Placement);
        Assert.Contains(Carer, with.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Needs, with.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BeforeAcceptance_AndForWhoHasOnlyTheHeader_ThereIsNothing()
    {
        var girl = await ChildAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await GivenAsync(girl, HealthKind.KeyName, Hospital, FieldGroup.None, accepted: false)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.AsAsync(Story.Office)).GoAsync($"/cases/{girl}/records")).Status);
        var colleague = await app.ColleagueOfAsync(Story.Centre);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.AsAsync(colleague)).GoAsync($"/cases/{girl}/records")).Status);
    }

    /// <summary>Of health, care needs are agreed: what the doctor notes, the scales and the injuries stay with the hospital.</summary>
    [Fact]
    public async Task Owner_ReadsOfTheHospitalWhatCareIsNeeded_AndIsLedToNoPageOfIts()
    {
        var girl = await ChildAsync();
        await GivenAsync(girl, HealthKind.KeyName, Hospital, FieldGroup.None);
        var handoff = await story.ReadAsync(db => db.Set<Handoff>().Where(h => h.CaseId == girl && h.Kind == HealthKind.KeyName).Select(h => h.Id).SingleAsync());
        await (await (await app.AsAsync(Hospital)).GoAsync($"/handoffs/{handoff}/health")).SendAsync(new()
        {
            ["Form.ScreenedOn"] = $"{story.Today:yyyy-MM-dd}",
            ["Form.CareSummary"] = "须清淡饮食",
            ["Form.PhysicalNote"] = "旧伤两处",
            ["Form.PsychologicalNote"] = "噩梦",
        });
        var home = await (await app.AsAsync(Story.Centre)).GoAsync($"/cases/{girl}/records?group=Health");
        Assert.Contains("须清淡饮食", home.Text, StringComparison.Ordinal);
        Assert.Contains(Words.Of(app, "Records.Summary"), home.Text, StringComparison.Ordinal);
        foreach (var note in new[] { "旧伤两处", "噩梦" })
            Assert.DoesNotContain(note, home.Html, StringComparison.Ordinal);
        Assert.Empty(home.Page.QuerySelectorAll($"main a[href^='/handoffs/{handoff}/']"));
    }

    [Fact]
    public async Task Owner_ReadsThatTheOfficesWroteIt_NotThatItWasGiven()
    {
        var girl = await ChildAsync();
        var home = await (await app.AsAsync(Story.Centre)).GoAsync($"/cases/{girl}/records?group=Placement");
        Assert.Contains(Words.Of(app, "Records.Own"), home.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("提供给本单位", home.Text, StringComparison.Ordinal);
        Assert.Contains(Words.Of(app, "Records.Given"), (await GivenAsync(girl, HealthKind.KeyName, Hospital, FieldGroup.None)).Text, StringComparison.Ordinal);
    }

    /// <summary>A second centre took the matter on and it was called off: the first centre's lawyer is still hers.</summary>
    [Fact]
    public async Task RecordThatStands_IsShownBeforeANewerOneThatWasCalledOff()
    {
        var standing = await story.HandoffAsync(HandoffStatus.InProgress);
        var girl = (await story.FindAsync(standing))!.CaseId;
        await story.ActorAsync(Story.Elsewhere);
        var newer = await story.SendAsync(girl, LegalAidKind.KeyName, Story.Police, Story.Elsewhere);
        await story.FireAsync(Story.Elsewhere, newer, HandoffAction.Sign);
        await story.FireAsync(Story.Elsewhere, newer, HandoffAction.Accept);
        Assert.Equal(newer, await ShownAsync());
        await story.FireAsync(Story.Police, newer, HandoffAction.Cancel);
        await story.FireAsync(Story.Elsewhere, newer, HandoffAction.Agree);
        Assert.Equal(standing, await ShownAsync());
        await story.FireAsync(Story.Police, standing, HandoffAction.Cancel);
        await story.FireAsync(Story.Receiver, standing, HandoffAction.Agree);
        Assert.Equal(newer, await ShownAsync());

        async Task<Guid> ShownAsync()
        {
            await using var scope = await story.ScopeAsync(Story.Police);
            var view = await scope.ServiceProvider.GetRequiredService<Disclosure>().ForCaseAsync(girl, default);
            return Assert.Single(await scope.ServiceProvider.GetRequiredService<OpenRecords>().OfCaseAsync(view, default)).Handoff.Id;
        }
    }

    [Fact]
    public async Task EveryLine_SaysOfWhichGroupItsRecordIs()
    {
        await using var scope = await story.ScopeAsync(Story.Office);
        Assert.All(scope.ServiceProvider.GetRequiredService<HandoffKinds>().All, kind => Assert.NotEqual(FieldGroup.None, OpenRecords.GroupOf(kind)));
    }
}
