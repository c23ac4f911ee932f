using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Features.CarerChecks;

/// <summary>三.16: two files turn out to be one person, and who bought her in one cares for her in the other. The merge finds it.</summary>
public sealed class MergedBuyerTests(AppFactory app) : IClassFixture<AppFactory>
{
    private const string HouseholdPhone = "13886420753";
    private static CancellationToken Stop => TestContext.Current.CancellationToken;
    private readonly Story story = new(app);

    private Task<Case> CaseAsync(Guid id) => story.ReadAsync(db => db.Set<Case>().SingleAsync(c => c.Id == id));

    private async Task MergeAsync(Guid from, Guid into) => await story.ActAsync(
        Story.Police + "-lead", from, CaseAction.Merge, new() { OtherCaseNumber = (await CaseAsync(into)).Number, SamePerson = true });

    /// <summary>The buyer, and somebody of the household.</summary>
    private async Task BoughtAsync(Guid @case)
    {
        foreach (var (name, phone) in new[] { ("魏建国", "13912345678"), ("欧阳梅", HouseholdPhone) })
        {
            await using var scope = await story.ScopeAsync(Story.Police);
            await scope.ServiceProvider.GetRequiredService<PoliceRecords>().AddBuyerAsync(@case, (await CaseAsync(@case)).Version, new(null, phone, null, name), Stop);
        }
    }

    /// <summary>A child who lives with a relative.</summary>
    private async Task<(Guid Case, Guid Handoff)> PlacedWithAsync(string carer, string phone)
    {
        var id = await story.RescueAsync();
        await story.AttachAsync(Story.Police, id, DocumentCategories.TemporaryCareNotice);
        var handoff = await story.SendAsync(id, PlacementKind.KeyName, Story.Police, Story.Centre);
        await story.FireAsync(Story.Centre, handoff, HandoffAction.Sign);
        await story.FireAsync(Story.Centre, handoff, HandoffAction.Accept);
        await using var scope = await story.ScopeAsync(Story.Centre);
        await scope.ServiceProvider.GetRequiredService<HandoffService>().RecordAsync(handoff, await story.VersionAsync(handoff), move =>
            scope.ServiceProvider.GetRequiredService<PlacementService>().SaveAsync(
                move, new() { Form = "relative", FormReason = "亲属有抚养能力", StartedOn = story.Today, Carer = carer, CarerPhone = phone }, Stop), Stop);
        return (id, handoff);
    }

    private Task<List<CarerCheck>> ChecksAsync(Guid handoff) => story.ReadAsync(db => db.Set<CarerCheck>().Where(c => c.HandoffId == handoff).ToListAsync(Stop));

    private async Task AlarmedAsync(Guid handoff, Guid into, bool exact)
    {
        var check = Assert.Single(await ChecksAsync(handoff));
        Assert.Equal((into, true, true, exact), (check.CaseId, check.ByLaterBuyer, check.IsOpen, check.IsExact));
        var owner = (await story.ActorAsync(Story.Centre)).OrganisationId;
        var told = await story.ReadAsync(db => db.Set<OutboxMessage>().Where(m => m.SubjectId == check.Id && m.Topic == "carer.Alarm").Select(m => m.ToOrganisationId).ToListAsync(Stop));
        Assert.Contains(owner, told);
        Assert.Contains((await story.ActorAsync(Story.Office)).OrganisationId, told);
        Assert.True(await story.ReadAsync(db => db.Set<CaseEvent>().AnyAsync(e => e.CaseId == into && e.What == "PlacementQuestioned", Stop)));
    }

    [Fact]
    public async Task BuyerInTheFileThatEnds_CarerInTheOneThatStays_IsFound()
    {
        var from = await story.RescueAsync();
        await BoughtAsync(from);
        var (into, handoff) = await PlacedWithAsync("某亲属", HouseholdPhone);
        await MergeAsync(from, into);
        await AlarmedAsync(handoff, into, exact: true);
    }

    [Fact]
    public async Task CarerInTheFileThatEnds_BuyerInTheOneThatStays_IsFound()
    {
        var (from, handoff) = await PlacedWithAsync("某亲属", HouseholdPhone);
        var (into, _) = await PlacedWithAsync("郑样本", "13700000170");
        await BoughtAsync(into);
        await MergeAsync(from, into);
        await AlarmedAsync(handoff, into, exact: true);
    }

    [Fact]
    public async Task CarerWhoIsOnlyLikeTheBuyer_IsAskedAbout()
    {
        var from = await story.RescueAsync();
        await BoughtAsync(from);
        var (into, handoff) = await PlacedWithAsync("韦建国", "13700000171");
        await MergeAsync(from, into);
        await AlarmedAsync(handoff, into, exact: false);
    }

    /// <summary>The buyer has moved along once; the file that comes third still meets it.</summary>
    [Fact]
    public async Task BuyerThatCameWithAnEarlierMerge_MeetsTheCarersOfTheNext()
    {
        var (first, last) = (await story.RescueAsync(), await PlacedWithAsync("郑样本", "13700000172"));
        await BoughtAsync(first);
        await MergeAsync(first, last.Case);
        Assert.Empty(await ChecksAsync(last.Handoff));
        var (third, handoff) = await PlacedWithAsync("某亲属", HouseholdPhone);
        await MergeAsync(third, last.Case);
        await AlarmedAsync(handoff, last.Case, exact: true);
    }

    /// <summary>Nobody is alarmed by a merge of strangers.</summary>
    [Fact]
    public async Task CarerWhoIsNobodysBuyer_IsLeftAlone()
    {
        var from = await story.RescueAsync();
        await BoughtAsync(from);
        var (into, handoff) = await PlacedWithAsync("郑样本", "13700000173");
        await MergeAsync(from, into);
        Assert.Empty(await ChecksAsync(handoff));
    }
}
