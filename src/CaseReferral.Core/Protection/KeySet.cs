namespace CaseReferral.Core.Protection;

/// <summary>The keys of a key file in the memory, unwrapped.</summary>
internal sealed record KeySet(string Active, IReadOnlyDictionary<string, SuiteKey> Keys, SuiteKey Index, bool Development)
{
    /// <summary>What is unwrapped already, by the text in the file: the master is asked once for each key.</summary>
    private IReadOnlyDictionary<string, byte[]> Known { get; init; } = new Dictionary<string, byte[]>();

    /// <exception cref="KeyFileException">The master cannot be had, or a key is none.</exception>
    public static KeySet Open(KeyFile file, IKeyWrapper wrapper, KeySet? before = null)
    {
        var known = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        SuiteKey Key(string text, CipherSuite suite)
        {
            var key = known[text] = before?.Known.GetValueOrDefault(text) ?? Unwrap(file, wrapper, text);
            return key.Length == KeyFile.KeyBytes ? new(suite, key) : throw new KeyFileException("The key file holds a key of the wrong length.");
        }
        return new(file.Active, file.Keys.ToDictionary(k => k.Key, k => Key(k.Value, file.SuiteOf(k.Key))), Key(file.Index, file.SuiteOfIndex()), file.Development)
        {
            Known = known,
        };
    }

    private static byte[] Unwrap(KeyFile file, IKeyWrapper wrapper, string text)
    {
        try
        {
            return wrapper.Unwrap(file.Master, text);
        }
        catch (Exception failure) when (failure is FormatException or ArgumentNullException)
        {
            throw new KeyFileException("The key file holds a key that is no base64.");
        }
    }
}
