using System.Security.Cryptography;
using CaseReferral.Core.Protection;
using CsCheck;
using Xunit;

namespace CaseReferral.Core.Tests.Protection;

/// <summary>Whatever is changed, moved, cut or joined is noticed and never read.</summary>
public class CipherTests
{
    private const int Chunk = 64 * 1024, SealedChunk = Chunk + 16;
    private readonly CipherSuite suite;
    private readonly FieldCipher fields;
    private readonly BlobCipher blobs;

    public CipherTests() : this(CipherSuite.International) { }

    protected CipherTests(CipherSuite suite)
    {
        var ring = KeyRing.Ephemeral(suite);
        (this.suite, fields, blobs) = (suite, new(ring), new(ring));
    }

    /// <summary>Version, length of the key id, the id "t1", salt.</summary>
    private const int Head = 2 + 2 + 16;

    [Theory]
    [InlineData(""), InlineData("王𠮷示"), InlineData("㛃"), InlineData("👨‍👩‍👧"), InlineData("a.b.c"), InlineData("line\nbreak")]
    public void Field_AnyText_ComesBackAndShowsNothing(string text)
    {
        var stored = fields.Protect(text, "PersonIdentity.Name");
        Assert.StartsWith($"v{suite.Version}.t1.", stored, StringComparison.Ordinal);
        Assert.Equal(text, fields.Unprotect(stored, "PersonIdentity.Name"));
        Assert.NotEqual(stored, fields.Protect(text, "PersonIdentity.Name"));
    }

    [Fact]
    public void Field_AnyCharacterChanged_IsRefused() =>
        Gen.Select(Gen.Int[0, 60], Gen.Char['!', 'z']).Sample((place, character) =>
        {
            var stored = fields.Protect("王𠮷示", "c").ToCharArray();
            if (stored[place % stored.Length] == character)
                return;
            stored[place % stored.Length] = character;
            try
            {
                // The last character of base64url carries bits that mean nothing: then it must be the same text, never another.
                Assert.Equal("王𠮷示", fields.Unprotect(new string(stored), "c"));
                Assert.Equal(stored.Length - 1, place % stored.Length);
            }
            catch (ProtectedDataException) { }
        });

    [Theory]
    [InlineData(""), InlineData("v1"), InlineData("v1..."), InlineData("v1.t1."), InlineData("v1.t1.AAAA"), InlineData("v2.t1.AAAA"), InlineData("v1.t9.AAAA"), InlineData("v2.t1."), InlineData("v3.t1.AAAA"), InlineData("王𠮷示")]
    public void Field_NoCipherText_IsRefused(string stored) =>
        Assert.Throws<ProtectedDataException>(() => fields.Unprotect(stored, "c"));

    [Fact]
    public void Field_MovedToAnotherColumnOrRing_IsRefused()
    {
        var stored = fields.Protect("王示", "Case.Summary");
        Assert.Throws<ProtectedDataException>(() => fields.Unprotect(stored, "Case.VisitsNote"));
        Assert.Throws<ProtectedDataException>(() => new FieldCipher(KeyRing.Ephemeral(suite)).Unprotect(stored, "Case.Summary"));
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(Chunk - 1), InlineData(Chunk), InlineData(Chunk + 1), InlineData(3 * Chunk), InlineData(200_000)]
    public async Task Blob_AnyLength_ComesBack(int length)
    {
        var clear = RandomNumberGenerator.GetBytes(length);
        var stored = await SealAsync(clear);
        Assert.Equal(clear, await OpenAsync(stored));
        if (length >= 32)
            Assert.True(stored.AsSpan().IndexOf(clear.AsSpan(0, 32)) < 0);
    }

    [Fact]
    public async Task Blob_AnyByteChanged_IsRefused()
    {
        var stored = await SealAsync(RandomNumberGenerator.GetBytes(Chunk + 100));
        foreach (var place in new[] { 0, 1, 2, 3, 4, Head - 1, Head, Head + 16, Head + SealedChunk - 1, Head + SealedChunk, stored.Length - 1 })
        {
            var changed = (byte[])stored.Clone();
            changed[place] ^= 1;
            await Assert.ThrowsAsync<ProtectedDataException>(() => OpenAsync(changed));
        }
    }

    [Fact]
    public async Task Blob_CutAnywhere_IsRefused()
    {
        var stored = await SealAsync(RandomNumberGenerator.GetBytes(2 * Chunk + 100));
        foreach (var length in new[] { 0, 1, 3, Head - 1, Head, Head + 10, Head + SealedChunk, Head + 2 * SealedChunk, stored.Length - 1 })
            await Assert.ThrowsAsync<ProtectedDataException>(() => OpenAsync(stored[..length]));
    }

    [Fact]
    public async Task Blob_ChunksReorderedRepeatedOrJoined_AreRefused()
    {
        var stored = await SealAsync(RandomNumberGenerator.GetBytes(3 * Chunk));
        var other = await SealAsync(RandomNumberGenerator.GetBytes(3 * Chunk));
        byte[] Part(byte[] of, int number) => of[(Head + number * SealedChunk)..(Head + (number + 1) * SealedChunk)];
        byte[][] wrong =
        [
            [.. stored[..Head], .. Part(stored, 1), .. Part(stored, 0), .. Part(stored, 2)],
            [.. stored[..Head], .. Part(stored, 0), .. Part(stored, 0), .. Part(stored, 2)],
            [.. stored[..Head], .. Part(stored, 0), .. Part(stored, 2)],
            [.. stored, .. Part(stored, 2)],
            [.. stored[..Head], .. Part(stored, 0), .. Part(other, 1), .. Part(stored, 2)],
        ];
        foreach (var blob in wrong)
            await Assert.ThrowsAsync<ProtectedDataException>(() => OpenAsync(blob));
    }

    private async Task<byte[]> SealAsync(byte[] clear)
    {
        using var target = new MemoryStream();
        await blobs.EncryptAsync(new MemoryStream(clear), target, default);
        return target.ToArray();
    }

    private async Task<byte[]> OpenAsync(byte[] stored)
    {
        using var target = new MemoryStream();
        await blobs.DecryptAsync(new MemoryStream(stored), target, default);
        return target.ToArray();
    }
}

/// <summary>The same with SM4.</summary>
public sealed class NationalCipherTests() : CipherTests(CipherSuite.National);
