using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Privacy;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Trail;
using CaseReferral.Data.Tests.Trail;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Data.Tests.Privacy;

/// <summary>An erased file holds not one encrypted text, and the trail still verifies.</summary>
public sealed class ErasureDataTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("anchors").FullName;

    public static TheoryData<string> Providers => [.. TestDatabase.Providers];

    [Theory, MemberData(nameof(Providers))]
    public async Task Empty_LeavesNoText_AndATrailThatVerifies(string provider)
    {
        await using var database = await TrailStory.OpenAsync(provider);
        var story = await TrailStory.ToldAsync(database);
        var store = new FolderAnchors(folder);
        await new AnchorService(database.Contexts, store, TestDatabase.Seal, database.Clock).WriteAsync(TestContext.Current.CancellationToken);
        Assert.NotEmpty(await TextsAsync(database, story.CaseId));
        await using var db = database.As(Actor.System("test"));
        var born = await db.Set<Person>().Select(p => p.BirthDate).SingleAsync(TestContext.Current.CancellationToken);

        await using (var request = database.Begin(story.Station))
        {
            var @case = await request.Db.Set<Case>().SingleAsync(c => c.Id == story.CaseId, TestContext.Current.CancellationToken);
            await new Eraser(request.Db).EmptyAsync(@case, Erasure.RetentionEnded, database.Clock.GetUtcNow().UtcDateTime, TestContext.Current.CancellationToken);
            await request.Db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Assert.Empty(await TextsAsync(database, story.CaseId));
        Assert.DoesNotContain(await db.Set<AuditEntry>().Select(a => a.Changes ?? "").ToListAsync(TestContext.Current.CancellationToken), c => c.Contains($"{born:yyyy-MM-dd}", StringComparison.Ordinal));
        Assert.False(await db.Set<NameToken>().AnyAsync(TestContext.Current.CancellationToken));
        Assert.False(await db.Set<BuyerKey>().AnyAsync(TestContext.Current.CancellationToken));
        Assert.Equal(new DateOnly(1996, 1, 1), (await db.Set<Person>().SingleAsync(TestContext.Current.CancellationToken)).BirthDate);
        var tomb = await db.Set<AuditEntry>().SingleAsync(a => a.Kind == AuditKind.Erased, TestContext.Current.CancellationToken);
        Assert.Equal((ChainKeys.OfCase(story.CaseId), story.Station.OfficerId), (tomb.Chain, tomb.OfficerId));
        Assert.StartsWith("retention-ended;fields=", tomb.Detail, StringComparison.Ordinal);
        var verifier = new TrailVerifier(database.Contexts, TestDatabase.Seal, store);
        Assert.Empty((await verifier.VerifyAsync(null, null, TestContext.Current.CancellationToken)).Broken);
    }

    [Fact]
    public async Task Note_WithoutTombstone_CannotBeEmptied()
    {
        await using var database = await TrailStory.OpenAsync("sqlite");
        var story = await TrailStory.ToldAsync(database);
        await using var db = database.As(story.Station);
        var line = await db.Set<HandoffEvent>().FirstAsync(e => e.Note != null, TestContext.Current.CancellationToken);
        db.Entry(line).Property(e => e.Note).CurrentValue = null;
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Every encrypted text and search key of the one case and person in the database, by field.</summary>
    private static async Task<List<string>> TextsAsync(TestDatabase database, Guid caseId)
    {
        await using var db = database.As(Actor.System("test"));
        var found = new List<string>();
        foreach (var type in db.Model.GetEntityTypes().Where(t => !t.IsOwned()
            && (t.ClrType == typeof(Case) || t.FindProperty("CaseId") is not null || t.FindProperty("PersonId") is not null)))
        {
            var secrets = type.GetProperties().Where(p => p.PropertyInfo?.IsDefined(typeof(EncryptedAttribute), true) == true
                || type.ClrType.Name == "PersonIdentity" && p.Name.EndsWith("Hash", StringComparison.Ordinal)).ToList();
            var all = (IQueryable<object>)db.GetType().GetMethod("Set", Type.EmptyTypes)!.MakeGenericMethod(type.ClrType).Invoke(db, null)!;
            foreach (var entity in await all.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken))
                found.AddRange(secrets.Where(p => db.Entry(entity).Property(p.Name).CurrentValue is not (null or "")).Select(p => $"{type.ClrType.Name}.{p.Name}"));
        }
        Assert.NotEqual(Guid.Empty, caseId);
        return found;
    }

    public void Dispose() => Directory.Delete(folder, true);
}
