using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Data.Tests;

/// <summary>The stage beside an access row is a copy; a stale one would hide a case from its unit's filtered list.</summary>
public sealed class StageCopyTests
{
    public static TheoryData<string> Providers => [.. TestDatabase.Providers];

    [Theory, MemberData(nameof(Providers))]
    public async Task Save_CaseMovesOn_EveryAccessRowFollowsAndNoAccessChangeIsAudited(string provider)
    {
        if (TestDatabase.Missing(provider) is { } reason)
            Assert.Skip(reason);
        await using var database = await TestDatabase.CreateAsync(provider);
        var token = TestContext.Current.CancellationToken;
        var police = await database.UnitAsync(OrganisationKind.CriminalPolice);
        var other = await database.UnitAsync(OrganisationKind.RescueStation);
        await using var request = database.Begin(police);
        var id = (await request.Rescues.RegisterAsync(new RescueEntry
        {
            RescuedAt = database.Clock.GetUtcNow().UtcDateTime.AddHours(-2),
            RegionCode = "999901",
            Source = "operation",
            LegalAidToldOn = new DateOnly(2026, 3, 2),
            Persons = [new RescuedPerson { Sex = "2", Age = 30 }],
        }, token))[0].Id;
        await using (var db = database.As(Actor.System("test")))
        {
            var @case = await db.Set<Case>().SingleAsync(c => c.Id == id, token);
            Assert.Equal(@case.Stage, await db.Set<CaseAccess>().Where(a => a.CaseId == id).Select(a => a.CaseStage).SingleAsync(token));
            db.Add(new CaseAccess(@case, other.OrganisationId, AccessRole.Party, database.Clock.GetUtcNow().UtcDateTime));
            await db.SaveChangesAsync(token);
        }
        await using (var db = database.As(Actor.System("test")))
        {
            var @case = await db.Set<Case>().SingleAsync(c => c.Id == id, token);
            db.Add(@case.MoveTo(CaseStage.FollowUp, CaseAction.BeginFollowUp, police, database.Clock.GetUtcNow().UtcDateTime, null));
            await db.SaveChangesAsync(token);
        }
        await using var check = database.As(Actor.System("test"));
        var stages = await check.Set<CaseAccess>().Where(a => a.CaseId == id).Select(a => a.CaseStage).ToListAsync(token);
        Assert.Equal([CaseStage.FollowUp, CaseStage.FollowUp], stages);
        Assert.Equal(0, await check.Set<AuditEntry>().CountAsync(a => a.Entity == nameof(CaseAccess) && a.Kind == AuditKind.Modified, token));
    }
}
