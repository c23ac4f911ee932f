using CaseReferral.Core.Common;
using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CaseReferral.Data.Tests.Trail;

/// <summary>Somebody with SQL access changes the trail behind the application's back; verification names the first wrong row.</summary>
public sealed class TamperTests : IDisposable
{
    private const string Rows = "\"AuditEntries\"", Here = "WHERE \"Chain\" = {0} AND \"Number\" = ";
    private readonly string folder = Directory.CreateTempSubdirectory("anchors").FullName;

    /// <summary>What is done, by which statements ({0} the case's chain, {1} the hand-off), and what is named: chain, row, fault.</summary>
    private static readonly Dictionary<string, (string[] Sql, string Chain, long Row, ChainFault Fault)> Manipulations = new()
    {
        ["update"] = ([$"UPDATE {Rows} SET \"OfficerName\" = 'x' {Here} 5"], "case", 5, ChainFault.Changed),
        ["update of the time"] = ([$"UPDATE {Rows} SET \"At\" = (SELECT \"At\" FROM {Rows} {Here} 30) {Here} 6"], "case", 6, ChainFault.Changed),
        ["delete"] = ([$"DELETE FROM {Rows} {Here} 7"], "case", 7, ChainFault.Missing),
        ["delete and close the gap"] = ([$"DELETE FROM {Rows} {Here} 7", $"UPDATE {Rows} SET \"Number\" = 7 {Here} 8"], "case", 7, ChainFault.Changed),
        ["insert"] =
        ([
            $"UPDATE {Rows} SET \"Number\" = -\"Number\" - 1 WHERE \"Chain\" = {{0}} AND \"Number\" >= 9",
            $"UPDATE {Rows} SET \"Number\" = -\"Number\" WHERE \"Chain\" = {{0}} AND \"Number\" < 0",
            $"UPDATE {Rows} SET \"Chain\" = {{0}}, \"Number\" = 9 WHERE \"Chain\" = 'job/test' AND \"Number\" = 1",
        ], "case", 9, ChainFault.Changed),
        ["reorder"] =
        ([
            $"UPDATE {Rows} SET \"Number\" = -1 {Here} 11", $"UPDATE {Rows} SET \"Number\" = 11 {Here} 12", $"UPDATE {Rows} SET \"Number\" = 12 {Here} -1",
        ], "case", 11, ChainFault.Changed),
        ["cut tail"] = ([$"DELETE FROM {Rows} WHERE \"Chain\" = {{0}} AND \"Number\" > 20"], "case", 21, ChainFault.TailCut),
        ["cut tail and head"] =
        ([
            $"DELETE FROM {Rows} WHERE \"Chain\" = {{0}} AND \"Number\" > 20",
            $"UPDATE \"ChainHeads\" SET \"Count\" = 20, \"Hash\" = (SELECT \"Hash\" FROM {Rows} {Here} 20) WHERE \"Chain\" = {{0}}",
        ], "case", 21, ChainFault.TailCut),
        ["whole chain and head"] =
            ([$"DELETE FROM {Rows} WHERE \"Chain\" = {{0}}", "DELETE FROM \"ChainHeads\" WHERE \"Chain\" = {0}"], "case", 1, ChainFault.TailCut),
        ["head away"] = (["DELETE FROM \"ChainHeads\" WHERE \"Chain\" = {0}"], "case", 0, ChainFault.HeadDiffers),
        ["timeline update"] = (["UPDATE \"HandoffEvents\" SET \"ActorName\" = 'x' WHERE \"HandoffId\" = {1} AND \"Number\" = 2"], "handoff", 2, ChainFault.Changed),
        ["timeline note"] = (["UPDATE \"HandoffEvents\" SET \"Note\" = 'x' WHERE \"HandoffId\" = {1} AND \"Number\" = 2"], "handoff", 2, ChainFault.Changed),
        // Only a tombstone in the case's chain excuses a note that is gone.
        ["timeline note gone"] = (["UPDATE \"HandoffEvents\" SET \"Note\" = NULL WHERE \"HandoffId\" = {1} AND \"Number\" = 2"], "handoff", 2, ChainFault.Changed),
        ["timeline note and its seal gone"] =
            (["UPDATE \"HandoffEvents\" SET \"Note\" = NULL, \"TextSeal\" = NULL WHERE \"HandoffId\" = {1} AND \"Number\" = 2"], "handoff", 2, ChainFault.Changed),
        ["timeline delete"] = (["DELETE FROM \"HandoffEvents\" WHERE \"HandoffId\" = {1} AND \"Number\" = 2"], "handoff", 2, ChainFault.Missing),
        ["timeline cut"] =
        ([
            "DELETE FROM \"HandoffEvents\" WHERE \"HandoffId\" = {1} AND \"Number\" > 2",
            "UPDATE \"Handoffs\" SET \"EventCount\" = 2, \"LastEventHash\" = (SELECT \"Hash\" FROM \"HandoffEvents\" WHERE \"HandoffId\" = {1} AND \"Number\" = 2) WHERE \"Id\" = {1}",
        ], "handoff", 3, ChainFault.TailCut),
    };

    public static MatrixTheoryData<string, string> Cases => new(TestDatabase.Providers, [.. Manipulations.Keys]);

    [Theory, MemberData(nameof(Cases))]
    public async Task Verify_AfterManipulation_NamesTheFirstBrokenRow(string provider, string manipulation)
    {
        await using var database = await TrailStory.OpenAsync(provider);
        var story = await TrailStory.ToldAsync(database);
        var store = new FolderAnchors(folder);
        await new AnchorService(database.Contexts, store, TestDatabase.Seal, database.Clock).WriteAsync(TestContext.Current.CancellationToken);
        var verifier = new TrailVerifier(database.Contexts, TestDatabase.Seal, store);
        Assert.Empty((await verifier.VerifyAsync(null, null, TestContext.Current.CancellationToken)).Broken);

        var (sql, chain, row, fault) = Manipulations[manipulation];
        await using (var db = database.As(Actor.System("intruder")))
        {
            foreach (var statement in sql)
                await db.Database.ExecuteSqlRawAsync(statement, [ChainKeys.OfCase(story.CaseId), story.HandoffId], TestContext.Current.CancellationToken);
        }
        var report = await verifier.VerifyAsync(null, null, TestContext.Current.CancellationToken);
        var key = chain == "case" ? ChainKeys.OfCase(story.CaseId) : $"handoff/{story.HandoffId:N}";
        var broken = Assert.Single(report.Broken, b => b.Chain == key);
        Assert.Equal(fault, broken.Fault);
        if (row > 0)
            Assert.Equal(row, broken.Number);
        // Nothing else is accused, but the chain a row was taken from.
        Assert.All(report.Broken, b => Assert.True(b.Chain == key || manipulation == "insert" && b.Chain == "job/test", b.Chain));
    }

    [Theory, MemberData(nameof(Lines))]
    public async Task Verify_AnchorFileChanged_IsNamed(string change, long row, ChainFault fault)
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        var story = await TrailStory.ToldAsync(database);
        var store = new FolderAnchors(folder);
        var anchors = new AnchorService(database.Contexts, store, TestDatabase.Seal, database.Clock);
        for (var day = 0; day < 3; day++)
        {
            await anchors.WriteAsync(TestContext.Current.CancellationToken);
            database.Clock.Advance(TimeSpan.FromDays(1));
        }
        var path = Path.Combine(folder, "anchors.jsonl");
        var lines = (await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken)).ToList();
        switch (change)
        {
            case "line gone": lines.RemoveAt(1); break;
            case "line changed": lines[1] = lines[1].Replace("\"count\":", "\"count\":1", StringComparison.Ordinal); break;
            case "no line": lines[1] = "{}"; break;
            default: lines.RemoveAt(2); break;
        }
        await File.WriteAllLinesAsync(path, lines, TestContext.Current.CancellationToken);
        var report = await new TrailVerifier(database.Contexts, TestDatabase.Seal, store).VerifyAsync(null, null, TestContext.Current.CancellationToken);
        var broken = Assert.Single(report.Broken, b => b.Chain == "anchors");
        Assert.Equal((row, fault), (broken.Number, broken.Fault));
        Assert.NotEqual(Guid.Empty, story.CaseId);
    }

    public static TheoryData<string, long, ChainFault> Lines => new()
    {
        { "line gone", 2, ChainFault.Missing }, { "line changed", 2, ChainFault.Changed },
        { "no line", 2, ChainFault.Changed }, { "last line gone", 3, ChainFault.TailCut },
    };

    [Theory, MemberData(nameof(ChainTests.Providers), MemberType = typeof(ChainTests))]
    public async Task Anchor_NextDay_NamesOnlyChainsThatMoved(string provider)
    {
        await using var database = await TrailStory.OpenAsync(provider);
        var story = await TrailStory.ToldAsync(database);
        var anchors = new AnchorService(database.Contexts, new FolderAnchors(folder), TestDatabase.Seal, database.Clock);
        database.Clock.Advance(TimeSpan.FromHours(2));
        var first = await anchors.WriteAsync(TestContext.Current.CancellationToken);
        Assert.Contains(first.Heads, h => h.Chain == ChainKeys.OfCase(story.CaseId));
        database.Clock.Advance(TimeSpan.FromDays(1));
        await using (var db = database.As(story.Police))
        {
            db.Note(new(AuditKind.Exported, "AuditEntry", null));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var second = await anchors.WriteAsync(TestContext.Current.CancellationToken);
        Assert.Equal([ChainKeys.OfAccount(story.Police.OfficerId), ChainKeys.OfJob(AnchorService.Job)], second.Heads.Select(h => h.Chain));
        Assert.Equal((first.Hash, first.Number + 1), (second.Previous, second.Number));
    }

    public void Dispose() => Directory.Delete(folder, true);
}
