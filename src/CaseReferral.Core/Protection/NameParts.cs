using System.Text;

namespace CaseReferral.Core.Protection;

/// <summary>
/// The parts of a name by which it is found: each two neighbouring characters, the syllables of each two, the initials of
/// two to four; three letters in a row of a name in Latin letters. A character is a character, also beyond the first 65536.
/// </summary>
public static class NameParts
{
    /// <summary>Initials of more characters than these are compared in steps.</summary>
    public const int MostInitials = 4;
    internal const int Letters = 3;
    /// <summary>A long list of former names is searchable up to here.</summary>
    private const int Most = 96;

    /// <summary>Of the name and of each other name.</summary>
    /// <param name="name">As written down; may be missing.</param>
    /// <param name="otherNames">Former names, nicknames, one or several.</param>
    public static IReadOnlySet<string> Of(string? name, string? otherNames)
    {
        var parts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in Split(name).Concat(Split(otherNames)))
            parts.UnionWith(Of(one));
        return parts.Take(Most).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Several names in one field stand apart by a comma, a semicolon, a slash, a bracket or a new line.</summary>
    private static IEnumerable<string> Split(string? names) => (names ?? "")
        .Split([',', '\uFF0C', '\u3001', ';', '\uFF1B', '/', '\uFF0F', '(', ')', '\uFF08', '\uFF09', '\n'])
        .Select(Folded).OfType<string>();

    /// <summary>Compared form of one name; marks on Latin letters do not count.</summary>
    internal static string? Folded(string? name) => Normalise.Name(name) is not { } plain ? null
        : string.Concat(plain.Normalize(NormalizationForm.FormD).EnumerateRunes()
            .Where(r => Rune.GetUnicodeCategory(r) != System.Globalization.UnicodeCategory.NonSpacingMark)).Normalize(NormalizationForm.FormC);

    private static IEnumerable<string> Of(string name) => Written(name).Concat(Spoken(Pinyin.Syllables(name)));

    /// <summary>By writing; what a query of the same kind asks for.</summary>
    internal static IEnumerable<string> Written(string name)
    {
        var runes = name.EnumerateRunes().ToList();
        for (var i = 0; i + 1 < runes.Count; i++)
        {
            if (!runes[i].IsAscii || !runes[i + 1].IsAscii)
                yield return $"written:{runes[i]}{runes[i + 1]}";
            else if (i + Letters <= runes.Count && runes[i + 2].IsAscii)
                yield return "letters:" + string.Concat(runes.Skip(i).Take(Letters));
        }
    }

    private static IEnumerable<string> Spoken(IReadOnlyList<string?> syllables)
    {
        for (var i = 0; i + 1 < syllables.Count; i++)
        {
            if (syllables[i] is { } first && syllables[i + 1] is { } second)
                yield return Sound(first, second);
            var initials = new StringBuilder();
            for (var to = i; to < syllables.Count && to < i + MostInitials && syllables[to] is { } next; to++)
            {
                initials.Append(next[0]);
                if (initials.Length > 1)
                    yield return Initials(initials.ToString());
            }
        }
    }

    internal static string Sound(string first, string second) => $"sound:{first} {second}";

    internal static string Initials(string letters) => "initials:" + letters;
}
