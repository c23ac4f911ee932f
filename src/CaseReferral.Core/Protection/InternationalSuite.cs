using System.Security.Cryptography;

namespace CaseReferral.Core.Protection;

/// <summary>The runtime's own implementations, with the processor's instructions.</summary>
internal sealed class InternationalSuite : CipherSuite
{
    public override string Name => "International";
    public override byte Version => 1;
    public override int KeyBytes => 32;

    public override IAead Aead(byte[] key) => new Aes(key);

    public override byte[] Mac(byte[] key, ReadOnlySpan<byte> text) => HMACSHA256.HashData(key, text);

    public override byte[] Derive(byte[] key, int length, byte[]? salt, byte[] info) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, length, salt, info);

    private sealed class Aes(byte[] key) : IAead
    {
        private readonly AesGcm aes = new(key, TagBytes);

        public void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> clear, Span<byte> cipher, Span<byte> tag, ReadOnlySpan<byte> bound) =>
            aes.Encrypt(nonce, clear, cipher, tag, bound);

        public void Decrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> cipher, ReadOnlySpan<byte> tag, Span<byte> clear, ReadOnlySpan<byte> bound) =>
            aes.Decrypt(nonce, cipher, tag, clear, bound);

        public void Dispose() => aes.Dispose();
    }
}
