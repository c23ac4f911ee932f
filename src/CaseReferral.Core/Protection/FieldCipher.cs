using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace CaseReferral.Core.Protection;

/// <summary>
/// Encrypts one text column value: AES-256-GCM (NIST SP 800-38D), a fresh nonce per value, the column's name as
/// associated data. Stored as v1.{key id}.{base64url of nonce, tag, cipher text}; old key ids stay readable.
/// </summary>
public sealed class FieldCipher(KeyRing ring)
{
    internal const string Version = "v1";
    private const int NonceBytes = 12, TagBytes = 16;
    private readonly ConcurrentDictionary<string, byte[]> subkeys = new(StringComparer.Ordinal);

    public string Protect(string plain, string context)
    {
        var text = Encoding.UTF8.GetBytes(plain);
        var sealed_ = new byte[NonceBytes + TagBytes + text.Length];
        var (nonce, tag, cipher) = Parts(sealed_);
        RandomNumberGenerator.Fill(nonce.Span);
        var id = ring.Active; // asked once: it may change any moment
        using var aes = new AesGcm(Key(id), TagBytes);
        aes.Encrypt(nonce.Span, text, cipher.Span, tag.Span, Encoding.UTF8.GetBytes(context));
        return $"{Version}.{id}.{Base64Url.EncodeToString(sealed_)}";
    }

    /// <exception cref="ProtectedDataException">Changed, moved from another column, or an unknown key.</exception>
    public string Unprotect(string stored, string context)
    {
        var pieces = stored.Split('.');
        if (pieces.Length != 3 || pieces[0] != Version)
            throw new ProtectedDataException();
        try
        {
            var sealed_ = Base64Url.DecodeFromChars(pieces[2]);
            if (sealed_.Length < NonceBytes + TagBytes)
                throw new ProtectedDataException();
            var (nonce, tag, cipher) = Parts(sealed_);
            var text = new byte[cipher.Length];
            using var aes = new AesGcm(Key(pieces[1]), TagBytes);
            aes.Decrypt(nonce.Span, cipher.Span, tag.Span, text, Encoding.UTF8.GetBytes(context));
            return Encoding.UTF8.GetString(text);
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            throw new ProtectedDataException();
        }
    }

    private byte[] Key(string id) => subkeys.GetOrAdd(id, k => ring.Derive(k, "field"));

    private static (Memory<byte> Nonce, Memory<byte> Tag, Memory<byte> Cipher) Parts(byte[] all) =>
        (all.AsMemory(0, NonceBytes), all.AsMemory(NonceBytes, TagBytes), all.AsMemory(NonceBytes + TagBytes));
}
