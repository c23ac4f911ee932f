using System.Security.Cryptography;
using System.Text.Json;
using CaseReferral.Core.Protection;
using Xunit;

namespace CaseReferral.Core.Tests.Protection;

/// <summary>The key file says which suite each key belongs to, and holds no key in clear once a master wraps them.</summary>
public sealed class KeyFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("casereferral-keys-").FullName;

    private string KeyPath => Path.Combine(folder, "keys.json");

    [Fact]
    public void File_OfBefore_IsReadAsItWas()
    {
        var (key, index) = (Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        Write($$"""{ "active": "k1", "keys": { "k1": "{{key}}" }, "index": "{{index}}" }""");
        Assert.Equal(CipherSuite.International, KeyRing.Load(KeyPath).ActiveSuite);
        Assert.StartsWith("v1.k1.", new FieldCipher(KeyRing.Load(KeyPath)).Protect("x", "c"), StringComparison.Ordinal);
        KeyRing.AddKey(KeyPath);
        Assert.DoesNotContain("suite", File.ReadAllText(KeyPath), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>One table holds values of both suites; each is read by its own key, whatever is active.</summary>
    [Fact]
    public void Values_OfThreeKeysAndTwoSuites_AreReadAsOne()
    {
        KeyRing.CreateFile(KeyPath);
        var stored = new List<string> { new FieldCipher(KeyRing.Load(KeyPath)).Protect("王𠮷示", "c") };
        foreach (var suite in new[] { CipherSuite.National, CipherSuite.International })
        {
            KeyRing.AddKey(KeyPath, suite);
            Assert.Equal(suite, KeyRing.Load(KeyPath).ActiveSuite);
            stored.Add(new FieldCipher(KeyRing.Load(KeyPath)).Protect("王𠮷示", "c"));
        }
        Assert.Equal(["v1.k1.", "v2.k2.", "v1.k3."], stored.Select(s => s[..6]));
        var cipher = new FieldCipher(KeyRing.Load(KeyPath));
        Assert.All(stored, s => Assert.Equal("王𠮷示", cipher.Unprotect(s, "c")));
        Assert.All(stored, s => Assert.Throws<ProtectedDataException>(() => cipher.Unprotect(s, "d")));
        Assert.All(stored, s => Assert.Throws<ProtectedDataException>(() => cipher.Unprotect((s[1] == '1' ? "v2" : "v1") + s[2..], "c")));
        // The key is the same, the suite another: no value is read by the wrong algorithm.
        Assert.Throws<ProtectedDataException>(() => cipher.Unprotect(stored[1].Replace("k2", "k3", StringComparison.Ordinal), "c"));
    }

    /// <summary>Without a suite named, a new key is like the one before: nobody falls back by leaving a setting out.</summary>
    [Fact]
    public void NewKey_WithoutASuite_IsOfTheOneBefore()
    {
        KeyRing.CreateFile(KeyPath, suite: CipherSuite.National);
        Assert.Equal("k2", KeyRing.AddKey(KeyPath));
        Assert.Equal(CipherSuite.National, KeyRing.Load(KeyPath).ActiveSuite);
    }

    /// <summary>Indexes and seals keep the suite the file was made with, whatever the data keys become.</summary>
    [Fact]
    public void Index_AfterRotationToTheOtherSuite_IsTheSame()
    {
        KeyRing.CreateFile(KeyPath);
        var before = new BlindIndex(KeyRing.Load(KeyPath)).OfPhone("13900000001");
        KeyRing.AddKey(KeyPath, CipherSuite.National);
        Assert.Equal(before, new BlindIndex(KeyRing.Load(KeyPath)).OfPhone("13900000001"));
    }

    [Theory]
    [InlineData("""{ "active": "k1", "keys": { "k1": "KEY" }, "suites": { "k1": "Roman" }, "index": "KEY" }""", "the suite Roman")]
    [InlineData("""{ "active": "k1", "keys": { "k1": "KEY" }, "indexSuite": "Roman", "index": "KEY" }""", "the suite Roman")]
    [InlineData("""{ "active": "k1", "keys": { "k1": "AAAA" }, "index": "KEY" }""", "wrong length")]
    [InlineData("""{ "active": "k1", "keys": { "k1": "-" }, "index": "KEY" }""", "no base64")]
    [InlineData("""{ "active": "k2", "keys": { "k1": "KEY" }, "index": "KEY" }""", "not readable as one")]
    [InlineData("""{ "active": "k1", "keys": { "k1": null }, "index": "KEY" }""", "no base64")]
    [InlineData("""{ "active": "k1", "index": "KEY" }""", "not readable as one")]
    [InlineData("""[]""", "not readable as one")]
    [InlineData("""{ "active": "k1", "keys": { "k1": "KEY" }, "index": "KEY", "master": "city" }""", "wrapped by the master key city")]
    public void File_ThatIsWrong_IsRefusedWithASentence(string text, string sentence)
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        Write(text.Replace("KEY", key, StringComparison.Ordinal));
        var failure = Assert.Throws<KeyFileException>(() => KeyRing.Load(KeyPath));
        Assert.Contains(sentence, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(key, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rewrap_ChangesTheFileOnly_AndHoldsNoKeyInClear()
    {
        KeyRing.CreateFile(KeyPath);
        KeyRing.AddKey(KeyPath, CipherSuite.National);
        var clear = Keys();
        var stored = new FieldCipher(KeyRing.Load(KeyPath)).Protect("王示", "c");
        var (old, fresh) = (new Vault("old"), new Vault("new"));
        Assert.Equal(3, KeyRing.Rewrap(KeyPath, old, old));
        Assert.Equal(3, KeyRing.Rewrap(KeyPath, old, new Moved(old, fresh)));
        Assert.DoesNotContain(clear, k => File.ReadAllText(KeyPath).Contains(k, StringComparison.Ordinal));
        Assert.Equal("王示", new FieldCipher(KeyRing.Load(KeyPath, fresh)).Unprotect(stored, "c"));
        Assert.Contains("wrapped by the master key new", Assert.Throws<KeyFileException>(() => KeyRing.Load(KeyPath)).Message, StringComparison.Ordinal);
        KeyRing.Rewrap(KeyPath, fresh, FileKeys.Instance);
        Assert.Equal(clear, Keys());
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyPath));
    }

    /// <summary>A new key of another master beside the old ones could be read by neither.</summary>
    [Fact]
    public void NewKey_UnderAnotherMaster_IsRefused_AndChangesNothing()
    {
        KeyRing.CreateFile(KeyPath, wrapper: new Vault("old"));
        var before = File.ReadAllText(KeyPath);
        Assert.Contains("keys rewrap", Assert.Throws<KeyFileException>(() => KeyRing.AddKey(KeyPath, null, new Vault("new"))).Message, StringComparison.Ordinal);
        Assert.Contains("keys rewrap", Assert.Throws<KeyFileException>(() => KeyRing.AddKey(KeyPath)).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(KeyPath));
    }

    [Fact]
    public void Master_ThatDoesNotGiveBackWhatItTook_IsNotTrustedWithAKey()
    {
        KeyRing.CreateFile(KeyPath);
        var before = File.ReadAllText(KeyPath);
        Assert.Contains("nothing was changed", Assert.Throws<KeyFileException>(() => KeyRing.Rewrap(KeyPath, FileKeys.Instance, new Vault("bad") { Forgets = true })).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(KeyPath));
    }

    /// <summary>The master is asked once for each key; while it is away everything unwrapped goes on.</summary>
    [Fact]
    public async Task Ring_WhileTheMasterIsAway_GoesOn_AndTakesTheNewKeyWhenItIsBack()
    {
        var vault = new Vault("city");
        KeyRing.CreateFile(KeyPath, wrapper: vault);
        vault.Asked = 0;
        var ring = KeyRing.Load(KeyPath, vault);
        var cipher = new FieldCipher(ring);
        Assert.Equal(2, vault.Asked);
        KeyRing.AddKey(KeyPath, CipherSuite.National, vault);
        (vault.Asked, vault.Away) = (0, true);
        await Task.Delay(1200, TestContext.Current.CancellationToken);
        Assert.Equal("王示", cipher.Unprotect(cipher.Protect("王示", "c"), "c"));
        Assert.Equal(("k1", 1), (ring.Active, vault.Asked));
        Assert.Throws<ProtectedDataException>(() => cipher.Unprotect("v2.k2.AAAA", "c"));
        vault.Away = false;
        await Task.Delay(5200, TestContext.Current.CancellationToken);
        Assert.StartsWith("v2.k2.", cipher.Protect("王示", "c"), StringComparison.Ordinal);
        Assert.Equal(2, vault.Asked);
    }

    private IReadOnlyList<string> Keys()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(KeyPath));
        return [.. file.RootElement.GetProperty("keys").EnumerateObject().Select(k => k.Value.GetString()!), file.RootElement.GetProperty("index").GetString()!];
    }

    private void Write(string text)
    {
        File.WriteAllText(KeyPath, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(KeyPath, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    public void Dispose() => Directory.Delete(folder, true);

    /// <summary>A master key that wraps by AES-GCM, in the test's memory.</summary>
    private sealed class Vault(string name) : IKeyWrapper
    {
        private readonly byte[] secret = RandomNumberGenerator.GetBytes(32);

        public string? Master => name;
        public int Asked { get; set; }
        public bool Away { get; set; }
        public bool Forgets { get; init; }

        public string Wrap(ReadOnlySpan<byte> key)
        {
            var (nonce, cipher, tag) = (RandomNumberGenerator.GetBytes(12), new byte[key.Length], new byte[16]);
            using var aes = new AesGcm(secret, 16);
            aes.Encrypt(nonce, key, cipher, tag);
            return Convert.ToBase64String([.. nonce, .. tag, .. cipher]);
        }

        public byte[] Unwrap(string? master, string text)
        {
            Asked++;
            if (Away)
                throw new KeyFileException("away");
            Assert.Equal(name, master);
            var all = Convert.FromBase64String(text);
            var key = new byte[all.Length - 28];
            using var aes = new AesGcm(secret, 16);
            aes.Decrypt(all.AsSpan(0, 12), all.AsSpan(28), all.AsSpan(12, 16), key);
            return Forgets ? new byte[32] : key;
        }
    }

    /// <summary>The service has both masters: it unwraps by the one the file names, and wraps by the new one.</summary>
    private sealed class Moved(Vault from, Vault to) : IKeyWrapper
    {
        public string? Master => to.Master;
        public string Wrap(ReadOnlySpan<byte> key) => to.Wrap(key);
        public byte[] Unwrap(string? master, string text) => (master == to.Master ? to : from).Unwrap(master, text);
    }
}
