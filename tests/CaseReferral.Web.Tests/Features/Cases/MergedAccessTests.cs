using System.Net;
using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Core.Departments.Tracing;
using CaseReferral.Core.Handoffs;
using CaseReferral.Testing;
using CaseReferral.Web.Tests.Features.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Features.Cases;

/// <summary>并案 opens no file: nobody sees more by it than the hand-off she has in hand shows her anyway.</summary>
public sealed class MergedAccessTests(AppFactory app) : IClassFixture<AppFactory>
{
    private const string OtherPolice = "qinghe-xingzhen";
    private static CancellationToken Stop => TestContext.Current.CancellationToken;
    private readonly Story story = new(app);

    private Task<Case> CaseAsync(Guid id) => story.ReadAsync(db => db.Set<Case>().SingleAsync(c => c.Id == id));

    private async Task MergeAsync(Guid from, Guid into) => await story.ActAsync(
        Story.Police + "-lead", from, CaseAction.Merge, new() { OtherCaseNumber = (await CaseAsync(into)).Number, SamePerson = true });

    private async Task<Guid> AcceptedAsync(Guid @case, string kind, string from, string to)
    {
        var handoff = await story.SendAsync(@case, kind, from, to);
        await story.FireAsync(to, handoff, HandoffAction.Sign);
        await story.FireAsync(to, handoff, HandoffAction.Accept);
        return handoff;
    }

    private async Task<AccessRole?> RoleAsync(Guid @case, string account)
    {
        var unit = (await story.ActorAsync(account)).OrganisationId;
        return await story.ReadAsync(db => db.Set<CaseAccess>().Where(a => a.CaseId == @case && a.OrganisationId == unit && (a.EndsAt == null || a.EndsAt > story.Now))
            .Select(a => (AccessRole?)a.Role).SingleOrDefaultAsync());
    }

    private async Task<bool> OpensAsync(Guid @case, string account)
    {
        await using var scope = await story.ScopeAsync(account);
        return await scope.ServiceProvider.GetRequiredService<Disclosure>().ForCaseAsync(@case, Stop) is { NeedsGrant: false, Role: not null };
    }

    private async Task NameAsync(string lead, Guid @case, GrantKind kind, string officer)
    {
        await using var scope = await story.ScopeAsync(lead);
        await scope.ServiceProvider.GetRequiredService<GrantService>().NameAsync(
            @case, kind, (await story.ActorAsync(officer)).OfficerId, "因工作需要", story.Today.AddDays(30), Stop);
    }

    private async Task<HttpStatusCode> AskAsync(string account, Guid @case) => (await (await app.AsAsync(account)).GoAsync($"/cases/{@case}")).Status;

    [Fact]
    public async Task Merge_LetsWhoAnswersForAHandoffGoOn_AndNobodyElseOfHerUnit()
    {
        var (from, into) = (await story.RescueAsync(), await story.RescueAsync());
        var colleague = await app.ColleagueOfAsync(Story.Receiver);
        var handoff = await AcceptedAsync(from, LegalAidKind.KeyName, Story.Police, Story.Receiver);
        await NameAsync(Story.Receiver + "-lead", from, GrantKind.Team, colleague);
        Assert.True(await OpensAsync(from, colleague));
        await MergeAsync(from, into);
        Assert.True(await OpensAsync(into, Story.Receiver));
        Assert.False(await OpensAsync(into, colleague));
        await story.ServeAsync(handoff);
    }

    [Fact]
    public async Task Merge_LeavesNothingOfTheOldFileToItsParties()
    {
        var (from, into) = (await story.RescueAsync(), await story.RescueAsync());
        await AcceptedAsync(from, LegalAidKind.KeyName, Story.Police, Story.Receiver);
        await MergeAsync(from, into);
        Assert.Equal((null, AccessRole.Party), (await RoleAsync(from, Story.Receiver), await RoleAsync(into, Story.Receiver)));
        Assert.Equal(HttpStatusCode.NotFound, await AskAsync(Story.Receiver, from));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(Story.Police, from));
    }

    /// <summary>A police unit that only looks for the family does not become an author of the file by merging a report of its own into it.</summary>
    [Fact]
    public async Task Merge_ByAPartyOfTheOtherCase_RaisesNoRole()
    {
        var into = await story.PlacedAsync(by: OtherPolice);
        await AcceptedAsync(into, TracingKind.KeyName, Story.Centre, Story.Police);
        var from = await story.RescueAsync();
        await MergeAsync(from, into);
        Assert.Equal((AccessRole.Party, AccessRole.Owner), (await RoleAsync(into, Story.Police), await RoleAsync(from, Story.Police)));
        await using var scope = await story.ScopeAsync(Story.Police + "-lead");
        var view = await scope.ServiceProvider.GetRequiredService<Disclosure>().ForCaseAsync(into, Stop);
        Assert.True(view.May(FieldGroup.Family));
        Assert.False(view.May(FieldGroup.Rescue));
    }

    /// <summary>The owner of the case that ends has no hand-off in it: the other file stays closed to it.</summary>
    [Fact]
    public async Task Merge_OfACaseWithoutHandoffs_AdmitsItsOwnerNowhere()
    {
        var into = await story.PlacedAsync();
        await AcceptedAsync(into, TracingKind.KeyName, Story.Centre, Story.Police);
        var from = await story.RescueAsync();
        var owner = await story.ActorAsync("jiuzhu");
        await story.ReadAsync(async db =>
        {
            await new Grants(db, new()).TransferAsync(await db.Set<Case>().SingleAsync(c => c.Id == from), owner.OrganisationId, story.Now, Stop);
            return await db.SaveChangesAsync();
        });
        await MergeAsync(from, into);
        Assert.Equal((null, AccessRole.Owner), (await RoleAsync(into, "jiuzhu"), await RoleAsync(from, "jiuzhu")));
    }

    /// <summary>A conflict of interest is one with the person: out of either case is out of both.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Merge_WhoIsExcludedFromOneCase_IsExcludedFromBoth(bool fromTheOld)
    {
        var (from, into) = (await story.RescueAsync(), await story.RescueAsync());
        var colleague = await app.ColleagueOfAsync(Story.Police);
        await NameAsync(Story.Police + "-lead", fromTheOld ? from : into, GrantKind.Excluded, colleague);
        await NameAsync(Story.Police + "-lead", fromTheOld ? into : from, GrantKind.Team, colleague);
        Assert.Equal(HttpStatusCode.OK, await AskAsync(colleague, fromTheOld ? into : from));
        await MergeAsync(from, into);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (await AskAsync(colleague, from), await AskAsync(colleague, into)));
    }

    [Fact]
    public async Task Merge_IntoAMinorsFileTheOfficerMayNotOpen_IsRefused()
    {
        var (from, into) = (await story.RescueAsync(), await story.RescueAsync());
        await using var scope = await story.ScopeAsync(await app.ColleagueOfAsync(Story.Police));
        var merge = scope.ServiceProvider.GetRequiredService<CaseMerge>();
        var (old, kept) = (await CaseAsync(from), await CaseAsync(into));
        await Assert.ThrowsAsync<NotPermittedException>(() => merge.IntoAsync(old, kept, story.Now, Stop));
    }
}
