using System.Text.RegularExpressions;
using CaseReferral.Testing;
using Xunit;

namespace CaseReferral.Web.Tests.Security;

/// <summary>docs/security.md promises tests; a promise nobody keeps is worse than none.</summary>
public sealed partial class SecurityDocTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "docs/security.md"));

    [Fact]
    public void EveryTest_ThatIsNamed_Exists()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests*.cs", SearchOption.AllDirectories)
            .ToLookup(f => Path.GetFileName(f).Split('.')[0], File.ReadAllText);
        var named = TestName().Matches(Text).Select(m => (Class: m.Groups[1].Value, Method: m.Groups[2].Value)).Distinct().ToList();
        Assert.True(named.Count > 60, $"{named.Count} tests are named");
        Assert.DoesNotContain(named, n => !sources[n.Class].Any(text => text.Contains($" {n.Method}(", StringComparison.Ordinal)));
    }

    [Fact]
    public void EveryChapter_IsAnswered() =>
        Assert.All(Enumerable.Range(1, 17), chapter => Assert.Contains($"| **V{chapter}** |", Text, StringComparison.Ordinal));

    [GeneratedRegex(@"`(\w+Tests)\.(\w+)`")]
    private static partial Regex TestName();
}
