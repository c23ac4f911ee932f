using System.Text;
using System.Text.Encodings.Web;

namespace CaseReferral.Testing;

/// <summary>
/// Texts that must lie nowhere in clear, and the search for them in raw bytes: a database file, a log, a dump. Each is
/// looked for in every spelling in which a program could have written it.
/// </summary>
public sealed class Needles
{
    /// <summary>By the first two bytes, so that one pass over the bytes finds all.</summary>
    private readonly List<(byte[] Bytes, string Text)>?[] byStart = new List<(byte[], string)>?[ushort.MaxValue + 1];

    public Needles(IEnumerable<string> texts)
    {
        foreach (var text in texts.Distinct())
        {
            foreach (var spelling in Spellings(text).DistinctBy(Convert.ToHexString))
                (byStart[spelling[0] << 8 | spelling[1]] ??= []).Add((spelling, text));
        }
    }

    /// <summary>The texts that stand in these bytes.</summary>
    public IReadOnlySet<string> In(ReadOnlySpan<byte> bytes)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < bytes.Length; i++)
        {
            if (byStart[bytes[i] << 8 | bytes[i + 1]] is not { } candidates)
                continue;
            foreach (var (needle, text) in candidates)
            {
                if (bytes[i..].StartsWith(needle))
                    found.Add(text);
            }
        }
        return found;
    }

    private static IEnumerable<byte[]> Spellings(string text)
    {
        yield return Encoding.UTF8.GetBytes(text);
        yield return Encoding.Unicode.GetBytes(text);
        yield return Encoding.BigEndianUnicode.GetBytes(text);
        var json = JavaScriptEncoder.Create().Encode(text);
        yield return Encoding.UTF8.GetBytes(json);
        yield return Encoding.UTF8.GetBytes(json.ToLowerInvariant());
        yield return Encoding.UTF8.GetBytes(Uri.EscapeDataString(text));
        yield return Encoding.UTF8.GetBytes(HtmlEncoder.Default.Encode(text));
        yield return Encoding.UTF8.GetBytes(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)));
    }
}
