using System.Globalization;
using System.Text;

namespace CaseReferral.Core.Protection;

/// <summary>
/// What somebody typed to find a name: a piece of it in characters, its pinyin, its initials, or letters of a name in Latin
/// script. Each reading that makes sense is an alternative, a set of parts the name must have all of.
/// </summary>
public sealed class NameQuery
{
    public const int MostAlternatives = 4;
    private const int MostLetters = 24;

    private readonly IReadOnlyList<IReadOnlySet<string>> alternatives;

    private NameQuery(IEnumerable<IReadOnlySet<string>> alternatives) => this.alternatives = [.. alternatives.Where(a => a.Count > 0)];

    internal IReadOnlyList<IReadOnlySet<string>> Alternatives => alternatives;

    /// <summary>Null when what was typed is no name or too little of one: a single character says nothing of a person.</summary>
    public static NameQuery? Parse(string? typed)
    {
        if (NameParts.Folded(typed) is not { } name || name.EnumerateRunes().Any(r => r.IsAscii && !char.IsAsciiLetter((char)r.Value)))
            return null;
        var query = new NameQuery(Letters(typed!) is { } pieces ? Spelled(name, pieces) : [Set(NameParts.Written(name))]);
        return query.alternatives.Count > 0 ? query : null;
    }

    /// <summary>The name has every part of one alternative.</summary>
    public bool Finds(string? name, string? otherNames)
    {
        var parts = NameParts.Of(name, otherNames);
        return alternatives.Any(parts.IsSupersetOf);
    }

    private static IEnumerable<IReadOnlySet<string>> Spelled(string name, IReadOnlyList<string> pieces)
    {
        foreach (var syllables in Syllables(pieces).Where(s => s.Length > 1).Take(MostAlternatives - 2))
            yield return Set(syllables.Zip(syllables.Skip(1), NameParts.Sound));
        var letters = string.Concat(pieces);
        if (letters.Length is > 1 and <= NameParts.MostInitials)
            yield return Set([NameParts.Initials(letters)]);
        yield return Set(NameParts.Written(name));
    }

    /// <summary>The ways to cut the letters into syllables; a blank or an apostrophe is always a cut.</summary>
    private static IEnumerable<string[]> Syllables(IEnumerable<string> pieces) => pieces.Aggregate(
        (IEnumerable<string[]>)[[]], (before, piece) => before.SelectMany(head => Cut(piece).Select(tail => (string[])[.. head, .. tail])));

    private static IEnumerable<string[]> Cut(string letters)
    {
        if (letters.Length == 0)
            yield return [];
        for (var length = Math.Min(6, letters.Length); length > 0; length--)
        {
            if (Pinyin.IsSyllable(letters[..length]))
                foreach (var rest in Cut(letters[length..]))
                    yield return [letters[..length], .. rest];
        }
    }

    /// <summary>Pieces of a to z, tone marks taken off; null when anything else is among them.</summary>
    private static IReadOnlyList<string>? Letters(string typed)
    {
        var plain = new StringBuilder();
        foreach (var c in typed.Trim().Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (c == '\u0308' && plain is [.., 'u'])
                plain[^1] = 'v';
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                plain.Append(c is '\'' or '\u2019' or '-' ? ' ' : c);
        }
        string[] pieces = plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return pieces.Sum(p => p.Length) is > 0 and <= MostLetters && Array.TrueForAll(pieces, p => p.All(char.IsAsciiLetterLower)) ? pieces : null;
    }

    private static HashSet<string> Set(IEnumerable<string> parts) => parts.ToHashSet(StringComparer.Ordinal);
}
