using System.Net;
using Xunit;

namespace CaseReferral.Web.Tests.Shell;

public sealed class AssetsTests
{
    private static readonly string[] _assets = ["/bootstrap.min.css", "/app.css", "/app.js"];

    [Fact]
    public async Task Assets_OfANormalPage_StayWithin60KB()
    {
        using var client = await ShellServer.StartAsync();
        client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip");
        var total = 0;
        foreach (var asset in _assets)
            total += (await client.GetByteArrayAsync(asset + "?v=1", TestContext.Current.CancellationToken)).Length;
        Assert.InRange(total, 20_000, 60_000);
    }

    [Theory]
    [InlineData("/app.css?v=1", "public, max-age=31536000, immutable")]
    [InlineData("/app.css", "no-cache")]
    public async Task Asset_ByVersion_IsCached(string path, string expected)
    {
        using var client = await ShellServer.StartAsync();
        var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(expected, string.Join(", ", answer.Headers.GetValues("Cache-Control")));
    }

    /// <summary>What the script says stands at its top, in both languages; below nothing is said in one alone.</summary>
    [Fact]
    public async Task Script_SaysNothingInOneLanguageAlone()
    {
        using var client = await ShellServer.StartAsync();
        var script = await client.GetStringAsync("/app.js", TestContext.Current.CancellationToken);
        var below = script[script.IndexOf("function say", StringComparison.Ordinal)..];
        Assert.DoesNotMatch("[\u3400-\u9fff]", below);
        Assert.Matches("[\u3400-\u9fff]", script);
    }
}
