using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Privacy;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Data.Tests.Privacy;

/// <summary>A unit outside the state is told with a consent only, and nothing more once it is withdrawn; on every provider.</summary>
public sealed class ConsentDataTests
{
    public static TheoryData<string> Providers => [.. TestDatabase.Providers];

    [Theory, MemberData(nameof(Providers))]
    public async Task Society_IsToldWithConsentOnly_AndLosesThePackageByWithdrawal(string provider)
    {
        if (TestDatabase.Missing(provider) is { } reason)
            Assert.Skip(reason);
        await using var database = await TestDatabase.CreateAsync(provider);
        var police = await database.UnitAsync(OrganisationKind.CriminalPolice);
        var society = await database.UnitAsync(OrganisationKind.LegalAidCentre);
        await using (var db = database.As(Actor.System("test")))
        {
            (await db.Set<Organisation>().SingleAsync(o => o.Id == society.OrganisationId, TestContext.Current.CancellationToken)).RunPrivately();
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var caseId = await RescueAsync(database, police);

        await using (var r = database.Begin(police))
        {
            var refused = await Assert.ThrowsAsync<RuleBrokenException>(() => SendAsync(r, caseId, society));
            Assert.Equal(("ConsentOnRecord", "Consent.Missing.None"), (Assert.Single(refused.Reasons).Rule, Assert.Single(refused.Reasons[0].Details)));
        }
        await RecordAsync(database, police, caseId, society);
        Guid handoff;
        await using (var r = database.Begin(police))
            handoff = await SendAsync(r, caseId, society);
        await FireAsync(database, society, handoff, HandoffAction.Sign);
        await FireAsync(database, society, handoff, HandoffAction.Accept);
        Assert.True(await MayReadAsync(database, society, caseId));

        await WithdrawAsync(database, police, caseId);
        Assert.False(await MayReadAsync(database, society, caseId));
        await using var truth = database.As(Actor.System("test"));
        var entry = await truth.Set<DisclosureEntry>().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((DisclosureBasis.SeparateConsent, OrganisationNature.NonState), (entry.Basis, entry.Nature));
        Assert.NotNull((await truth.Set<Handoff>().SingleAsync(TestContext.Current.CancellationToken)).DisclosureEndedAt);
        Assert.Contains(await truth.Set<OutboxMessage>().ToListAsync(TestContext.Current.CancellationToken),
            m => m.Topic == "consent.withdrawn" && m.ToOrganisationId == society.OrganisationId);
        await using var again = database.Begin(police);
        Assert.Contains("Consent.Missing.Withdrawn", (await Assert.ThrowsAsync<RuleBrokenException>(() => SendAsync(again, caseId, society))).Reasons.SelectMany(x => x.Details));
    }

    private static async Task<Guid> RescueAsync(TestDatabase database, Actor police)
    {
        await using var r = database.Begin(police);
        var cases = await r.Rescues.RegisterAsync(new RescueEntry
        {
            RescuedAt = database.Clock.GetUtcNow().UtcDateTime.AddHours(-2),
            RegionCode = "999901",
            Source = "operation",
            LegalAidToldOn = new(2026, 3, 2),
            Persons = [new() { Sex = "2", Age = 30, AgeCertainty = AgeCertainty.SelfReported, Identity = new() { Name = "王样例" } }],
        }, default);
        return cases[0].Id;
    }

    private static Task<Guid> SendAsync(TestDatabase.Request r, Guid caseId, Actor to) => r.Handoffs.CreateAsync(new()
    {
        CaseId = caseId,
        Kind = LegalAidKind.KeyName,
        ToOrganisationId = to.OrganisationId,
        Text = "请提供法律服务",
        Package = new LegalAidKind().Package | FieldGroup.Handoffs,
        BasisCode = LegalBases.Consent,
        BasisNote = "同意书",
    }, true, TestContext.Current.CancellationToken);

    private static async Task RecordAsync(TestDatabase database, Actor police, Guid caseId, Actor to)
    {
        await using var r = database.Begin(police);
        await new ConsentService(r.Db, new Grants(r.Db, new()), database.Clock).RecordAsync(caseId, await VersionAsync(r, caseId), new()
        {
            OrganisationId = to.OrganisationId,
            Groups = new LegalAidKind().Package & ~FieldGroup.Handoffs,
            Giver = Speaker.Person,
            GiverName = "王样例",
            GivenOn = new(2026, 3, 2),
            Purpose = "法律服务",
        }, TestContext.Current.CancellationToken);
    }

    private static async Task WithdrawAsync(TestDatabase database, Actor police, Guid caseId)
    {
        await using var r = database.Begin(police);
        var consent = await r.Db.Set<Consent>().SingleAsync(TestContext.Current.CancellationToken);
        await new ConsentService(r.Db, new Grants(r.Db, new()), database.Clock).WithdrawAsync(
            caseId, consent.Id, await VersionAsync(r, caseId), "不再需要", TestContext.Current.CancellationToken);
    }

    private static async Task FireAsync(TestDatabase database, Actor actor, Guid id, HandoffAction action)
    {
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await using var r = database.Begin(actor);
        var version = await r.Db.Set<Handoff>().Where(h => h.Id == id).Select(h => h.Version).SingleAsync(TestContext.Current.CancellationToken);
        await r.Handoffs.FireAsync(id, action, version, new() { OfficerId = actor.OfficerId, PlanDate = new(2026, 3, 9) }, TestContext.Current.CancellationToken);
    }

    private static async Task<bool> MayReadAsync(TestDatabase database, Actor actor, Guid caseId)
    {
        await using var r = database.Begin(actor);
        return await r.Db.Set<Case>().AnyAsync(c => c.Id == caseId, TestContext.Current.CancellationToken)
            && (await r.View.ForCaseAsync(caseId, TestContext.Current.CancellationToken)).May(FieldGroup.Identity);
    }

    private static Task<int> VersionAsync(TestDatabase.Request r, Guid id) =>
        r.Db.Set<Case>().Where(c => c.Id == id).Select(c => c.Version).SingleAsync(TestContext.Current.CancellationToken);
}
