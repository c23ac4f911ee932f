using System.Globalization;
using System.Text.RegularExpressions;
using CaseReferral.Web.Shell;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CaseReferral.Web.Tests.Shell;

public sealed partial class TextsTests
{
    private static readonly Texts _texts = Texts.OfAssembly(NullLogger<Texts>.Instance);

    [Fact]
    public void EveryKey_InBothLanguages_HasText() =>
        Assert.DoesNotContain(_texts.Keys, key => _texts.Both(key) is var (chinese, english)
            && (string.IsNullOrWhiteSpace(chinese) || string.IsNullOrWhiteSpace(english)));

    [Fact]
    public void EveryKey_InBothLanguages_HasSamePlaceholders() =>
        Assert.DoesNotContain(_texts.Keys, key => !Placeholders(_texts.Both(key).Chinese).SetEquals(Placeholders(_texts.Both(key).English)));

    [Fact]
    public void EveryKey_UsedInSources_Exists()
    {
        var families = _texts.Keys.Select(key => key.Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        var unknown = Sources.Files(".cshtml", ".cs")
            .SelectMany(source => UsedKey().Matches(source.Text).Select(match => match.Groups["key"].Value)
                .Concat(Dotted().Matches(source.Text).Select(match => match.Groups[1].Value).Where(key => families.Contains(key.Split('.')[0])))
                .Select(key => (source.File, Key: key)))
            .Where(use => !_texts.Has(use.Key));
        Assert.Empty(unknown);
    }

    /// <summary>"LegalAid.Decision." + code: the code is only known at run time, so every code there can be is asked for.</summary>
    [Fact]
    public void EveryKeyFamily_UsedInSources_HasATextForEachCode()
    {
        var used = Sources.Files(".cshtml", ".cs").SelectMany(source => Family().Matches(source.Text).Select(match => match.Groups[1].Value)).Distinct().ToList();
        Assert.NotEmpty(used);
        Assert.Empty(used.SelectMany(family => KeyFamilies.Codes(family) is { } codes
            ? codes.Select(code => family + code).Where(key => !_texts.Has(key))
            : _texts.Keys.Any(key => key.StartsWith(family, StringComparison.Ordinal)) ? [] : [family + "*"]));
    }

    /// <summary>The demo city is invented content, not words of the product.</summary>
    [Fact]
    public void Sources_OutsideComments_HoldNoChinese()
    {
        var found = Sources.Files(".cshtml", ".cs").Where(source => !source.File.StartsWith("Demo", StringComparison.Ordinal))
            .SelectMany(source => Comment().Replace(source.Text, "").Split('\n').Select(line => $"{source.File}: {line.Trim()}"))
            .Where(line => Han().IsMatch(line));
        Assert.Empty(found);
    }

    [Fact]
    public void EveryIcon_UsedInViews_Exists()
    {
        var unknown = Sources.Files(".cshtml")
            .SelectMany(source => IconName().Matches(source.Text).Select(match => match.Groups[1].Value))
            .Where(name => !Icons.Has(name));
        Assert.Empty(unknown);
    }

    [Fact]
    public void Views_UnderTheContentPolicy_HoldNoInlineCode() =>
        Assert.DoesNotContain(Sources.Files(".cshtml"), source => InlineCode().IsMatch(source.Text));

    [Fact]
    public void Load_KeyInTwoFiles_Throws() =>
        Assert.Throws<InvalidOperationException>(() => new Texts(NullLogger<Texts>.Instance,
            [("one", """{ "A": ["x", "y"] }"""), ("two", """{ "A": ["x", "y"] }""")]));

    [Fact]
    public void Indexer_PerLanguage_FormatsArguments()
    {
        var texts = new Texts(NullLogger<Texts>.Instance, [("one", """{ "A": ["c{0}", "e{0}"] }""")]);
        Assert.Equal("c1", In("zh-CN", () => texts["A", 1]));
        Assert.Equal("e1", In("en", () => texts["A", 1]));
        Assert.Equal("[B]", texts["B"]);
    }

    internal static T In<T>(string language, Func<T> read)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try { return read(); }
        finally { CultureInfo.CurrentUICulture = before; }
    }

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Placeholder();

    // T["Key"], texts["Key"], [Display(Name = "Key")], hint="Key"; a key built at run time contains $ or { and is not matched.
    [GeneratedRegex("""(?:\b[Tt](?:exts)?\["|Display\(Name = "|(?:hint|label|unit)="|ErrorMessage = ")(?<key>[A-Z][A-Za-z0-9.]*\.[A-Za-z0-9.]*[A-Za-z0-9])[\x22]""")]
    private static partial Regex UsedKey();

    // A quoted beginning of a key that something is added to.
    [GeneratedRegex(@"""([A-Z][A-Za-z]*\.(?:[A-Za-z]+\.)*)"" ?\+")]
    private static partial Regex Family();

    // Any quoted text that looks like a key of a known family, wherever it is passed.
    [GeneratedRegex(@"""([A-Z]\w*(?:\.[A-Z0-9]\w*)+)""")]
    private static partial Regex Dotted();

    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/|@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]")]
    private static partial Regex Han();

    [GeneratedRegex("""<icon name="([a-z0-9-]+)" """)]
    private static partial Regex IconName();

    [GeneratedRegex("""<style|\sstyle="|\son[a-z]+="|<script(?![^>]*\ssrc=)|javascript:""")]
    private static partial Regex InlineCode();
}
