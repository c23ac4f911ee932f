using System.Globalization;
using System.Text;

namespace CaseReferral.Core.Attachments;

/// <summary>
/// Recognises the name of a DNA report. Such reports stay in the police's own system (notice 三.7): nobody may bring one
/// here, because every category of documents can be read by another department.
/// </summary>
public static class DnaWords
{
    private static readonly string[] Words = Load();

    /// <summary>True when the name speaks of DNA, however it is cased, spaced out or written in full-width letters.</summary>
    public static bool In(string name) => Speaks(Flatten(name)) || Speaks(Flatten(Path.GetFileNameWithoutExtension(name)));

    /// <summary>Without its extension, because "D-N-A.pdf" closed up would end in letters that make another word.</summary>
    private static bool Speaks(string spaced)
    {
        var joined = spaced.Replace(" ", "", StringComparison.Ordinal);
        return Words.Any(word => word.All(char.IsAsciiLetter) ? HasWord(spaced, word) || HasWord(joined, word) : joined.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>
    /// What may be taken from whom: the statement of the comparison result is the one paper of this kind that leaves
    /// police, and only police bring it.
    /// </summary>
    public static bool Bar(string name, string category, bool isPolice) =>
        In(name) && !(isPolice && category == DocumentCategories.ComparisonStatement);

    private static bool HasWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsAsciiLetter(text[at - 1])) && (end == text.Length || !char.IsAsciiLetter(text[end])))
                return true;
        }
        return false;
    }

    private static string Flatten(string name)
    {
        var flat = new StringBuilder();
        foreach (var rune in name.ToWellFormed().Normalize(NormalizationForm.FormKC).ToUpperInvariant().EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format)
                continue;
            flat.Append(Rune.IsLetterOrDigit(rune) ? rune.ToString() : " ");
        }
        return flat.ToString();
    }

    /// <summary>Normalising throws on half a surrogate pair; a name from a browser may hold one.</summary>
    private static string ToWellFormed(this string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));

    private static string[] Load()
    {
        using var reader = new StreamReader(typeof(DnaWords).Assembly.GetManifestResourceStream("attachments/dna-words.txt")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')];
    }
}
