using System.Security.Cryptography;
using System.Text;

namespace CaseReferral.Core.Protection;

/// <summary>
/// Master keys by id, from a file outside the database. Every purpose gets its own subkey (HKDF-SHA256), so a leak of
/// one use opens no other. A key added while the application runs is noticed within a second.
/// </summary>
public sealed class KeyRing
{
    private const long LookEveryMilliseconds = 1000;
    private readonly string? path;
    private readonly Lock reading = new();
    private volatile KeyFile keys;
    private DateTime stamp;
    private long looked = Environment.TickCount64;

    private KeyRing(KeyFile keys, string? path)
    {
        (this.keys, this.path) = (keys, path);
        stamp = path is null ? default : File.GetLastWriteTimeUtc(path);
    }

    /// <summary>Id of the key new values are written with.</summary>
    public string Active
    {
        get
        {
            if (Environment.TickCount64 - Volatile.Read(ref looked) > LookEveryMilliseconds)
                LookAgain();
            return keys.Active;
        }
    }

    /// <summary>Made outside Production, where nobody keeps it apart.</summary>
    public bool IsForDevelopment => keys.Development;

    /// <summary>A ring for tests and design time: random, never stored.</summary>
    public static KeyRing Ephemeral() => new(KeyFile.New("t1", false), null);

    /// <exception cref="KeyFileException">Missing, unreadable, readable by others, or not a key file.</exception>
    public static KeyRing Load(string path) => new(KeyFile.Read(path), path);

    /// <summary>Writes a new key file with mode 0600; never overwrites one.</summary>
    public static void CreateFile(string path, bool development = false) => KeyFile.New("k1", development).Write(path, FileMode.CreateNew);

    /// <summary>Adds a key to the file and makes it the active one; returns its id. The old ones stay: backups need them.</summary>
    public static string AddKey(string path)
    {
        var next = KeyFile.Read(path).WithNewKey();
        next.Write(path + ".new", FileMode.Create);
        File.Move(path + ".new", path, true); // a reader sees the old file or the new one, never half of one
        return next.Active;
    }

    /// <summary>Subkey of one master key for one purpose.</summary>
    /// <exception cref="ProtectedDataException">The key id is not on the ring.</exception>
    public byte[] Derive(string keyId, string purpose)
    {
        if (!keys.Keys.ContainsKey(keyId))
            LookAgain(); // another process may have begun to rotate
        return keys.Keys.TryGetValue(keyId, out var key) ? Subkey(key, purpose) : throw new ProtectedDataException();
    }

    /// <summary>Key of the blind indexes; it does not rotate with the others, or nothing could be found again.</summary>
    public byte[] DeriveIndex(string purpose) => Subkey(keys.Index, purpose);

    private static byte[] Subkey(string key, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Convert.FromBase64String(key), KeyFile.KeyBytes, info: Encoding.UTF8.GetBytes(purpose));

    /// <summary>A file that cannot be read now changes nothing: the keys in memory are good.</summary>
    private void LookAgain()
    {
        lock (reading)
        {
            Volatile.Write(ref looked, Environment.TickCount64);
            if (path is null || !File.Exists(path) || File.GetLastWriteTimeUtc(path) is var written && written == stamp)
                return;
            try
            {
                (keys, stamp) = (KeyFile.Read(path), written);
            }
            catch (KeyFileException) { }
        }
    }
}
