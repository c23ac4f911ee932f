using CaseReferral.Core.Trail;
using CaseReferral.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CaseReferral.Web.Tests.Trail;

/// <summary>The anchor of the day is written by the timetable, once, in the place that was named for it.</summary>
public sealed class DailyAnchorTests : IDisposable
{
    private readonly string place = Directory.CreateTempSubdirectory("casereferral-anchors-").FullName;

    [Fact]
    public async Task Anchor_IsWrittenOnceADay_ElsewhereThanTheData_AndVerifies()
    {
        await using var app = new AppFactory { Settings = new Dictionary<string, string> { ["Trail:AnchorDirectory"] = place } };
        var story = new Story(app);
        await story.RescueAsync();
        Assert.Equal(1, await RunAsync(app));
        Assert.Equal(0, await RunAsync(app));
        app.Clock.Advance(TimeSpan.FromDays(1));
        var @case = await story.RescueAsync();
        Assert.Equal(1, await RunAsync(app));
        Assert.Equal(0, await RunAsync(app));

        var lines = (await File.ReadAllLinesAsync(Path.Combine(place, "anchors.jsonl"), TestContext.Current.CancellationToken)).Select(AnchorLine.Read).ToList();
        Assert.Equal(2, lines.Count);
        Assert.Contains(lines[1]!.Heads, h => h.Chain == ChainKeys.OfCase(@case));
        Assert.DoesNotContain(Directory.GetFiles(app.Folder, "*", SearchOption.AllDirectories), f => f.Contains("anchors", StringComparison.Ordinal));
        Assert.Empty((await app.Services.GetRequiredService<TrailVerifier>().VerifyAsync(null, null, TestContext.Current.CancellationToken)).Broken);
    }

    /// <summary>An anchor of which only a part was written is none.</summary>
    [Fact]
    public async Task Anchor_ThatBrokeOff_IsWrittenAgainTheSameDay()
    {
        await using var app = new AppFactory { Settings = new Dictionary<string, string> { ["Trail:AnchorDirectory"] = place } };
        _ = app.Services;
        var part = AnchorLine.After(null, app.Clock.GetUtcNow().UtcDateTime, last: false, [], app.Services.GetRequiredService<TrailSeal>());
        await File.WriteAllTextAsync(Path.Combine(place, "anchors.jsonl"), part.Write() + "\n", TestContext.Current.CancellationToken);
        Assert.Equal(1, await RunAsync(app));
        Assert.Equal(0, await RunAsync(app));
    }

    private static async Task<int> RunAsync(AppFactory app)
    {
        var result = await app.Services.RunJobAsync("audit-anchor", TestContext.Current.CancellationToken);
        Assert.Null(result.Error);
        return result.Done;
    }

    public void Dispose() => Directory.Delete(place, true);
}
