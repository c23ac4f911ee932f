using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace CaseReferral.Core.Protection;

/// <summary>SM4 and SM3 by Bouncy Castle, in managed code: the runtime has neither.</summary>
internal sealed class NationalSuite : CipherSuite
{
    public override string Name => "National";
    public override byte Version => 2;
    public override int KeyBytes => 16;

    public override IAead Aead(byte[] key) => new Sm4(new KeyParameter(key));

    public override byte[] Mac(byte[] key, ReadOnlySpan<byte> text)
    {
        var mac = new HMac(new SM3Digest());
        mac.Init(new KeyParameter(key));
        mac.BlockUpdate(text);
        var hash = new byte[mac.GetMacSize()];
        mac.DoFinal(hash);
        return hash;
    }

    public override byte[] Derive(byte[] key, int length, byte[]? salt, byte[] info)
    {
        var kdf = new HkdfBytesGenerator(new SM3Digest());
        kdf.Init(new HkdfParameters(key, salt, info));
        var derived = new byte[length];
        kdf.GenerateBytes(derived);
        return derived;
    }

    private sealed class Sm4(KeyParameter key) : IAead
    {
        private readonly GcmBlockCipher gcm = new(new SM4Engine());

        public void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> clear, Span<byte> cipher, Span<byte> tag, ReadOnlySpan<byte> bound)
        {
            Begin(true, nonce, bound);
            var all = new byte[clear.Length + TagBytes];
            var done = gcm.ProcessBytes(clear, all);
            gcm.DoFinal(all.AsSpan(done));
            all.AsSpan(0, clear.Length).CopyTo(cipher);
            all.AsSpan(clear.Length).CopyTo(tag);
        }

        public void Decrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> cipher, ReadOnlySpan<byte> tag, Span<byte> clear, ReadOnlySpan<byte> bound)
        {
            Begin(false, nonce, bound);
            try
            {
                var done = gcm.ProcessBytes(cipher, clear);
                done += gcm.ProcessBytes(tag, clear[done..]);
                gcm.DoFinal(clear[done..]);
            }
            catch (InvalidCipherTextException)
            {
                clear.Clear(); // blocks are written before the tag is known to be right
                throw new AuthenticationTagMismatchException();
            }
        }

        public void Dispose()
        {
            // Managed memory only.
        }

        private void Begin(bool encrypting, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> bound)
        {
            gcm.Init(encrypting, new AeadParameters(key, TagBytes * 8, nonce.ToArray()));
            gcm.ProcessAadBytes(bound);
        }
    }
}
