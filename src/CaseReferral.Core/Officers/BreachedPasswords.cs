using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace CaseReferral.Core.Officers;

/// <summary>
/// Passwords that became known elsewhere (ASVS 6.2.12), from a file the city gets and renews itself: one line a password, the SHA-1 of
/// its UTF-8 bytes in capital hexadecimal digits, whatever follows, in ascending order. So "Pwned Passwords" is published; a question
/// is some thirty reads of the file, however large it is.
/// </summary>
public sealed class BreachedPasswords(string? path)
{
    private const int HashLength = 40;

    private readonly string? file = string.IsNullOrWhiteSpace(path) ? null : path;

    /// <summary>Whether the file begins as it should.</summary>
    /// <exception cref="IOException">It cannot be read; also <see cref="UnauthorizedAccessException"/>.</exception>
    public bool IsReadable()
    {
        if (file is null)
            return true;
        using var lines = Open(file);
        return LineFrom(lines, 0) is { } first && first.Take(HashLength).All(char.IsAsciiHexDigitUpper);
    }

    /// <summary>What stands in the file for a password.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "The published lists are made of it; nothing is protected by it.")]
    public static string HashOf(string password) => Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)));

    /// <exception cref="IOException">The file cannot be read.</exception>
    public bool Contains(string password)
    {
        if (file is null)
            return false;
        var wanted = HashOf(password);
        using var lines = Open(file);
        var (from, to) = (0L, lines.Length);
        while (from < to)
        {
            var middle = from + (to - from) / 2;
            if (LineFrom(lines, middle) is not { } hash || string.CompareOrdinal(hash, wanted) > 0)
                to = middle;
            else if (hash == wanted)
                return true;
            else
                from = middle + 1;
        }
        return LineFrom(lines, from) == wanted;
    }

    private static FileStream Open(string file) => new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 256);

    /// <summary>The hash of the first line that begins at or after a place; null when there is none.</summary>
    private static string? LineFrom(FileStream lines, long place)
    {
        lines.Position = Math.Max(place - 1, 0);
        if (place > 0)
            while (lines.ReadByte() is var end && end != '\n')
                if (end < 0)
                    return null;
        var hash = new byte[HashLength];
        return lines.ReadAtLeast(hash, HashLength, throwOnEndOfStream: false) == HashLength ? Encoding.ASCII.GetString(hash) : null;
    }
}
