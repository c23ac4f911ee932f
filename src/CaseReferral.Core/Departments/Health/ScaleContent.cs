using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CaseReferral.Core.Departments.Health;

/// <summary>
/// What a filled scale says of the person, sealed as one text: which scale, which answers, whether there was danger. In columns
/// of their own, even encrypted, the filled ones would tell it: to who steals the database, and to who may read the history.
/// </summary>
public sealed record ScaleContent
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public required string Scale { get; init; }
    public IReadOnlyList<int> Answers { get; init; } = [];
    public string? Name { get; init; }
    public required decimal Total { get; init; }
    public string? Reading { get; init; }
    public required string Assessor { get; init; }
    public required string Provider { get; init; }
    public required string Asked { get; init; }
    public string? Edition { get; init; }
    public string? SafetyAction { get; init; }
    public string? Reason { get; init; }

    /// <summary>Code of the band the total falls into; null for a scale known by name alone.</summary>
    [JsonIgnore]
    public string? Band => Scales.Find(Scale)?.Band((int)Total);

    /// <summary>What the answers say of each cluster; empty for a scale without clusters.</summary>
    [JsonIgnore]
    public IReadOnlyList<ClusterScore> Clusters => Scales.Find(Scale)?.Score(Answers) ?? [];

    /// <summary>Every cluster has the symptoms its pattern asks for: a hint of the screening, no diagnosis. Null without clusters.</summary>
    [JsonIgnore]
    public bool? HasPattern => Clusters is { Count: > 0 } clusters ? clusters.All(c => c.IsMet) : null;

    [JsonIgnore]
    public bool IsRisk => Scales.Find(Scale)?.IsRisk(Answers) == true;

    /// <summary>From an entry without errors; the total is computed here and nowhere else.</summary>
    public static ScaleContent Of(ScaleEntry entry)
    {
        var scale = Scales.Find(entry.Scale);
        IReadOnlyList<int> answers = scale is null ? [] : [.. entry.Answers.Take(scale.Items).Select(a => int.Parse(a!, System.Globalization.CultureInfo.InvariantCulture))];
        return new()
        {
            Scale = entry.Scale,
            Answers = answers,
            Name = scale is null ? entry.Name!.Trim() : null,
            Total = scale?.Total(answers) ?? entry.Total!.Value,
            Reading = scale is null ? entry.Reading : null,
            Assessor = entry.Assessor!.Trim(),
            Provider = entry.Provider!,
            Asked = entry.Asked!,
            Edition = entry.Edition,
            // Asked of nobody who is in no danger, and then not kept.
            SafetyAction = scale?.IsRisk(answers) == true ? entry.SafetyAction : null,
            Reason = entry.Reason,
        };
    }

    public string Write() => JsonSerializer.Serialize(this, Json);

    public static ScaleContent Read(string text) => JsonSerializer.Deserialize<ScaleContent>(text, Json)!;
}
