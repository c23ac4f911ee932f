namespace CaseReferral.Web.Features.Account;

/// <summary>RFC 4648 base 32, the way authenticator apps take keys.</summary>
public static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <exception cref="FormatException">Not base 32.</exception>
    public static byte[] Decode(string text)
    {
        var letters = text.TrimEnd('=');
        var bytes = new byte[letters.Length * 5 / 8];
        var (buffer, bits, next) = (0, 0, 0);
        foreach (var letter in letters)
        {
            var value = Alphabet.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal);
            if (value < 0)
                throw new FormatException("Not base 32.");
            buffer = (buffer << 5) | value;
            bits += 5;
            if (bits < 8)
                continue;
            bits -= 8;
            bytes[next++] = (byte)(buffer >> bits);
            buffer &= (1 << bits) - 1;
        }
        return bytes;
    }
}
