using System.Security.Cryptography;

namespace CaseReferral.Core.Officers;

/// <summary>Random texts that people copy from a screen: no letters that look alike.</summary>
public static class Secrets
{
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>A password to hand over, e.g. k7mw-h3pt-9xqe: 59 bits, and it only lets the officer choose her own.</summary>
    public static string IssuedPassword() => Groups(3);

    /// <summary>The token of the first set-up: 158 bits.</summary>
    public static string Token() => Groups(8);

    private static string Groups(int count) =>
        string.Join('-', Enumerable.Range(0, count).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)));
}
