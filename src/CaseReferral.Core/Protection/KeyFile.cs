using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CaseReferral.Core.Protection;

/// <summary>The key file cannot be used; the message is one sentence for the administrator, without key material.</summary>
public sealed class KeyFileException(string message) : Exception(message);

/// <summary>
/// The key file as it lies on the disk: keys by id, and the one the indexes and the trail are made with, each in base64 or
/// as the master wrapped it. A key without a suite is of the international one.
/// </summary>
internal sealed record KeyFile(string Active, IReadOnlyDictionary<string, string> Keys, string Index)
{
    public const int KeyBytes = 32;

    /// <summary>The key that all others are wrapped with; null when they are not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Master { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyDictionary<string, string>? Suites { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? IndexSuite { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool Development { get; init; }

    public static KeyFile New(string id, CipherSuite suite, IKeyWrapper wrapper, bool development) =>
        new KeyFile(id, new Dictionary<string, string>(), Wrapped(wrapper, RandomNumberGenerator.GetBytes(KeyBytes)))
        {
            Master = wrapper.Master,
            IndexSuite = Said(suite),
            Development = development,
        }.With(id, suite, wrapper);

    /// <summary>k1, k2 and so on.</summary>
    public KeyFile WithNewKey(CipherSuite? suite, IKeyWrapper wrapper)
    {
        if (Master != wrapper.Master)
            throw new KeyFileException($"The key file is wrapped by {Master ?? "no master key"}, the settings name {wrapper.Master ?? "none"}; call the verb keys rewrap first.");
        var last = Keys.Keys.Max(id => int.TryParse(id.TrimStart('k'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0);
        return With(string.Create(CultureInfo.InvariantCulture, $"k{last + 1}"), suite ?? SuiteOf(Active), wrapper);
    }

    /// <summary>The same keys, wrapped by another master.</summary>
    public KeyFile Rewrapped(IKeyWrapper from, IKeyWrapper to)
    {
        string Again(string text) => Wrapped(to, from.Unwrap(Master, text));
        return this with { Master = to.Master, Keys = Keys.ToDictionary(k => k.Key, k => Again(k.Value)), Index = Again(Index) };
    }

    public CipherSuite SuiteOf(string id) => Suite(Suites?.GetValueOrDefault(id));

    public CipherSuite SuiteOfIndex() => Suite(IndexSuite);

    /// <exception cref="KeyFileException">Missing, unreadable, readable by others, or not a key file.</exception>
    public static KeyFile Read(string path)
    {
        if (!File.Exists(path))
            throw new KeyFileException($"The key file {Path.GetFileName(path)} does not exist.");
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & others) != 0)
            throw new KeyFileException($"The key file {Path.GetFileName(path)} may be read by others; set its mode to 0600.");
        try
        {
            var file = JsonSerializer.Deserialize<KeyFile>(File.ReadAllText(path), JsonSerializerOptions.Web);
            return file is { Active: not null, Keys: not null, Index: not null } && file.Keys.ContainsKey(file.Active) ? file
                : throw new KeyFileException("The key file is not readable as one: expected active, keys with that id, and index.");
        }
        catch (JsonException)
        {
            throw new KeyFileException("The key file is not readable as one: expected active, keys and index.");
        }
    }

    /// <summary>With mode 0600 from its first byte on.</summary>
    public void Write(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        JsonSerializer.Serialize(file, this, JsonSerializerOptions.Web);
    }

    /// <summary>A reader sees the old file or the new one, never half of one.</summary>
    public void Replace(string path)
    {
        Write(path + ".new", FileMode.Create);
        File.Move(path + ".new", path, true);
    }

    private KeyFile With(string id, CipherSuite suite, IKeyWrapper wrapper) => this with
    {
        Active = id,
        Keys = new Dictionary<string, string>(Keys) { [id] = Wrapped(wrapper, RandomNumberGenerator.GetBytes(KeyBytes)) },
        Suites = Said(suite) is not { } name ? Suites : new Dictionary<string, string>(Suites ?? new Dictionary<string, string>()) { [id] = name },
    };

    private static string? Said(CipherSuite suite) => suite == CipherSuite.International ? null : suite.Name;

    private static CipherSuite Suite(string? name) => name is null ? CipherSuite.International
        : CipherSuite.Named(name) ?? throw new KeyFileException($"The key file names the suite {name}, which this program does not know.");

    /// <summary>What cannot be unwrapped again must never be the only copy of a key.</summary>
    private static string Wrapped(IKeyWrapper wrapper, byte[] key)
    {
        var text = wrapper.Wrap(key);
        return CryptographicOperations.FixedTimeEquals(wrapper.Unwrap(wrapper.Master, text), key) ? text
            : throw new KeyFileException($"The master key {wrapper.Master} does not unwrap what it wrapped; nothing was changed.");
    }
}
