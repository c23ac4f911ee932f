using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CaseReferral.Core.Protection;

/// <summary>
/// Encrypts a file in chunks of 64 KiB with the suite of the active key. The chunk's number and whether it is the last are
/// associated data, so cutting, reordering or joining chunks is noticed. Header: suite, key id, a random per-file salt.
/// </summary>
public sealed class BlobCipher(KeyRing ring)
{
    private const int ChunkBytes = 64 * 1024, TagBytes = CipherSuite.TagBytes, SaltBytes = 16;

    public async Task EncryptAsync(Stream clear, Stream target, CancellationToken token)
    {
        var active = ring.Active; // asked once: it may change any moment
        var id = Encoding.ASCII.GetBytes(active);
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var key = Key(active, salt);
        await target.WriteAsync(new byte[] { key.Suite.Version, (byte)id.Length }, token);
        await target.WriteAsync(id, token);
        await target.WriteAsync(salt, token);
        using var aead = key.Aead();
        var (buffer, next) = (new byte[ChunkBytes], new byte[ChunkBytes]);
        var length = await clear.ReadAtLeastAsync(buffer, ChunkBytes, false, token);
        for (long number = 0; ; number++)
        {
            var following = length < ChunkBytes ? 0 : await clear.ReadAtLeastAsync(next, ChunkBytes, false, token);
            await target.WriteAsync(Seal(aead, buffer.AsSpan(0, length), number, following == 0), token);
            if (following == 0)
                return;
            (buffer, next, length) = (next, buffer, following);
        }
    }

    /// <exception cref="ProtectedDataException">Changed, cut short, or an unknown key. Nothing after the damage is written.</exception>
    public async Task DecryptAsync(Stream stored, Stream target, CancellationToken token)
    {
        try
        {
            var (version, id) = await HeadAsync(stored, token);
            var salt = new byte[SaltBytes];
            await stored.ReadExactlyAsync(salt, token);
            var key = Key(id, salt);
            if (key.Suite.Version != version)
                throw new ProtectedDataException();
            using var aead = key.Aead();
            await OpenAsync(aead, stored, target, token);
        }
        catch (Exception failure) when (failure is CryptographicException or EndOfStreamException)
        {
            throw new ProtectedDataException();
        }
    }

    /// <summary>Reads the head of a stored file: the key it was made with.</summary>
    /// <exception cref="ProtectedDataException">No file of this application.</exception>
    /// <exception cref="EndOfStreamException">Cut short.</exception>
    internal static async Task<string> KeyIdAsync(Stream stored, CancellationToken token) => (await HeadAsync(stored, token)).KeyId;

    private static async Task<(byte Version, string KeyId)> HeadAsync(Stream stored, CancellationToken token)
    {
        var head = new byte[2];
        await stored.ReadExactlyAsync(head, token);
        var id = new byte[head[1]];
        await stored.ReadExactlyAsync(id, token);
        return CipherSuite.All.Any(s => s.Version == head[0]) ? (head[0], Encoding.ASCII.GetString(id)) : throw new ProtectedDataException();
    }

    private static async Task OpenAsync(IAead aead, Stream stored, Stream target, CancellationToken token)
    {
        const int sealedBytes = ChunkBytes + TagBytes;
        var (buffer, next) = (new byte[sealedBytes], new byte[sealedBytes]);
        var length = await stored.ReadAtLeastAsync(buffer, sealedBytes, false, token);
        for (long number = 0; ; number++)
        {
            if (length < TagBytes)
                throw new ProtectedDataException();
            var following = length < sealedBytes ? 0 : await stored.ReadAtLeastAsync(next, sealedBytes, false, token);
            var clear = new byte[length - TagBytes];
            aead.Decrypt(Nonce(number), buffer.AsSpan(TagBytes, clear.Length), buffer.AsSpan(0, TagBytes), clear, Mark(following == 0));
            await target.WriteAsync(clear, token);
            if (following == 0)
                return;
            (buffer, next, length) = (next, buffer, following);
        }
    }

    private static byte[] Seal(IAead aead, ReadOnlySpan<byte> clear, long number, bool last)
    {
        var chunk = new byte[TagBytes + clear.Length];
        aead.Encrypt(Nonce(number), clear, chunk.AsSpan(TagBytes), chunk.AsSpan(0, TagBytes), Mark(last));
        return chunk;
    }

    // The key is the file's own (salted), so the chunk number alone is a nonce that never repeats under it.
    private static byte[] Nonce(long number)
    {
        var nonce = new byte[CipherSuite.NonceBytes];
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(4), number);
        return nonce;
    }

    private static byte[] Mark(bool last) => [last ? (byte)1 : (byte)0];

    private SuiteKey Key(string id, byte[] salt) => ring.Derive(id, "blob").Derive("file", salt);
}
