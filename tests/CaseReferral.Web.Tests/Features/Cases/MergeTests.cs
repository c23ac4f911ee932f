using System.Net;
using CaseReferral.Core.Access;
using CaseReferral.Core.Attachments;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Core.Departments.Tracing;
using CaseReferral.Core.FollowUps;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Privacy;
using CaseReferral.Core.Rescues;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Cases;

/// <summary>并案: two cases of one person; nothing that is still to be done, and nothing that protects her, stays behind.</summary>
public sealed class MergeTests(AppFactory app) : IClassFixture<AppFactory>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;
    private readonly Story story = new(app);

    private Task<Case> CaseAsync(Guid id) => story.ReadAsync(db => db.Set<Case>().SingleAsync(c => c.Id == id));

    private async Task MergeAsync(Guid from, Guid into) => await story.ActAsync(
        Story.Police + "-lead", from, CaseAction.Merge, new() { OtherCaseNumber = (await CaseAsync(into)).Number, SamePerson = true });

    private async Task<Guid> InWorkAsync(Guid @case)
    {
        var handoff = await story.SendAsync(@case, LegalAidKind.KeyName, Story.Police, Story.Receiver);
        await story.FireAsync(Story.Receiver, handoff, HandoffAction.Sign);
        await story.FireAsync(Story.Receiver, handoff, HandoffAction.Accept);
        await story.ServeAsync(handoff);
        return handoff;
    }

    private async Task<AccessRole?> RoleAsync(Guid @case, string account)
    {
        var unit = (await story.ActorAsync(account)).OrganisationId;
        return await story.ReadAsync(db => db.Set<CaseAccess>().Where(a => a.CaseId == @case && a.OrganisationId == unit && a.EndsAt == null)
            .Select(a => (AccessRole?)a.Role).SingleOrDefaultAsync());
    }

    [Fact]
    public async Task Merge_WithAHandoffInWork_TakesItsRecordAndItsReceiverAlong()
    {
        var (from, into) = (await story.RescueAsync(), await story.RescueAsync());
        var handoff = await InWorkAsync(from);
        await MergeAsync(from, into);
        var (moved, target) = (await story.FindAsync(handoff), await CaseAsync(into));
        Assert.Equal((into, target.Serial, target.PersonId), (moved!.CaseId, moved.CaseSerial, moved.PersonId));
        Assert.Equal(into, await story.ReadAsync(db => db.Set<LegalAidRecord>().Where(r => r.HandoffId == handoff).Select(r => r.CaseId).SingleAsync()));
        Assert.Equal(AccessRole.Party, await RoleAsync(into, Story.Receiver));
        await story.FireAsync(Story.Receiver, handoff, HandoffAction.Report); // it goes on where it is now
    }

    [Fact]
    public async Task Merge_ThePageOfTheCaseThatStays_ShowsDocumentsWithTheirOriginAndTheWholeTimeline()
    {
        var (from, into) = (await story.RescueAsync(), await story.RescueAsync());
        await InWorkAsync(from);
        await story.AttachAsync(Story.Police, from, DocumentCategories.TemporaryCareNotice);
        await MergeAsync(from, into);
        var (old, kept) = (await CaseAsync(from), await CaseAsync(into));
        var police = await app.AsAsync(Story.Police);
        await police.GoAsync($"/cases/{into}");
        Assert.Contains(Words.Of(app, "File.From").Replace("{0}", old.Number, StringComparison.Ordinal), police.Text, StringComparison.Ordinal);
        Assert.Contains(Words.Of(app, "HandoffAction.Accept"), police.Page.QuerySelector("[aria-labelledby=tl-title]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(old.Number, police.Page.QuerySelector("[aria-labelledby=merged-title] a")!.TextContent);
        await police.GoAsync($"/cases/{from}");
        Assert.Equal(HttpStatusCode.OK, police.Status);
        Assert.Equal(kept.Number, police.Page.QuerySelector("[aria-labelledby=merged-title] a")!.TextContent);
    }

    private async Task BoughtByAsync(Guid @case, string phone)
    {
        await using var scope = await story.ScopeAsync(Story.Police);
        await scope.ServiceProvider.GetRequiredService<PoliceRecords>()
            .AddBuyerAsync(@case, (await CaseAsync(@case)).Version, new(null, phone, null, null), Stop);
    }

    /// <summary>三.16: the family that bought her is refused, whichever case its name was written in.</summary>
    [Fact]
    public async Task Merge_ABuyerOfTheOtherCase_IsRefusedHere()
    {
        var (from, into) = (await story.RescueAsync(), await story.RescueAsync());
        await BoughtByAsync(from, "13900000088");
        await MergeAsync(from, into);
        await using var home = await story.ScopeAsync(Story.Centre);
        Assert.True((await home.ServiceProvider.GetRequiredService<BuyerCheck>().CompareAsync(into, new(null, "13900000088", null, null), Stop)).Exact);
    }

    private async Task AskAsync(Guid @case)
    {
        await using var scope = await story.ScopeAsync(Story.Police);
        await scope.ServiceProvider.GetRequiredService<DataRequestService>().ReceiveAsync(@case, (await CaseAsync(@case)).Version, new()
        {
            Kind = DataRequestKind.Access,
            Speaker = Speaker.Guardian,
            SpeakerName = "母",
            Text = "查阅",
            ReceivedOn = ChinaTime.LocalDate(app.Clock.GetUtcNow().UtcDateTime),
        }, Stop);
    }

    /// <summary>What holds for her data, and who is kept from erasing it, is not lost with a number.</summary>
    [Fact]
    public async Task Merge_TakesConsentsOpenRequestsAndHoldsAlong()
    {
        var (from, into) = (await story.RescueAsync(), await story.RescueAsync());
        var (unit, now) = ((await CaseAsync(from)).OwnerOrganisationId, app.Clock.GetUtcNow().UtcDateTime);
        await using (var scope = await story.ScopeAsync(Story.Police))
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
            var input = new ConsentInput { OrganisationId = unit, Groups = FieldGroup.Identity, Giver = Speaker.Guardian, GiverName = "母", GivenOn = ChinaTime.LocalDate(now), Purpose = "联系" };
            db.Add(new Consent(from, input, await story.ActorAsync(Story.Police), now));
            await db.SaveChangesAsync(Stop);
            await scope.ServiceProvider.GetRequiredService<LegalHoldService>().SetAsync(from, (await CaseAsync(from)).Version, "庭审", Stop);
        }
        foreach (var @case in new[] { from, into })
            await AskAsync(@case);
        await MergeAsync(from, into);
        Assert.Equal(1, await story.ReadAsync(db => db.Set<Consent>().CountAsync(c => c.CaseId == into)));
        Assert.Equal([from, into], (await story.ReadAsync(db => db.Set<LegalHold>().Select(h => h.CaseId).Where(c => c == from || c == into).ToListAsync())).Order());
        Assert.Equal(2, await story.ReadAsync(db => db.Set<DataRequest>().CountAsync(r => r.CaseId == into && r.State == DataRequestState.Open)));
        Assert.Equal(2, await story.ReadAsync(db => db.Set<CaseClock>().CountAsync(k => k.CaseId == into && k.Kind == DataRequest.ClockKind && k.DoneAt == null)));
    }

    [Fact]
    public async Task Merge_OfAPlacedChild_KeepsTheHomeInformedAndEveryLimitRunning()
    {
        var (from, into) = (await story.PlacedAsync(), await story.PlacedAsync());
        var tracing = await story.SendAsync(from, TracingKind.KeyName, Story.Centre, Story.Police);
        var before = await story.ReadAsync(db => db.Set<CaseClock>().Where(k => k.CaseId == into && k.DoneAt == null).Select(k => k.Kind).ToListAsync());
        await MergeAsync(from, into);
        Assert.Equal(into, (await story.FindAsync(tracing))!.CaseId);
        Assert.NotNull(await RoleAsync(into, Story.Centre));
        Assert.False(await story.ReadAsync(db => db.Set<CaseClock>().AnyAsync(k => k.CaseId == from && k.DoneAt == null)));
        Assert.Equal(before.Order(), (await story.ReadAsync(db => db.Set<CaseClock>().Where(k => k.CaseId == into && k.DoneAt == null).Select(k => k.Kind).ToListAsync())).Order());
    }

    /// <summary>What both cases planned is made once; what was seen and the days agreed with her go along.</summary>
    [Fact]
    public async Task Merge_TakesTheVisitsAlong_AndPlansNoneTwice()
    {
        var (from, into) = (await story.FollowedUpAsync(), await story.FollowedUpAsync());
        var made = await story.VisitAsync(from, v => v with { NextOn = story.Today.AddDays(20) });
        await story.VisitAsync(into);
        await MergeAsync(from, into);
        Assert.Equal(into, await story.ReadAsync(db => db.Set<Visit>().Where(v => v.Id == made).Select(v => v.CaseId).SingleAsync()));
        var plan = await story.ReadAsync(db => db.Set<PlannedVisit>().Where(p => p.CaseId == from || p.CaseId == into).ToListAsync());
        Assert.All(plan, p => Assert.Equal(into, p.CaseId));
        Assert.Equal([null, 3, 6, 12], plan.Where(p => p.State == PlannedVisitState.Planned).Select(p => p.Months).Order());
        var clocks = await story.ReadAsync(db => db.Set<CaseClock>().Where(k => k.Kind == FollowUpPlan.ClockKind && k.DoneAt == null && (k.CaseId == from || k.CaseId == into)).ToListAsync());
        Assert.Equal(plan.Where(p => p.State == PlannedVisitState.Planned).Select(p => p.ClockId).Order(), clocks.Select(k => k.Id).Order());
        Assert.All(clocks, k => Assert.Equal(into, k.CaseId));
    }

    [Fact]
    public async Task Merge_IntoACaseThatIsBehind_IsRefused()
    {
        var (from, into) = (await story.PlacedAsync(), await story.RescueAsync());
        var broken = await Assert.ThrowsAsync<RuleBrokenException>(() => MergeAsync(from, into));
        Assert.Contains(broken.Reasons, r => r.Rule == "OtherCaseGoesOn");
        Assert.Equal(from, await story.ReadAsync(db => db.Set<Handoff>().Where(h => h.CaseId == from).Select(h => h.CaseId).FirstAsync()));
    }
}
