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
        var key = Key(ring.Active); // asked once: it may change any moment
        var aead = key.Take();
        aead.Encrypt(nonce.Span, text, cipher.Span, tag.Span, Encoding.UTF8.GetBytes(context));
        key.GiveBack(aead);
        return key.Prefix + Base64Url.EncodeToString(sealed_);
    }

    /// <exception cref="ProtectedDataException">Changed, moved from another column, or an unknown key.</exception>
    public string Unprotect(string stored, string context)
    {
        var version = stored.IndexOf('.', StringComparison.Ordinal);
        var id = stored.IndexOf('.', version + 1);
        if (version < 0 || id < 0)
            throw new ProtectedDataException();
        var key = Key(stored[(version + 1)..id]);
        if (!stored.StartsWith(key.Prefix, StringComparison.Ordinal))
            throw new ProtectedDataException();
        try
        {
            var sealed_ = Base64Url.DecodeFromChars(stored.AsSpan(id + 1));
            if (sealed_.Length < CipherSuite.NonceBytes + CipherSuite.TagBytes)
                throw new ProtectedDataException();
            var (nonce, tag, cipher) = Parts(sealed_);
            var text = new byte[cipher.Length];
            var aead = key.Take();
            aead.Decrypt(nonce.Span, cipher.Span, tag.Span, text, Encoding.UTF8.GetBytes(context));
            key.GiveBack(aead);
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

    /// <summary>Making a cipher ready costs more than a short value does, so those that are idle are kept; one that failed is left to the collector.</summary>
    private sealed class Subkey(SuiteKey key, string prefix)
    {
        private readonly ConcurrentBag<IAead> idle = [];

        public string Prefix => prefix;

        public IAead Take() => idle.TryTake(out var aead) ? aead : key.Aead();

        public void GiveBack(IAead aead) => idle.Add(aead);
    }
}
