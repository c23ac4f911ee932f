using System.Text;

namespace CaseReferral.Core.Protection;

/// <summary>
/// The algorithms one key is used with: authenticated encryption, keyed hash, key derivation. Which suite a key belongs to
/// stands in the key file, and its number at the head of every value and file, so that reading depends on no setting.
/// </summary>
public abstract class CipherSuite
{
    public const int NonceBytes = 12, TagBytes = 16;

    /// <summary>AES-256-GCM (NIST SP 800-38D), HMAC-SHA256, HKDF-SHA256 (RFC 5869).</summary>
    public static readonly CipherSuite International = new InternationalSuite();

    /// <summary>SM4-GCM (GB/T 32907, with nonce and tag as in RFC 8998), HMAC and HKDF with SM3 (GB/T 32905).</summary>
    public static readonly CipherSuite National = new NationalSuite();

    public static readonly IReadOnlyList<CipherSuite> All = [International, National];

    /// <summary>As in the settings and in the key file.</summary>
    public abstract string Name { get; }

    /// <summary>Stands at the head of what was encrypted; never reused for anything else.</summary>
    public abstract byte Version { get; }

    /// <summary>Length of an encryption key.</summary>
    public abstract int KeyBytes { get; }

    /// <summary>Null when there is none of this name.</summary>
    public static CipherSuite? Named(string name) => All.FirstOrDefault(s => s.Name == name);

    /// <summary>Encrypts and decrypts with one key of <see cref="KeyBytes"/>; of one thread at a time.</summary>
    public abstract IAead Aead(byte[] key);

    /// <summary>Keyed hash of 32 bytes.</summary>
    public abstract byte[] Mac(byte[] key, ReadOnlySpan<byte> text);

    /// <summary>HKDF, extract and expand.</summary>
    public abstract byte[] Derive(byte[] key, int length, byte[]? salt, byte[] info);
}

/// <summary>Authenticated encryption under one key. A nonce is used once.</summary>
public interface IAead : IDisposable
{
    /// <param name="nonce"><see cref="CipherSuite.NonceBytes"/>, never used before with this key.</param>
    /// <param name="clear">What nobody may read.</param>
    /// <param name="cipher">As long as the clear text.</param>
    /// <param name="tag"><see cref="CipherSuite.TagBytes"/>.</param>
    /// <param name="bound">Not encrypted; the same must be said when reading.</param>
    void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> clear, Span<byte> cipher, Span<byte> tag, ReadOnlySpan<byte> bound);

    /// <exception cref="System.Security.Cryptography.CryptographicException">Changed, of another key, or bound to something else; the clear text is all zero.</exception>
    void Decrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> cipher, ReadOnlySpan<byte> tag, Span<byte> clear, ReadOnlySpan<byte> bound);
}

/// <summary>A key for one purpose with the algorithms it belongs to.</summary>
public sealed class SuiteKey(CipherSuite suite, byte[] bytes)
{
    public CipherSuite Suite => suite;

    public IAead Aead() => suite.Aead(bytes);

    public byte[] Mac(ReadOnlySpan<byte> text) => suite.Mac(bytes, text);

    /// <summary>A key below this one, of the length the suite encrypts with unless said otherwise.</summary>
    public SuiteKey Derive(string purpose, byte[]? salt = null, int? length = null) =>
        new(suite, suite.Derive(bytes, length ?? suite.KeyBytes, salt, Encoding.UTF8.GetBytes(purpose)));
}
