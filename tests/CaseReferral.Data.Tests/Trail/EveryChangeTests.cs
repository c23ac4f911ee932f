using System.Data.Common;
using CaseReferral.Core.Access;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Numbering;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Xunit;

namespace CaseReferral.Data.Tests.Trail;

/// <summary>
/// Generated from the use cases: after each, the tables before and after are compared, and every entity that differs must
/// have exactly one row in the trail that says so; a save that is rolled back leaves none.
/// </summary>
public sealed class EveryChangeTests
{
    public static TheoryData<string> Providers => [.. TestDatabase.Providers];

    /// <summary>Counters and copies, and the rows of the trail itself.</summary>
    private static readonly Type[] Left = [typeof(Counter), typeof(OutboxMessage), typeof(HandoffClock), typeof(ChainHead), typeof(AuditEntry), typeof(RevealEntry), typeof(HandoffEvent), typeof(NameToken), typeof(Core.Supervision.OverdueCount), typeof(Core.Handoffs.HeldCount)];
    private static readonly string[] Bookkeeping = ["Version", "Touches", "CaseStage", "CountedAs"];

    [Theory, MemberData(nameof(Providers))]
    public async Task UseCase_Done_LeavesOneRowForEachChangedEntity(string provider)
    {
        await using var database = await TrailStory.OpenAsync(provider);
        var story = await TrailStory.NewAsync(database);
        foreach (var (name, actor, run) in story.Steps)
        {
            var (before, rowsBefore) = (await SnapshotAsync(database), await story.RowsAsync());
            await using (var request = database.Begin(actor))
                await run(request);
            var after = await SnapshotAsync(database);
            var rows = (await story.RowsAsync()).ExceptBy(rowsBefore.Select(r => r.Id), r => r.Id).ToList();

            var expected = Differences(before, after).Order().ToList();
            var told = rows.Where(r => r.Kind <= AuditKind.Deleted).Select(r => $"{r.Kind} {r.Entity} {r.EntityId}").Order().ToList();
            Assert.Equal(expected, told);
            Assert.NotEmpty(rows);
            Assert.All(rows, r => Assert.Equal((actor.OfficerId, actor.Name, actor.OrganisationId, ChainKeys.OfCase(story.CaseId)), (r.OfficerId, r.OfficerName, r.OrganisationId, r.Chain)));
            Assert.True(name.Length > 0);
        }
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task UseCase_RolledBack_LeavesNoRow(string provider)
    {
        await using var database = await TrailStory.OpenAsync(provider);
        var story = await TrailStory.NewAsync(database);
        foreach (var (_, actor, run) in story.Steps)
        {
            var before = (await story.RowsAsync()).Count;
            await using (var failing = database.Begin(actor, new FailAtCommit()))
                await Assert.ThrowsAnyAsync<Exception>(() => run(failing));
            Assert.Equal(before, (await story.RowsAsync()).Count);
            await using var request = database.Begin(actor);
            await run(request);
        }
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Rows_AfterTheStory_HoldNoSecretAndProveEquality(string provider)
    {
        await using var database = await TrailStory.OpenAsync(provider);
        var story = await TrailStory.ToldAsync(database);
        var rows = await story.RowsAsync();
        Assert.All(rows, r => Assert.All([TrailStory.Name, TrailStory.Phone, TrailStory.Relatives, TrailStory.Note],
            secret => Assert.DoesNotContain(secret, r.Changes + r.Detail, StringComparison.Ordinal)));

        // The name was written again unchanged: no field. The relatives were new: a digest, and none before.
        var identity = rows.Where(r => r.Entity == "PersonIdentity").ToList();
        Assert.Equal([AuditKind.Added, AuditKind.Modified], identity.Select(r => r.Kind));
        Assert.Contains(TrailChanges.Read(identity[0].Changes), c => c is { Field: "Name", IsSecret: true, Old: null, New: not null });
        Assert.Contains(TrailChanges.Read(identity[1].Changes), c => c is { Field: "Relatives", IsSecret: true, Old: null, New: not null });
        Assert.DoesNotContain(TrailChanges.Read(identity[1].Changes), c => c.Field == "Name");
        var person = rows.Single(r => r is { Entity: "Person", Kind: AuditKind.Modified });
        Assert.Contains(TrailChanges.Read(person.Changes), c => c is { Field: "AgeCertainty", Old: "SelfReported", New: "Confirmed", IsSecret: false });
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task SecretField_ChangedAndChangedBack_DigestsSaySo(string provider)
    {
        await using var database = await TrailStory.OpenAsync(provider);
        var story = await TrailStory.NewAsync(database);
        await using (var r = database.Begin(story.Police))
            await story.Steps[0].Run(r);
        foreach (var name in new[] { "李样例", TrailStory.Name })
        {
            await using var r = database.Begin(story.Police);
            var version = (await r.Db.Set<Core.Cases.Case>().SingleAsync(TestContext.Current.CancellationToken)).Version;
            await r.Police.IdentifyAsync(story.CaseId, version, new() { Name = name, Phone = TrailStory.Phone }, null, default, false, TestContext.Current.CancellationToken);
        }
        var names = (await story.RowsAsync()).Where(r => r.Entity == "PersonIdentity")
            .Select(r => TrailChanges.Read(r.Changes).Single(c => c.Field == "Name")).ToList();
        Assert.Equal((names[0].New, names[1].New), (names[1].Old, names[2].Old));
        Assert.Equal(names[0].New, names[2].New);
        Assert.NotEqual(names[0].New, names[1].New);
    }

    [Fact]
    public async Task Entities_OfACase_EachNameTheirFieldGroup()
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        await using var db = database.As(Actor.System("test"));
        var missing = db.Model.GetEntityTypes().Where(e => !Left.Contains(e.ClrType) && e.ClrType.Namespace!.StartsWith("CaseReferral", StringComparison.Ordinal))
            .Where(e => e.FindProperty("CaseId") is not null || e.FindProperty("PersonId") is not null || e.FindProperty("HandoffId") is not null)
            .Where(e => !typeof(IInGroup).IsAssignableFrom(e.ClrType) && TrailGroups.Of(e.ClrType, "") == FieldGroup.None)
            .Select(e => e.ClrType.Name);
        // A new entity of a case needs [InGroup], or no history ever shows its changes.
        Assert.Empty(missing);
    }

    private static async Task<Dictionary<string, string>> SnapshotAsync(TestDatabase database)
    {
        await using var db = database.As(Actor.System("test"));
        var state = new Dictionary<string, string>();
        foreach (var type in db.Model.GetEntityTypes().Where(e => !Left.Contains(e.ClrType) && !e.IsOwned()))
        {
            var all = (IQueryable<object>)db.GetType().GetMethod("Set", Type.EmptyTypes)!.MakeGenericMethod(type.ClrType).Invoke(db, null)!;
            foreach (var entity in await all.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken))
            {
                var values = db.Entry(entity).CurrentValues;
                var id = string.Join('/', type.FindPrimaryKey()!.Properties.Select(p => values[p]));
                state[$"{type.ClrType.Name} {id}"] = string.Join(';', values.Properties.Where(p => !Bookkeeping.Contains(p.Name)).Select(p => $"{p.Name}={values[p]}"));
            }
        }
        return state;
    }

    private static IEnumerable<string> Differences(Dictionary<string, string> before, Dictionary<string, string> after) =>
        after.Where(a => !before.ContainsKey(a.Key)).Select(a => $"Added {a.Key}")
            .Concat(after.Where(a => before.TryGetValue(a.Key, out var old) && old != a.Value).Select(a => $"Modified {a.Key}"))
            .Concat(before.Keys.Except(after.Keys).Select(key => $"Deleted {key}"));

    /// <summary>The database fails at the last moment.</summary>
    private sealed class FailAtCommit : DbTransactionInterceptor
    {
        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("commit failed");
    }
}
