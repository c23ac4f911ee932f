using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CaseReferral.Core.Protection;

/// <summary>The key file cannot be used; the message is one sentence for the administrator, without key material.</summary>
public sealed class KeyFileException(string message) : Exception(message);

/// <summary>
/// Master keys by id, from a file outside the database. Every purpose gets its own subkey (HKDF-SHA256), so a leak of
/// one use opens no other.
/// </summary>
public sealed class KeyRing
{
    private const int KeyBytes = 32;
    private readonly Dictionary<string, byte[]> keys;
    private readonly byte[] index;

    private KeyRing(string active, Dictionary<string, byte[]> keys, byte[] index)
    {
        Active = active;
        this.keys = keys;
        this.index = index;
    }

    /// <summary>Id of the key new values are written with.</summary>
    public string Active { get; }

    /// <summary>A ring for tests and design time: random, never stored.</summary>
    public static KeyRing Ephemeral() =>
        new("t1", new() { ["t1"] = RandomNumberGenerator.GetBytes(KeyBytes) }, RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>Subkey of one master key for one purpose.</summary>
    /// <exception cref="ProtectedDataException">The key id is not on the ring.</exception>
    public byte[] Derive(string keyId, string purpose) => keys.TryGetValue(keyId, out var key)
        ? HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyBytes, info: Encoding.UTF8.GetBytes(purpose))
        : throw new ProtectedDataException();

    /// <summary>Key of the blind indexes; it does not rotate with the others, or nothing could be found again.</summary>
    public byte[] DeriveIndex(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, index, KeyBytes, info: Encoding.UTF8.GetBytes(purpose));

    /// <exception cref="KeyFileException">Missing, unreadable, readable by others, or not a key file.</exception>
    public static KeyRing Load(string path)
    {
        if (!File.Exists(path))
            throw new KeyFileException($"The key file {Path.GetFileName(path)} does not exist.");
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & others) != 0)
            throw new KeyFileException($"The key file {Path.GetFileName(path)} may be read by others; set its mode to 0600.");
        try
        {
            var stored = JsonSerializer.Deserialize<Stored>(File.ReadAllText(path), JsonSerializerOptions.Web)!;
            var ring = new KeyRing(stored.Active, stored.Keys.ToDictionary(k => k.Key, k => Convert.FromBase64String(k.Value)), Convert.FromBase64String(stored.Index));
            if (ring.index.Length != KeyBytes || ring.keys.Values.Any(k => k.Length != KeyBytes) || !ring.keys.ContainsKey(ring.Active))
                throw new KeyFileException("The key file holds a key of the wrong length, or its active key is missing.");
            return ring;
        }
        catch (Exception failure) when (failure is JsonException or FormatException or NullReferenceException or ArgumentNullException)
        {
            throw new KeyFileException("The key file is not readable as one: expected active, keys and index.");
        }
    }

    /// <summary>Writes a new key file with mode 0600; never overwrites one.</summary>
    public static void CreateFile(string path)
    {
        var stored = new Stored("k1", new() { ["k1"] = Random() }, Random());
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        JsonSerializer.Serialize(file, stored, JsonSerializerOptions.Web);
    }

    private static string Random() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));

    private sealed record Stored(string Active, Dictionary<string, string> Keys, string Index);
}
