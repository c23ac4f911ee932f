using System.Collections.Frozen;

namespace CaseReferral.Core.Officers;

/// <summary>
/// What a chosen password must be: long, not the account's name, not one that everybody tries first. Composition is free:
/// forced symbols make passwords shorter to remember, not harder to guess (NIST SP 800-63B 3.1.1).
/// </summary>
public static class PasswordRules
{
    public const int MinLength = 10;
    public const int MaxLength = 128;

    private static readonly FrozenSet<string> Common = Read("passwords").ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Words people begin with before they add a year, a row of digits or an exclamation mark.</summary>
    private static readonly FrozenSet<string> Words = Read("words").ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The key of the sentence that refuses it; null when it is good.</summary>
    public static string? Problem(string password, string userName)
    {
        if (password.Length is < MinLength or > MaxLength)
            return "Error.Password.Length";
        if (Officer.Normalise(password).Contains(Officer.Normalise(userName), StringComparison.Ordinal))
            return "Error.Password.UserName";
        return IsCommon(password) ? "Error.Password.Common" : null;
    }

    /// <summary>On the list, a short piece repeated to the length, or one or two of the words with digits and signs around them.</summary>
    private static bool IsCommon(string password) =>
        Common.Contains(password) || password.ToUpperInvariant().Distinct().Count() < 4 || IsOfWords(Bare(password));

    private static bool IsOfWords(string letters) =>
        Words.Contains(letters) || Enumerable.Range(1, Math.Max(letters.Length - 1, 0)).Any(at => Words.Contains(letters[..at]) && Words.Contains(letters[at..]));

    /// <summary>The letters between the digits and signs at both ends, in small ones, with the digits that stand for letters read as these.</summary>
    private static string Bare(string password)
    {
        var inner = password.ToLowerInvariant().AsSpan();
        while (inner.Length > 0 && !char.IsLetter(inner[0]))
            inner = inner[1..];
        while (inner.Length > 0 && !char.IsLetter(inner[^1]))
            inner = inner[..^1];
        return string.Concat(inner.ToArray().Select(c => c switch { '0' => 'o', '1' or '!' => 'i', '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', _ => c }));
    }

    private static IEnumerable<string> Read(string list)
    {
        using var reader = new StreamReader(typeof(PasswordRules).Assembly.GetManifestResourceStream($"officers/common-{list}.txt")!);
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
