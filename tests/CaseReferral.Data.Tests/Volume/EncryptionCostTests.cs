using CaseReferral.Testing;
using Xunit;

namespace CaseReferral.Data.Tests.Volume;

/// <summary>Processor time is that of the whole process: nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>
/// The same city twice, once as it is and once with its columns in clear, asked in turns by one reader: encryption may cost lists and
/// details at most 15 % of their throughput. Counted in processor time, in many short turns of which each is compared with its neighbour
/// and the middle one of the comparisons taken: what disturbs a machine for a second disturbs both, and a collection or a compilation
/// spoils one turn. Run on demand, with CR_VOLUME_REPORT naming a file: it takes a minute, and is no gate.
/// </summary>
[Collection(nameof(Alone))]
public sealed class EncryptionCostTests
{
    private const double Most = 0.15;
    private const int Rounds = 101, Requests = 12, Warm = 400;
    private const string Account = "criminal-police-00-1";

    [Fact]
    public async Task ListsAndDetails_WithEncryption_LoseLittleThroughput()
    {
        var report = Environment.GetEnvironmentVariable("CR_VOLUME_REPORT");
        Assert.SkipUnless(report is { Length: > 0 }, "Measured on demand: CR_VOLUME_REPORT names no file");
        await using var protectedCity = await VolumeCityApp.StartAsync("sqlite", 300);
        await using var clearCity = await VolumeCityApp.StartAsync("sqlite", 300, inClear: true);
        var (encrypted, clear) = (await protectedCity.AsAsync(Account), await clearCity.AsAsync(Account));
        var (lost, quarters) = (new Dictionary<string, double>(), new Dictionary<string, string>());
        foreach (var (name, list) in new[] { ("case list", ""), ("case page", "/cases?stage=Assisting"), ("hand-off page", "/handoffs?side=out") })
        {
            var (a, b) = (await PathsAsync(encrypted, list), await PathsAsync(clear, list));
            Assert.Equal(a.Count, b.Count);
            await AskAsync(encrypted, a, Warm);
            await AskAsync(clear, b, Warm);
            var kept = new List<double>();
            for (var round = 0; round < Rounds; round++)
                kept.Add(await CompareAsync(encrypted, a, clear, b, round % 2 == 0));
            kept.Sort();
            lost[name] = 1 - kept[Rounds / 2];
            quarters[name] = $"{1 - kept[Rounds * 3 / 4]:P1} to {1 - kept[Rounds / 4]:P1}";
        }
        var told = string.Join(", ", lost.Select(l => $"{l.Key} {l.Value:P1} (half of the turns {quarters[l.Key]})"));
        TestContext.Current.SendDiagnosticMessage("Throughput lost to encryption: {0}", told);
        await File.WriteAllTextAsync($"{report}-encryption.txt", told, TestContext.Current.CancellationToken);
        Assert.True(lost.Values.Max() <= Most, told);
    }

    /// <summary>What there is to open: the list itself, or what is linked in one.</summary>
    private static async Task<IReadOnlyList<string>> PathsAsync(Visitor visitor, string list)
    {
        if (list.Length == 0)
            return ["/cases"];
        await visitor.GoAsync(list);
        var folder = list.Split('?')[0] + "/";
        var paths = visitor.Page.QuerySelectorAll("main a[href]").Select(a => a.GetAttribute("href")!)
            .Where(h => h.StartsWith(folder, StringComparison.Ordinal) && Guid.TryParse(h[folder.Length..], out _)).Distinct().Take(6).ToList();
        Assert.NotEmpty(paths);
        return paths;
    }

    /// <summary>A turn of each; the one that goes first changes, for the second finds warmer caches.</summary>
    /// <returns>The part of its throughput that the encrypted city keeps.</returns>
    private static async Task<double> CompareAsync(Visitor encrypted, IReadOnlyList<string> a, Visitor clear, IReadOnlyList<string> b, bool encryptedFirst)
    {
        var before = encryptedFirst ? 0 : await AskAsync(clear, b, Requests);
        var cost = await AskAsync(encrypted, a, Requests);
        return (encryptedFirst ? await AskAsync(clear, b, Requests) : before) / cost;
    }

    /// <returns>Seconds of processor time.</returns>
    private static async Task<double> AskAsync(Visitor visitor, IReadOnlyList<string> paths, int requests)
    {
        var before = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < requests; i++)
        {
            using var answer = await visitor.Http.GetAsync(paths[i % paths.Count]);
            Assert.True(answer.IsSuccessStatusCode, $"{paths[i % paths.Count]}: {answer.StatusCode}");
            await answer.Content.ReadAsByteArrayAsync();
        }
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }
}
