using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Data.Tests.Trail;

/// <summary>Many writers at once: no row is lost, no user fails, and writers of different chains do not meet.</summary>
public sealed class ChainTests
{
    public static TheoryData<string> Providers => [.. TestDatabase.Providers];

    [Theory, MemberData(nameof(Providers))]
    public async Task Writers_OfOneChainAtOnce_AllSucceedWithoutAGap(string provider)
    {
        await using var database = await TrailStory.OpenAsync(provider);
        var @case = Guid.CreateVersion7();
        await Task.WhenAll(Enumerable.Range(0, 24).Select(i => LookAsync(database, @case, i)));
        await AssertWholeAsync(database, [@case], 24);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Writers_OfManyChainsAtOnce_AllSucceedWithoutAGap(string provider)
    {
        await using var database = await TrailStory.OpenAsync(provider);
        var cases = Enumerable.Range(0, 8).Select(_ => Guid.CreateVersion7()).ToList();
        await Task.WhenAll(cases.SelectMany(c => Enumerable.Range(0, 6).Select(i => LookAsync(database, c, i))));
        await AssertWholeAsync(database, cases, 6);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Writer_OfAnotherChain_DoesNotWait(string provider)
    {
        if (provider == "sqlite")
            Assert.Skip("SQLite has one writer for the whole file; nothing of the trail can make it wait longer");
        await using var database = await TrailStory.OpenAsync(provider);
        var (held, free) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await LookAsync(database, held, 0);
        await LookAsync(database, free, 0);

        await using var slow = database.As(Actor.System("slow"));
        await using var open = await slow.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await slow.Database.ExecuteSqlRawAsync("""UPDATE "ChainHeads" SET "Count" = "Count" WHERE "Chain" = {0}""", [ChainKeys.OfCase(held)], TestContext.Current.CancellationToken);
        var blocked = LookAsync(database, held, 1);
        await LookAsync(database, free, 1).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.False(blocked.IsCompleted);
        await open.RollbackAsync(TestContext.Current.CancellationToken);
        await blocked;
        await AssertWholeAsync(database, [held, free], 2);
    }

    /// <summary>
    /// Sixteen officers write to sixteen cases as fast as they can, while somebody holds the chain of a seventeenth: the server is
    /// asked all the time who waits for whom, and it is never one of them.
    /// </summary>
    [Theory, MemberData(nameof(Providers))]
    public async Task Writers_OfDifferentCases_UnderLoad_NeverWaitForOneAnother(string provider)
    {
        if (provider != "postgres")
            Assert.Skip("asks PostgreSQL who waits; SQLite has one writer for the whole file");
        await using var database = await TrailStory.OpenAsync(provider);
        var (held, cases) = (Guid.CreateVersion7(), Enumerable.Range(0, 16).Select(_ => Guid.CreateVersion7()).ToList());
        foreach (var @case in cases.Append(held))
            await LookAsync(database, @case, 0);

        await using var slow = database.As(Actor.System("slow"));
        await using var open = await slow.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await slow.Database.ExecuteSqlRawAsync("""UPDATE "ChainHeads" SET "Count" = "Count" WHERE "Chain" = {0}""", [ChainKeys.OfCase(held)], TestContext.Current.CancellationToken);
        var blocked = LookAsync(database, held, 1);
        var writers = Task.WhenAll(cases.Select(async c =>
        {
            for (var i = 1; i < 25; i++)
                await LookAsync(database, c, i);
        }));
        // Outside the transaction: inside it, the server shows the same moment again and again.
        await using var watch = database.As(Actor.System("watch"));
        var (looks, most) = await WatchAsync(watch, writers);
        Assert.False(blocked.IsCompleted);
        Assert.True(looks > 3, $"looked {looks} times");
        Assert.Equal(1, most); // the one that is blocked on purpose: the watch can see
        await open.RollbackAsync(TestContext.Current.CancellationToken);
        await blocked;
        await AssertWholeAsync(database, cases, 25);
    }

    /// <summary>How often it looked until the writers were done, and the most connections that waited for another's row at one moment.</summary>
    private static async Task<(int Looks, int Most)> WatchAsync(AppDbContext db, Task writers)
    {
        var (looks, most) = (0, 0);
        for (; !writers.IsCompleted || looks == 0; looks++)
        {
            most = Math.Max(most, await db.Database.SqlQueryRaw<int>("""
                SELECT count(*)::int AS "Value" FROM pg_stat_activity
                WHERE datname = current_database() AND wait_event_type = 'Lock' AND wait_event IN ('transactionid', 'tuple')
                """).SingleAsync(TestContext.Current.CancellationToken));
            await Task.Delay(2, TestContext.Current.CancellationToken);
        }
        await writers;
        return (looks, most);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Save_OnlyAStaleBusinessRow_IsNotRetriedAndLeavesNoRow(string provider)
    {
        await using var database = await TrailStory.OpenAsync(provider);
        var story = await TrailStory.ToldAsync(database);
        var before = (await story.RowsAsync()).Count;
        await using var db = database.As(story.Police);
        var @case = await db.Set<Case>().SingleAsync(TestContext.Current.CancellationToken);
        @case.ReviewBy(new DateOnly(2027, 1, 1));
        db.Expect(@case, @case.Version - 1);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
        Assert.Equal(before, (await story.RowsAsync()).Count);
    }

    private static async Task LookAsync(TestDatabase database, Guid @case, int i)
    {
        await using var db = database.As(Actor.System($"reader-{i}"));
        db.Note(new(AuditKind.Revealed, nameof(Case), $"{@case}") { CaseId = @case, Detail = "hand-over" });
        await db.SaveChangesAsync();
    }

    private static async Task AssertWholeAsync(TestDatabase database, IEnumerable<Guid> cases, int each)
    {
        await using var db = database.As(Actor.System("test"));
        foreach (var chain in cases.Select(ChainKeys.OfCase))
        {
            var rows = await db.Set<AuditEntry>().Where(r => r.Chain == chain).OrderBy(r => r.Number).ToListAsync();
            Assert.Equal(Enumerable.Range(1, each).Select(n => (long)n), rows.Select(r => r.Number));
            Assert.Equal(rows.Select(r => r.Hash).Prepend(null).Take(each), rows.Select(r => r.PreviousHash));
            Assert.All(rows, r => Assert.Equal(r.Hash, r.Digest(TestDatabase.Seal)));
            var head = await db.Set<ChainHead>().SingleAsync(h => h.Chain == chain);
            Assert.Equal((each, rows[^1].Hash), (head.Count, head.Hash));
        }
    }
}
