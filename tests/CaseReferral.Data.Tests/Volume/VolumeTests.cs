using CaseReferral.Testing;
using Xunit;

namespace CaseReferral.Data.Tests.Volume;

/// <summary>
/// Pages must cost the same in the tenth year as in the first. Measured in statements, plans and units of work of the
/// database, never in time: those are the same on every machine.
/// </summary>
public sealed class VolumeTests
{
    private const int Small = 600;
    private const int Large = 4_000;

    /// <summary>Allowed growth while the archive grows sevenfold: an index gets a level deeper, a list a little sparser.</summary>
    private const double Growth = 1.3;

    public static TheoryData<string> Providers => ["sqlite", "postgres"];

    [Theory, MemberData(nameof(Providers))]
    public async Task Pages_ArchiveSevenTimesAsLarge_AskAndCostTheSame(string provider)
    {
        if (TestDatabase.Missing(provider) is { } reason)
            Assert.Skip(reason);
        var (small, large) = (await MeasureAsync(provider, Small), await MeasureAsync(provider, Large));

        Assert.All(large, page => Assert.True(page.Value.Commands <= 12, $"{page.Key}: {page.Value.Commands} commands"));
        Assert.Empty(small.Keys.Intersect(large.Keys).Where(p => Math.Abs(large[p].Commands - small[p].Commands) > Spread(p))
            .Select(p => $"{p}: {small[p].Commands} → {large[p].Commands} commands"));
        Assert.Empty(large.SelectMany(page => page.Value.Scans.Select(s => $"{page.Key}: {s}")).Distinct());
        Assert.Empty(small.Keys.Intersect(large.Keys).Where(p => large[p].Work > small[p].Work * Growth + Slack(provider))
            .Select(p => $"{p}: {small[p].Work} → {large[p].Work}"));
    }

    /// <summary>A list asks the same whatever it shows; a case alone in its rescue asks for no others of it.</summary>
    private static int Spread(string page) => page.Contains("{id}", StringComparison.Ordinal) ? 1 : 0;

    /// <summary>
    /// A page with few rows would make any difference look large, and PostgreSQL reads a small table whole in fewer blocks
    /// than by its index, or sorts the few hundred hand-offs of one unit while that is cheaper than to follow the index in its
    /// order. A list that walked the archive would cost thousands.
    /// </summary>
    private static long Slack(string provider) => provider == "sqlite" ? 3_000 : 1_000;

    private sealed record Cost(int Commands, long Work, IReadOnlyList<string> Scans);

    /// <summary>The dearest of the pages of one kind, by reader.</summary>
    private static async Task<Dictionary<string, Cost>> MeasureAsync(string provider, int cases)
    {
        await using var app = await VolumeCityApp.StartAsync(provider, cases);
        var costs = new Dictionary<string, Cost>();
        foreach (var page in await Tour.WalkAsync(app))
        {
            var scans = new List<string>();
            var buffers = 0L;
            foreach (var statement in page.Statements)
            {
                if (cases == Large)
                    scans.AddRange(await Plans.ScansAsync(app.Connection, statement));
                // Asked to tell what it did, the database does it again: a look that is written to the trail is not measured.
                if (provider == "postgres" && statement.Sql.StartsWith("SELECT", StringComparison.Ordinal))
                    buffers += await Plans.BuffersAsync(app.Connection, statement);
            }
            var key = $"{page.Account} {page.Page}";
            var known = costs.GetValueOrDefault(key) ?? new(0, 0, []);
            costs[key] = new(Math.Max(known.Commands, page.Statements.Count), Math.Max(known.Work, page.Steps + buffers), [.. known.Scans, .. scans]);
        }
        if (Environment.GetEnvironmentVariable("CR_VOLUME_REPORT") is { Length: > 0 } report)
            await File.WriteAllLinesAsync($"{report}-{provider}-{cases}.txt", costs.Select(c => $"{c.Key}\t{c.Value.Commands}\t{c.Value.Work}\t{string.Join(" | ", c.Value.Scans.Distinct())}"));
        return costs;
    }
}
