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

    private static readonly FrozenSet<string> Common = Read().ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The key of the sentence that refuses it; null when it is good.</summary>
    public static string? Problem(string password, string userName)
    {
        if (password.Length is < MinLength or > MaxLength)
            return "Error.Password.Length";
        if (Officer.Normalise(password).Contains(Officer.Normalise(userName), StringComparison.Ordinal))
            return "Error.Password.UserName";
        return IsCommon(password) ? "Error.Password.Common" : null;
    }

    /// <summary>On the list, or a short piece repeated to the length.</summary>
    private static bool IsCommon(string password) =>
        Common.Contains(password) || password.ToUpperInvariant().Distinct().Count() < 4;

    private static IEnumerable<string> Read()
    {
        using var reader = new StreamReader(typeof(PasswordRules).Assembly.GetManifestResourceStream("officers/common-passwords.txt")!);
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
