using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Limits;
using CaseReferral.Data.SqlServer;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Xunit;

namespace CaseReferral.Data.Tests;

/// <summary>Nodes that count the same officer at once never let more through than the limit, and strangers never wait.</summary>
public sealed class RequestCounterTests
{
    public static TheoryData<string> Providers => [.. TestDatabase.Providers];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers))]
    public async Task Nodes_CountingAtOnce_LetExactlyTheLimitThrough(string provider)
    {
        Assert.SkipWhen(TestDatabase.Missing(provider) is not null, TestDatabase.Missing(provider) ?? "");
        await using var database = await TestDatabase.CreateAsync(provider);
        RequestCounter[] nodes = [Node(database), Node(database), Node(database)];
        var waits = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(() => nodes[i % 3].CountAsync("reveal", i % 2 == 0 ? "li" : "wang", 7, Stop), Stop)));
        foreach (var half in new[] { 0, 1 })
            Assert.Equal(7, waits.Where((wait, i) => i % 2 == half && wait is null).Count());
        Assert.All(waits, wait => Assert.True(wait is null || wait > TimeSpan.Zero && wait <= TimeSpan.FromMinutes(1)));
        Assert.Equal([30, 30], (await RowsAsync(database)).Select(r => r.Hits));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task NextMinute_OtherLimit_OtherOfficer_CountAnew(string provider)
    {
        Assert.SkipWhen(TestDatabase.Missing(provider) is not null, TestDatabase.Missing(provider) ?? "");
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = Node(database);
        database.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Null(await node.CountAsync("reveal", "li", 1, Stop));
        Assert.Equal(TimeSpan.FromSeconds(40), await node.CountAsync("reveal", "li", 1, Stop));
        Assert.Null(await node.CountAsync("search", "li", 1, Stop));
        Assert.Null(await node.CountAsync("reveal", "wang", 1, Stop));
        database.Clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Null(await node.CountAsync("reveal", "li", 1, Stop));
        Assert.Equal(TimeSpan.FromMinutes(1), await node.CountAsync("reveal", "li", 1, Stop));
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Row_NamesNobody_AndGoesAfterHalfAnHour(string provider)
    {
        Assert.SkipWhen(TestDatabase.Missing(provider) is not null, TestDatabase.Missing(provider) ?? "");
        await using var database = await TestDatabase.CreateAsync(provider);
        await Node(database).CountAsync("address", "192.0.2.77", 5, Stop);
        var key = Assert.Single(await RowsAsync(database)).Key;
        Assert.Matches("^[0-9a-f]{32}$", key);
        await using var node = new TestNode(database);
        database.Clock.Advance(TimeSpan.FromMinutes(OldRequestCounts.KeptMinutes));
        await Node(database).CountAsync("address", "192.0.2.78", 5, Stop);
        Assert.Equal(0, (await node.RunAsync("old-counts")).Done);
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, (await node.RunAsync("old-counts")).Done);
        Assert.NotEqual(key, Assert.Single(await RowsAsync(database)).Key);
    }

    /// <summary>SQLite has one writer; elsewhere a row that somebody holds stops only those who count on it.</summary>
    [Theory, InlineData("postgres"), InlineData("sqlserver")]
    public async Task Stranger_BesideAnUnfinishedCount_DoesNotWait(string provider)
    {
        Assert.SkipWhen(TestDatabase.Missing(provider) is not null, TestDatabase.Missing(provider) ?? "");
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = Node(database);
        await node.CountAsync("reveal", "li", 9, Stop);
        await using var held = database.As(Actor.System("test"));
        await using var open = await held.Database.BeginTransactionAsync(Stop);
        var (window, key) = (CountWindow.At(database.Clock.GetUtcNow().UtcDateTime).Number, (await RowsAsync(database))[0].Key);
        foreach (var row in new[] { key, new string('0', 32), new string('f', 32) })
            await held.Database.SqlQueryRaw<int>(database.Choice.Provider.CountSql, window, row).ToListAsync(Stop);
        foreach (var stranger in Enumerable.Range(0, 20))
            Assert.Null(await node.CountAsync("reveal", $"stranger {stranger}", 9, Stop).WaitAsync(TimeSpan.FromSeconds(5), Stop));
        var same = node.CountAsync("reveal", "li", 2, Stop);
        await Task.Delay(200, Stop);
        Assert.False(same.IsCompleted);
        await open.RollbackAsync(Stop);
        Assert.Null(await same);
    }

    [Fact]
    public void Statement_OfSqlServer_IsTransactSql()
    {
        using var text = new StringReader(string.Format(null, new SqlServerProvider().CountSql, "@p0", "@p1"));
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(text, out var errors);
        Assert.Empty(errors.Select(e => e.Message));
    }

    /// <summary>Another node: a gate and a context of its own over the same database.</summary>
    private static RequestCounter Node(TestDatabase database) =>
        new(database.Contexts, database.Choice.Provider, database.Index, new WriteGate(), database.Clock);

    private static async Task<List<RequestCount>> RowsAsync(TestDatabase database)
    {
        await using var db = database.As(Actor.System("test"));
        return await db.Set<RequestCount>().AsNoTracking().OrderBy(r => r.Window).ThenBy(r => r.Key).ToListAsync(Stop);
    }
}
