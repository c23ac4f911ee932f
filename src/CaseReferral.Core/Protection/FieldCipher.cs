using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace CaseReferral.Core.Protection;

/// <summary>
/// Encrypts one text column value with the suite of the active key, a fresh nonce per value, the column's name as
/// associated data. Stored as v{suite}.{key id}.{base64url of nonce, tag, cipher text}; old key ids stay readable.
/// </summary>
public sealed class FieldCipher(KeyRing ring)
{
    private readonly ConcurrentDictionary<string, Subkey> subkeys = new(StringComparer.Ordinal);

    /// <summary>What values under the active key begin with.</summary>
    internal string ActivePrefix => Key(ring.Active).Prefix;

    public string Protect(string plain, string context)
    {
        var text = Encoding.UTF8.GetBytes(plain);
        var sealed_ = new byte[CipherSuite.NonceBytes + CipherSuite.TagBytes + text.Length];
        var (nonce, tag, cipher) = Parts(sealed_);
        RandomNumberGenerator.Fill(nonce.Span);
        var (key, prefix) = Key(ring.Active); // asked once: it may change any moment
        using var aead = key.Aead();
        aead.Encrypt(nonce.Span, text, cipher.Span, tag.Span, Encoding.UTF8.GetBytes(context));
        return prefix + Base64Url.EncodeToString(sealed_);
    }

    /// <exception cref="ProtectedDataException">Changed, moved from another column, or an unknown key.</exception>
    public string Unprotect(string stored, string context)
    {
        var pieces = stored.Split('.');
        if (pieces.Length != 3)
            throw new ProtectedDataException();
        var (key, prefix) = Key(pieces[1]);
        if (!stored.StartsWith(prefix, StringComparison.Ordinal))
            throw new ProtectedDataException();
        try
        {
            var sealed_ = Base64Url.DecodeFromChars(pieces[2]);
            if (sealed_.Length < CipherSuite.NonceBytes + CipherSuite.TagBytes)
                throw new ProtectedDataException();
            var (nonce, tag, cipher) = Parts(sealed_);
            var text = new byte[cipher.Length];
            using var aead = key.Aead();
            aead.Decrypt(nonce.Span, cipher.Span, tag.Span, text, Encoding.UTF8.GetBytes(context));
            return Encoding.UTF8.GetString(text);
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            throw new ProtectedDataException();
        }
    }

    private Subkey Key(string id) => subkeys.GetOrAdd(id, static (k, ring) =>
    {
        var key = ring.Derive(k, "field");
        return new(key, $"v{key.Suite.Version}.{k}.");
    }, ring);

    private static (Memory<byte> Nonce, Memory<byte> Tag, Memory<byte> Cipher) Parts(byte[] all) => (
        all.AsMemory(0, CipherSuite.NonceBytes), all.AsMemory(CipherSuite.NonceBytes, CipherSuite.TagBytes),
        all.AsMemory(CipherSuite.NonceBytes + CipherSuite.TagBytes));

    private sealed record Subkey(SuiteKey Key, string Prefix);
}
