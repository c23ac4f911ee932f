namespace CaseReferral.Core.Protection;

/// <summary>
/// Data keys by id, from a file outside the database. Every purpose gets its own subkey (HKDF), so a leak of one use opens
/// no other. A key added while the application runs is noticed within a second.
/// </summary>
public sealed class KeyRing
{
    private const long LookEveryMilliseconds = 1000, LookAgainAfterFailure = 5000;
    private readonly string? path;
    private readonly IKeyWrapper wrapper;
    private readonly Lock reading = new();
    private volatile KeySet keys;
    private volatile bool failed;
    private Stamp stamp;
    private long next = Environment.TickCount64 + LookEveryMilliseconds;

    private KeyRing(KeySet keys, string? path, IKeyWrapper wrapper, Stamp stamp) =>
        (this.keys, this.path, this.wrapper, this.stamp) = (keys, path, wrapper, stamp);

    /// <summary>Id of the key new values are written with.</summary>
    public string Active
    {
        get
        {
            // One looks; the others need not wait for a master key that is far away.
            if (IsTime && reading.TryEnter())
            {
                try
                {
                    Look();
                }
                finally
                {
                    reading.Exit();
                }
            }
            return keys.Active;
        }
    }

    /// <summary>Algorithms of the active key.</summary>
    public CipherSuite ActiveSuite => keys.Keys[Active].Suite;

    /// <summary>Made outside Production, where nobody keeps it apart.</summary>
    public bool IsForDevelopment => keys.Development;

    /// <summary>A ring for tests and design time: random, never stored.</summary>
    public static KeyRing Ephemeral(CipherSuite? suite = null) =>
        new(KeySet.Open(KeyFile.New("t1", suite ?? CipherSuite.International, FileKeys.Instance, false), FileKeys.Instance), null, FileKeys.Instance, default);

    /// <exception cref="KeyFileException">Missing, unreadable, readable by others, not a key file, or its master key is away.</exception>
    public static KeyRing Load(string path, IKeyWrapper? wrapper = null)
    {
        var stamp = Stamp.Of(path);
        return new(KeySet.Open(KeyFile.Read(path), wrapper ?? FileKeys.Instance), path, wrapper ?? FileKeys.Instance, stamp);
    }

    /// <summary>Writes a new key file with mode 0600; never overwrites one.</summary>
    /// <param name="path">Where.</param>
    /// <param name="development">Production refuses it.</param>
    /// <param name="suite">Of the first key, and of indexes and seals for good; the international one unless said otherwise.</param>
    /// <param name="wrapper">The master key, if there is one.</param>
    public static void CreateFile(string path, bool development = false, CipherSuite? suite = null, IKeyWrapper? wrapper = null) =>
        KeyFile.New("k1", suite ?? CipherSuite.International, wrapper ?? FileKeys.Instance, development).Write(path, FileMode.CreateNew);

    /// <summary>
    /// Adds a key to the file and makes it the active one; returns its id. The old ones stay: backups need them. Without a
    /// suite it is of the one before.
    /// </summary>
    public static string AddKey(string path, CipherSuite? suite = null, IKeyWrapper? wrapper = null)
    {
        var next = KeyFile.Read(path).WithNewKey(suite, wrapper ?? FileKeys.Instance);
        next.Replace(path);
        return next.Active;
    }

    /// <summary>Wraps the keys of the file by another master; nothing stored changes. Returns how many there are.</summary>
    /// <param name="path">The key file.</param>
    /// <param name="present">Unwraps them, when they are wrapped.</param>
    /// <param name="to">Wraps them from now on.</param>
    public static int Rewrap(string path, IKeyWrapper present, IKeyWrapper to)
    {
        var file = KeyFile.Read(path);
        file.Rewrapped(file.Master is null ? FileKeys.Instance : present, to).Replace(path);
        return file.Keys.Count + 1;
    }

    /// <summary>Subkey of one data key for one purpose.</summary>
    /// <exception cref="ProtectedDataException">The key id is not on the ring.</exception>
    public SuiteKey Derive(string keyId, string purpose)
    {
        if (!keys.Keys.ContainsKey(keyId))
        {
            lock (reading)
            {
                if (!keys.Keys.ContainsKey(keyId) && (IsTime || !failed))
                    Look(); // another process may have begun to rotate
            }
        }
        return keys.Keys.TryGetValue(keyId, out var key) ? key.Derive(purpose) : throw new ProtectedDataException();
    }

    /// <summary>Key of the blind indexes and seals; it does not rotate with the others, or nothing could be found again.</summary>
    public SuiteKey DeriveIndex(string purpose) => keys.Index.Derive(purpose, length: KeyFile.KeyBytes);

    private bool IsTime => Environment.TickCount64 > Volatile.Read(ref next);

    /// <summary>Inside the lock. A file that cannot be read now, or a master that is away, changes nothing: the keys in memory are good.</summary>
    private void Look()
    {
        try
        {
            if (path is not null && File.Exists(path) && Stamp.Of(path) is var written && written != stamp)
                (keys, stamp) = (KeySet.Open(KeyFile.Read(path), wrapper, keys), written);
            failed = false;
        }
        catch (Exception failure) when (failure is KeyFileException or IOException or UnauthorizedAccessException)
        {
            failed = true;
        }
        Volatile.Write(ref next, Environment.TickCount64 + (failed ? LookAgainAfterFailure : LookEveryMilliseconds));
    }

    /// <summary>How a changed file is known; by its length too, since two writes may share a tick of the clock.</summary>
    private readonly record struct Stamp(DateTime Written, long Length)
    {
        public static Stamp Of(string path) => new FileInfo(path) is { Exists: true } file ? new(file.LastWriteTimeUtc, file.Length) : default;
    }
}
