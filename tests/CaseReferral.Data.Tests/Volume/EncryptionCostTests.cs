using CaseReferral.Testing;
using Xunit;

namespace CaseReferral.Data.Tests.Volume;

/// <summary>Processor time is that of the whole process: nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>
/// The same city twice, once as it is and once with its columns in clear, asked in turns by one reader: encryption may cost lists and
/// details at most 15 % of their throughput. Counted in processor time. Run on demand, with CR_VOLUME_REPORT naming a file: on a machine
/// with neighbours even the best rounds differ by a tenth, and a gate that depends on them would fail without a cause.
/// </summary>
[Collection(nameof(Alone))]
public sealed class EncryptionCostTests
{
    private const double Most = 0.15;
    private const int Rounds = 9, Requests = 80;
    private const string Account = "criminal-police-00-1";

    [Fact]
    public async Task ListsAndDetails_WithEncryption_LoseLittleThroughput()
    {
        var report = Environment.GetEnvironmentVariable("CR_VOLUME_REPORT");
        Assert.SkipUnless(report is { Length: > 0 }, "Measured on demand: CR_VOLUME_REPORT names no file");
        await using var protectedCity = await VolumeCityApp.StartAsync("sqlite", 300);
        await using var clearCity = await VolumeCityApp.StartAsync("sqlite", 300, inClear: true);
        var (encrypted, clear) = (await protectedCity.AsAsync(Account), await clearCity.AsAsync(Account));
        var lost = new Dictionary<string, double>();
        foreach (var (name, list) in new[] { ("case list", ""), ("case page", "/cases?stage=Assisting"), ("hand-off page", "/handoffs?side=out") })
        {
            var (a, b) = (await PathsAsync(encrypted, list), await PathsAsync(clear, list));
            Assert.Equal(a.Count, b.Count);
            await AskAsync(encrypted, a, 60);
            await AskAsync(clear, b, 60);
            var (costs, others) = (new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                costs.Add(await AskAsync(encrypted, a, Requests));
                others.Add(await AskAsync(clear, b, Requests));
            }
            // The best round of each is the one that was disturbed least.
            lost[name] = 1 - others.Min() / costs.Min();
        }
        var told = string.Join(", ", lost.Select(l => $"{l.Key} {l.Value:P1}"));
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

    /// <returns>Seconds of processor time.</returns>
    private static async Task<double> AskAsync(Visitor visitor, IReadOnlyList<string> paths, int requests)
    {
        GC.Collect();
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
