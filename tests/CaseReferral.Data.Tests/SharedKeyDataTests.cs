using CaseReferral.Core.Common;
using CaseReferral.Core.Protection;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Data.Tests;

/// <summary>Nodes that make a key at the same moment agree on one.</summary>
public sealed class SharedKeyDataTests
{
    public static TheoryData<string> Providers => [.. TestDatabase.Providers];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Providers))]
    public async Task Nodes_AddingAtOnce_LeaveOneKeyPerNumberAndKnowWhoLost(string provider)
    {
        Assert.SkipWhen(TestDatabase.Missing(provider) is not null, TestDatabase.Missing(provider) ?? "");
        await using var database = await TestDatabase.CreateAsync(provider);
        var keys = new SharedKeys(database.Contexts);
        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => keys.TryAddAsync($"key-{i}", $"<key>{i}</key>", Stop), Stop)));
        await using var db = database.As(Actor.System("test"));
        var numbers = await db.Set<SharedKey>().OrderBy(k => k.Number).Select(k => k.Number).ToListAsync(Stop);
        Assert.Equal(Enumerable.Range(1, added.Count(won => won)), numbers);
        Assert.Equal(numbers.Count, keys.All().Count);
    }

    [Theory, MemberData(nameof(Providers))]
    public async Task Key_Stored_IsReadableWithTheMasterKeyOnly(string provider)
    {
        Assert.SkipWhen(TestDatabase.Missing(provider) is not null, TestDatabase.Missing(provider) ?? "");
        await using var database = await TestDatabase.CreateAsync(provider);
        var keys = new SharedKeys(database.Contexts);
        var xml = $"<key><value>{new string('k', 3000)}</value></key>";
        Assert.True(await keys.TryAddAsync("key-1", xml, Stop));
        Assert.Equal([xml], keys.All());
        await using var db = database.As(Actor.System("test"));
        var stored = await db.Database.SqlQueryRaw<string>("SELECT \"Xml\" AS \"Value\" FROM \"SharedKeys\"").SingleAsync(Stop);
        Assert.DoesNotContain(new string('k', 12), stored, StringComparison.Ordinal);
    }
}
