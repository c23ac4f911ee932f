namespace CaseReferral.Core.Protection;

/// <summary>
/// Wraps data keys for the key file. The master key that does it may lie where this program never sees it: in a key
/// management service or a hardware module.
/// </summary>
public interface IKeyWrapper
{
    /// <summary>The master that keys are wrapped with from now on; null when they stand in the key file as they are.</summary>
    string? Master { get; }

    /// <summary>The key as it may stand in the key file.</summary>
    /// <exception cref="KeyFileException">The master cannot be had.</exception>
    string Wrap(ReadOnlySpan<byte> key);

    /// <param name="master">The master that the key file names.</param>
    /// <param name="text">What <see cref="Wrap"/> gave.</param>
    /// <exception cref="KeyFileException">The master cannot be had, or it is no key of its.</exception>
    byte[] Unwrap(string? master, string text);
}

/// <summary>No master: the file's mode 0600 and the place it is kept protect the keys.</summary>
public sealed class FileKeys : IKeyWrapper
{
    public static readonly FileKeys Instance = new();

    private FileKeys() { }

    public string? Master => null;

    public string Wrap(ReadOnlySpan<byte> key) => Convert.ToBase64String(key);

    public byte[] Unwrap(string? master, string text) => master is null ? Convert.FromBase64String(text)
        : throw new KeyFileException($"The key file is wrapped by the master key {master}; set Keys:Command and Keys:Master as they were when it was.");
}
