using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace CaseReferral.Core.Protection;

/// <summary>
/// How a name sounds: toneless pinyin, so that 张伟 and 章玮 are told alike. A clerk who hears a name writes any of its
/// characters.
/// </summary>
public static class Pinyin
{
    private static readonly (FrozenDictionary<Rune, string> Common, FrozenDictionary<Rune, string> Surnames) Readings = Load();

    private static readonly FrozenSet<string> All = Readings.Common.Values.Concat(Readings.Surnames.Values).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The syllables of a name run together, in lower case; what has no reading stays as it is.</summary>
    public static string Of(string name)
    {
        var sound = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
            sound.Append(sound.Length == 0 && Readings.Surnames.TryGetValue(rune, out var surname) ? surname : Syllable(rune));
        return sound.ToString();
    }

    /// <summary>How the family name sounds: the first character; of the few double family names this is enough to tell them alike.</summary>
    public static string OfSurname(string name) => name.EnumerateRunes().Take(1).Select(r => Of(r.ToString())).FirstOrDefault("");

    /// <summary>How each character sounds, a first one as a family name; null for what has no reading.</summary>
    public static IReadOnlyList<string?> Syllables(string name) => [.. name.EnumerateRunes().Select((rune, at) =>
        at == 0 && Readings.Surnames.TryGetValue(rune, out var surname) ? surname : Readings.Common.GetValueOrDefault(rune))];

    /// <summary>Whether the letters are one syllable, in lower case, with v for u with two dots.</summary>
    public static bool IsSyllable(string letters) => All.Contains(letters);

    private static string Syllable(Rune rune) => Readings.Common.TryGetValue(rune, out var syllable)
        ? syllable : rune.ToString().ToLower(CultureInfo.InvariantCulture);

    private static (FrozenDictionary<Rune, string>, FrozenDictionary<Rune, string>) Load()
    {
        var (common, surnames) = (new Dictionary<Rune, string>(), new Dictionary<Rune, string>());
        using var reader = new StreamReader(typeof(Pinyin).Assembly.GetManifestResourceStream("protection/pinyin.txt")!);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split(' ') is not [var syllable, var characters] || line[0] == '#')
                continue;
            foreach (var rune in characters.EnumerateRunes())
                (syllable[0] == '^' ? surnames : common)[rune] = syllable.TrimStart('^');
        }
        return (common.ToFrozenDictionary(), surnames.ToFrozenDictionary());
    }
}
