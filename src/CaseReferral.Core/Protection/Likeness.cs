using System.Text.RegularExpressions;

namespace CaseReferral.Core.Protection;

/// <summary>In what two persons are alike without being the same.</summary>
public enum LikenessKind
{
    /// <summary>The names sound alike, or one character or letter apart.</summary>
    Name,
    /// <summary>One digit apart.</summary>
    Phone,
    /// <summary>The same up to the house number.</summary>
    Address,
    /// <summary>Registered in the same place, born on the same day.</summary>
    IdNumber,
    /// <summary>The same family name, registered in the same county: possibly a relative.</summary>
    Kin,
}

/// <summary>What tells a person or her household apart; everything may be missing.</summary>
public sealed record PersonMarks(string? IdNumber, string? Phone, string? Address, string? Name)
{
    /// <summary>What else may be the name, where one line tells name and relation; see <see cref="NameLine"/>.</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>The numbers one by one, where one line has several; see <see cref="NumberLine"/>.</summary>
    public IReadOnlyList<string> OtherNumbers { get; init; } = [];

    internal IEnumerable<string?> Numbers => OtherNumbers.Prepend(IdNumber);

    /// <summary>Somebody of whom one line tells name and relation; null when nobody is named.</summary>
    public static PersonMarks? OfLine(string? who, string? numbers, string? phone) =>
        new[] { who, numbers, phone }.All(string.IsNullOrWhiteSpace) ? null
            : new(numbers, phone, null, who) { OtherNames = NameLine.Words(who), OtherNumbers = NumberLine.Parts(numbers) };
}

/// <summary>
/// Tells whether two persons are alike when only keyed hashes of one are kept. Each value is turned into its near forms —
/// the sound, one character or digit left out, the street without the house — and two values one slip apart have a form
/// in common. Nothing of a form can be read from its hash.
/// </summary>
public sealed partial class Likeness(BlindIndex index)
{
    private const int ShortestSound = 5, ShortestPhone = 7, ShortestPlace = 6;

    /// <summary>The hashes of all near forms, one after another.</summary>
    public string Of(PersonMarks marks) => string.Join(' ', Hashes(marks).Select(h => h.Hash).Distinct());

    /// <summary>In what the person is like the one whose hashes are given.</summary>
    public IReadOnlyList<LikenessKind> Compare(string? hashes, PersonMarks marks)
    {
        var known = (hashes ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        return known.Count == 0 ? [] : [.. Hashes(marks).Where(h => known.Contains(h.Hash)).Select(h => h.Kind).Distinct().Order()];
    }

    private IEnumerable<(LikenessKind Kind, string Hash)> Hashes(PersonMarks marks) =>
        Forms(marks).Select(f => (f.Kind, index.OfForm($"{f.Kind}", f.Form)));

    private static IEnumerable<(LikenessKind Kind, string Form)> Forms(PersonMarks marks)
    {
        var numbers = marks.Numbers.Select(Normalise.IdNumber).Where(n => n is { Length: 18 }).Distinct().ToList();
        var names = marks.OtherNames.Prepend(marks.Name).Select(Normalise.Name).OfType<string>().Distinct().ToList();
        foreach (var form in names.SelectMany(NameForms))
            yield return (LikenessKind.Name, form);
        if (Normalise.Phone(marks.Phone) is { Length: >= ShortestPhone } phone)
        {
            foreach (var form in OneLess(phone))
                yield return (LikenessKind.Phone, form);
        }
        if (Normalise.Address(marks.Address) is { } address && House().Replace(address, "") is { Length: >= ShortestPlace } place)
            yield return (LikenessKind.Address, place);
        foreach (var id in numbers.OfType<string>())
        {
            yield return (LikenessKind.IdNumber, id[..14]);
            foreach (var name in names)
                yield return (LikenessKind.Kin, id[..6] + Pinyin.OfSurname(name));
        }
    }

    /// <summary>
    /// By sound: one letter apart (zhang and zang, lin and ling). By writing: one character apart, from three characters
    /// on, because half of a name of two is only the family name.
    /// </summary>
    private static IEnumerable<string> NameForms(string name)
    {
        var sound = Pinyin.Of(name);
        foreach (var form in sound.Length >= ShortestSound ? OneLess(sound) : [sound])
            yield return "sound:" + form;
        var runes = name.EnumerateRunes().ToList();
        yield return "written:" + name;
        for (var i = 0; i < runes.Count && runes.Count > 2; i++)
            yield return "written:" + string.Concat(runes.Where((_, at) => at != i));
    }

    /// <summary>The text, and the text without each of its characters in turn.</summary>
    private static IEnumerable<string> OneLess(string text)
    {
        yield return text;
        for (var i = 0; i < text.Length; i++)
            yield return text.Remove(i, 1);
    }

    /// <summary>From the first house, building or door number on.</summary>
    [GeneratedRegex(@"\d+(号|弄|栋|幢|单元|室|户).*$", RegexOptions.Singleline)]
    private static partial Regex House();
}
