using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CaseReferral.Core.Protection;

/// <summary>The key file cannot be used; the message is one sentence for the administrator, without key material.</summary>
public sealed class KeyFileException(string message) : Exception(message);

/// <summary>The key file as it lies on the disk: keys in base64 by id, and the one the indexes and the trail are made with.</summary>
internal sealed record KeyFile(string Active, IReadOnlyDictionary<string, string> Keys, string Index)
{
    public const int KeyBytes = 32;

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool Development { get; init; }

    public static KeyFile New(string id, bool development) => new(id, new Dictionary<string, string> { [id] = Random() }, Random()) { Development = development };

    /// <summary>k1, k2 and so on.</summary>
    public KeyFile WithNewKey()
    {
        var last = Keys.Keys.Max(id => int.TryParse(id.TrimStart('k'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0);
        var next = string.Create(CultureInfo.InvariantCulture, $"k{last + 1}");
        return this with { Active = next, Keys = new Dictionary<string, string>(Keys) { [next] = Random() } };
    }

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
            var file = JsonSerializer.Deserialize<KeyFile>(File.ReadAllText(path), JsonSerializerOptions.Web)!;
            if (file.Keys.Values.Append(file.Index).Any(key => Convert.FromBase64String(key).Length != KeyBytes) || !file.Keys.ContainsKey(file.Active))
                throw new KeyFileException("The key file holds a key of the wrong length, or its active key is missing.");
            return file;
        }
        catch (Exception failure) when (failure is JsonException or FormatException or NullReferenceException or ArgumentNullException)
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

    private static string Random() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));
}
