using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using CaseReferral.Core.Workflows;

namespace CaseReferral.Web.Shell;

/// <summary>
/// Every sentence a user can read. A feature brings one embedded <c>X.texts.json</c> shaped
/// <c>{ "Key": ["Chinese", "English"] }</c>; a key in two files stops the start, an unknown key shows as <c>[key]</c>.
/// </summary>
public sealed class Texts
{
    /// <summary>Keys of the sources of limits: what follows is the source as it is kept, in Chinese.</summary>
    public const string SourcePrefix = "LimitSource.";

    private const string Prefix = "texts/";
    private readonly FrozenDictionary<string, string[]> _texts;
    private readonly ConcurrentDictionary<string, bool> _reported = new(StringComparer.Ordinal);
    private readonly ILogger<Texts> _logger;

    /// <summary>Loads the given files (name, JSON).</summary>
    public Texts(ILogger<Texts> logger, IEnumerable<(string File, string Json)> files)
    {
        _logger = logger;
        _texts = Load(files);
    }

    /// <summary>Loads every text file embedded in this assembly.</summary>
    public static Texts OfAssembly(ILogger<Texts> logger)
    {
        var assembly = typeof(Texts).Assembly;
        return new(logger, assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => (name[Prefix.Length..], Read(assembly, name))));
    }

    /// <summary>All known keys.</summary>
    public IEnumerable<string> Keys => _texts.Keys;

    /// <summary>The sentence in the current UI language, completed by the arguments.</summary>
    public string this[string key, params object?[] args]
    {
        get
        {
            if (!_texts.TryGetValue(key, out var pair)) return Unknown(key);
            var sentence = pair[IsEnglish ? 1 : 0];
            return args.Length == 0 ? sentence : string.Format(CultureInfo.CurrentCulture, sentence, args);
        }
    }

    /// <summary>Whether the request is answered in English; everything else is Chinese.</summary>
    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>Tag of the language a page offers to switch to.</summary>
    public static string Other => IsEnglish ? "zh-CN" : "en";

    /// <summary>Whether the key is known.</summary>
    public bool Has(string key) => _texts.ContainsKey(key);

    /// <summary>The word for an enum value, key <c>TypeName.Value</c>.</summary>
    public string Enum<T>(T value) where T : struct, Enum => this[$"{typeof(T).Name}.{value}"];

    /// <summary>The word for a boxed enum value, key <c>TypeName.Value</c>.</summary>
    public string Word(Enum value) => this[$"{value.GetType().Name}.{value}"];

    /// <summary>
    /// The sentence of an unmet rule, key <c>Rule.Name</c>. Details that are keys are put into words and listed; a sentence
    /// with more than one gap takes them one by one.
    /// </summary>
    public string Reason(Reason reason)
    {
        string[] details = [.. reason.Details.Select(detail => Has(detail) ? this[detail] : detail)];
        var key = $"Rule.{reason.Rule}";
        return Has(key) && Both(key).Chinese.Contains("{1}", StringComparison.Ordinal)
            ? this[key, [.. details]]
            : this[key, string.Join(this["List.Separator"], details)];
    }

    /// <summary>Where a limit stands, in the reader's language; a source without a translation, as it is written.</summary>
    public string Source(string source) => Has(SourcePrefix + source) ? this[SourcePrefix + source] : source;

    /// <summary>Both languages of a key; for tests and exports.</summary>
    public (string Chinese, string English) Both(string key) => (_texts[key][0], _texts[key][1]);

    private string Unknown(string key)
    {
        if (_reported.TryAdd(key, true)) _logger.LogWarning("No text for key {Key}", key);
        return $"[{key}]";
    }

    private static FrozenDictionary<string, string[]> Load(IEnumerable<(string File, string Json)> files)
    {
        var owner = new Dictionary<string, string>(StringComparer.Ordinal);
        var texts = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (file, json) in files)
        {
            using var document = JsonDocument.Parse(json);
            foreach (var entry in document.RootElement.EnumerateObject())
            {
                if (!owner.TryAdd(entry.Name, file))
                    throw new InvalidOperationException($"Text key '{entry.Name}' is in {owner[entry.Name]} and in {file}.");
                texts[entry.Name] = Pair(file, entry);
            }
        }
        return texts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string[] Pair(string file, JsonProperty entry) =>
        entry.Value.ValueKind == JsonValueKind.Array && entry.Value.GetArrayLength() == 2
            ? [.. entry.Value.EnumerateArray().Select(value => value.GetString() ?? "")]
            : throw new InvalidOperationException($"Text key '{entry.Name}' in {file} needs [Chinese, English].");

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
