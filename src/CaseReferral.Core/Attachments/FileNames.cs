using System.Globalization;
using System.Text;

namespace CaseReferral.Core.Attachments;

/// <summary>Makes a name that is safe to store and to offer for download; keeps Chinese and rare characters.</summary>
public static class FileNames
{
    private const int MaxElements = 120;

    public static string Safe(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var clean = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            // Format includes the marks that turn the reading direction: "gpj.exe" must not look like "exe.jpg".
            if (category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse)
                && rune != Rune.ReplacementChar && !"\"'<>:|?*;%".Contains(rune.ToString(), StringComparison.Ordinal))
                clean.Append(rune);
        }
        var text = clean.ToString().Trim(' ', '.');
        var extension = Path.GetExtension(text);
        var stem = new StringInfo(text[..^extension.Length]);
        var kept = stem.LengthInTextElements > MaxElements ? stem.SubstringByTextElements(0, MaxElements) : stem.String;
        return kept.Length + extension.Length == 0 ? "file" : kept.Length == 0 ? "file" + extension : kept + extension;
    }
}
