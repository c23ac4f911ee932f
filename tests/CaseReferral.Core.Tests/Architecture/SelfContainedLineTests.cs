using System.Text.RegularExpressions;
using CaseReferral.Core.Handoffs;
using CaseReferral.Testing;
using Xunit;

namespace CaseReferral.Core.Tests.Architecture;

/// <summary>"Adding line number fifteen touches no shared file": nothing outside a line's two folders knows the line.</summary>
public sealed partial class SelfContainedLineTests
{
    /// <summary>The demo city's story and the migrations, which a script writes, are no part of the product's own code.</summary>
    private static readonly string[] Apart = ["bin", "obj", "Migrations", "Demo"];

    private static IEnumerable<(string Path, string Text)> Shared(params string[] endings) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*", SearchOption.AllDirectories)
            .Where(f => endings.Any(e => f.EndsWith(e, StringComparison.Ordinal)))
            .Select(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'))
            .Where(f => !f.Contains("/Departments/", StringComparison.Ordinal) && !f.Split('/').Intersect(Apart).Any())
            .Select(f => (f, File.ReadAllText(Path.Combine(Repository.Root, f))));

    [Fact]
    public void SharedSources_NameNoLine() =>
        Assert.Empty(from source in Shared(".cs", ".cshtml")
                     from use in Namespace().Matches(source.Text)
                     where !use.Value.EndsWith(".Placement", StringComparison.Ordinal) // the route itself, not one line among others
                     select $"{source.Path}: {use.Value}");

    [Fact]
    public void SharedTexts_HoldNoWordOfALine()
    {
        var keys = new HandoffKinds().All.SelectMany(k => new[] { $"\"Kind.{k.Key}\"", $"\"KindHint.{k.Key}\"" }).ToList();
        Assert.Empty(from source in Shared(".texts.json")
                     from key in keys.Where(k => source.Text.Contains(k, StringComparison.Ordinal))
                     select $"{source.Path}: {key}");
    }

    [Fact]
    public void EveryLine_HasItsNineFiles()
    {
        foreach (var kind in new HandoffKinds().All)
        {
            var name = kind.GetType().Namespace!.Split('.')[^1];
            string[] core = ["Record", "Configuration", "Kind"], web = ["Form", "Controller", "Summary"];
            Assert.All(core, part => Assert.True(File.Exists(Path.Combine(Repository.Root, "src/CaseReferral.Core/Departments", name, $"{name}{part}.cs")), name + part));
            var folder = Path.Combine(Repository.Root, "src/CaseReferral.Web/Features/Departments", name);
            Assert.All(web.Select(part => $"{name}{part}.cs").Concat(["Edit.cshtml", "_Summary.cshtml", $"{name}.texts.json"]),
                file => Assert.True(File.Exists(Path.Combine(folder, file)), $"{name}/{file}"));
        }
    }

    [GeneratedRegex(@"CaseReferral\.(?:Core|Web\.Features)\.Departments\.[A-Z]\w+")]
    private static partial Regex Namespace();
}
