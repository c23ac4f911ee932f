using System.Security.Cryptography;
using System.Text;
using CaseReferral.Core.Protection;
using CsCheck;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;
using Xunit;

namespace CaseReferral.Core.Tests.Protection;

/// <summary>Both suites compute what the standards say, and what openssl computes where they give no example.</summary>
public sealed class SuiteTests
{
    private const string Key32 = "000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F";
    public static readonly TheoryData<string> Names = [.. CipherSuite.All.Select(s => s.Name)];

    /// <summary>GB/T 32905-2016, appendix A, examples 1 and 2.</summary>
    [Theory]
    [InlineData(1, "abc", "66C7F0F462EEEDD9D1F2D46BDC10E4E24167C4875CF2F7A2297DA02B8F4BA8E0")]
    [InlineData(16, "abcd", "DEBE9FF92275B8A138604889C18E5A4D6FDB70E5387E5765293DCBA39C0C5732")]
    public void Sm3_ExamplesOfTheStandard(int times, string text, string hash)
    {
        var digest = new SM3Digest();
        for (var i = 0; i < times; i++)
            digest.BlockUpdate(Encoding.ASCII.GetBytes(text));
        var output = new byte[digest.GetDigestSize()];
        digest.DoFinal(output);
        Assert.Equal(hash, Convert.ToHexString(output));
    }

    /// <summary>GB/T 32907-2016, appendix A, example 1.</summary>
    [Fact]
    public void Sm4_ExampleOfTheStandard()
    {
        var block = Convert.FromHexString("0123456789ABCDEFFEDCBA9876543210");
        var engine = new SM4Engine();
        engine.Init(true, new KeyParameter(block));
        var output = new byte[16];
        engine.ProcessBlock(block, output);
        Assert.Equal("681EDF34D206965E86B3E94F536E4246", Convert.ToHexString(output));
    }

    /// <summary>RFC 8998, appendix A.1; NIST's GCM specification, test case 16.</summary>
    [Theory]
    [InlineData("National", "0123456789ABCDEFFEDCBA9876543210", "00001234567800000000ABCD", "FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2",
        "AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDDEEEEEEEEEEEEEEEEFFFFFFFFFFFFFFFFEEEEEEEEEEEEEEEEAAAAAAAAAAAAAAAA",
        "17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735D82710CA5C22F0CCFA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D",
        "83DE3541E4C2B58177E065A9BF7B62EC")]
    [InlineData("International", "FEFFE9928665731C6D6A8F9467308308FEFFE9928665731C6D6A8F9467308308", "CAFEBABEFACEDBADDECAF888", "FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2",
        "D9313225F88406E5A55909C5AFF5269A86A7A9531534F7DA2E4C303D8A318A721C3C0C95956809532FCF0E2449A6B525B16AEDF5AA0DE657BA637B39",
        "522DC1F099567D07F47F37A32A84427D643A8CDCBFE5C0C97598A2BD2555D1AA8CB08E48590DBB3DA7B08B1056828838C5F61E6393BA7A0ABCC9F662",
        "76FC6ECE0F4E1768CDDF8853BB2D551B")]
    public void Aead_PublishedExamples(string name, string key, string nonce, string bound, string clear, string cipher, string tag)
    {
        var text = Convert.FromHexString(clear);
        var (sealed_, mark, read) = (new byte[text.Length], new byte[CipherSuite.TagBytes], new byte[text.Length]);
        using var aead = Of(name).Aead(Convert.FromHexString(key));
        aead.Encrypt(Convert.FromHexString(nonce), text, sealed_, mark, Convert.FromHexString(bound));
        Assert.Equal((cipher, tag), (Convert.ToHexString(sealed_), Convert.ToHexString(mark)));
        aead.Decrypt(Convert.FromHexString(nonce), sealed_, mark, read, Convert.FromHexString(bound));
        Assert.Equal(text, read);
    }

    /// <summary>Computed with openssl 3.0 (dgst -mac HMAC, kdf HKDF); the last with RFC 5869's first input.</summary>
    [Fact]
    public void MacAndDerivation_WithSm3_AreWhatOpensslComputes()
    {
        Assert.Equal("A8F95CF26F204957E7CA73C9602A25DDA35F168B28103B51DFC968C810416B63",
            Convert.ToHexString(CipherSuite.National.Mac(Convert.FromHexString(Key32), "abc"u8)));
        var input = Convert.FromHexString("0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B");
        Assert.Equal("D7E95CD806F8D08C9D85EDEF5546326D", Convert.ToHexString(CipherSuite.National.Derive(input, 16, null, "field"u8.ToArray())));
        Assert.Equal("C69FE91B7AAEE2DD5718D72DCAEE0CCE93F1B8E41F792DA51261B6A517E68B36ED2C595572B01DFA359B",
            Convert.ToHexString(CipherSuite.National.Derive(input, 42, Convert.FromHexString("000102030405060708090A0B0C"), Convert.FromHexString("F0F1F2F3F4F5F6F7F8F9"))));
    }

    [Theory, MemberData(nameof(Names))]
    public void Aead_AnyBitOfAnythingChanged_IsRefused_AndNothingIsRead(string name) =>
        Gen.Select(Gen.Byte.Array[0, 100], Gen.Byte.Array[0, 40], Gen.Int[0, 3], Gen.Int[0, 10_000]).Sample((text, bound, what, bit) =>
        {
            var (nonce, cipher, tag, clear) = (RandomNumberGenerator.GetBytes(12), new byte[text.Length], new byte[16], new byte[text.Length]);
            using var aead = Of(name).Aead(RandomNumberGenerator.GetBytes(Of(name).KeyBytes));
            aead.Encrypt(nonce, text, cipher, tag, bound);
            aead.Decrypt(nonce, cipher, tag, clear, bound);
            Assert.Equal(text, clear);
            var changed = new[] { nonce, cipher, tag, bound }[what];
            if (changed.Length == 0)
                return;
            changed[bit / 8 % changed.Length] ^= (byte)(1 << (bit % 8));
            Assert.ThrowsAny<CryptographicException>(() => aead.Decrypt(nonce, cipher, tag, clear, bound));
            Assert.All(clear, b => Assert.Equal(0, b));
        });

    [Theory, MemberData(nameof(Names))]
    public void Derivation_EveryPurposeAndSalt_IsAnotherKey_TheSameEveryTime(string name) =>
        Gen.Select(Gen.Byte.Array[32], Gen.String[1, 10], Gen.String[1, 10]).Sample((key, one, other) =>
        {
            var ring = new SuiteKey(Of(name), key);
            string Said(SuiteKey k) => Convert.ToHexString(k.Mac("x"u8));
            Assert.Equal(Said(ring.Derive(one)), Said(ring.Derive(one)));
            Assert.NotEqual(Said(ring.Derive(one, [1])), Said(ring.Derive(one, [2])));
            Assert.Equal(Encoding.UTF8.GetBytes(one).AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(other)), Said(ring.Derive(one)) == Said(ring.Derive(other)));
        });

    /// <summary>Equal values are found within a suite and never across: an index of one cannot be searched with the other.</summary>
    [Fact]
    public void Index_OfTheOtherSuite_IsAnotherHash()
    {
        var key = RandomNumberGenerator.GetBytes(32);
        Assert.NotEqual(new SuiteKey(CipherSuite.National, key).Mac("x"u8), new SuiteKey(CipherSuite.International, key).Mac("x"u8));
        var index = new BlindIndex(KeyRing.Ephemeral(CipherSuite.National));
        Assert.Equal(index.OfPhone("13900000001"), index.OfPhone("+86 139 0000 0001"));
        Assert.NotEqual(index.OfPhone("13900000001"), index.OfPhone("13900000002"));
        Assert.Equal(32, index.OfPhone("13900000001")!.Length);
    }

    private static CipherSuite Of(string name) => CipherSuite.Named(name)!;
}
