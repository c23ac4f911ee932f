using System.Text.Encodings.Web;
using System.Text.Json;

namespace CaseReferral.Core.Trail;

/// <summary>The end of one chain at the time of an anchor.</summary>
public sealed record AnchoredHead(string Chain, long Count, string Hash);

/// <summary>
/// One line of the anchor file: the ends of chains that moved since the anchor before, sealed and linked like rows. A run
/// writes as many lines as it needs; its last one says so.
/// </summary>
public sealed record AnchorLine(long Number, DateTime At, bool Last, IReadOnlyList<AnchoredHead> Heads, string? Previous, string Hash)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static AnchorLine After(AnchorLine? before, DateTime at, bool last, IReadOnlyList<AnchoredHead> heads, TrailSeal seal)
    {
        var line = new AnchorLine((before?.Number ?? 0) + 1, TrailSeal.Instant(at), last, heads, before?.Hash, "");
        return line with { Hash = line.Digest(seal) };
    }

    public string Digest(TrailSeal seal) => seal.Of(
        [Number, At, Last, Previous, .. Heads.SelectMany(h => new object?[] { h.Chain, h.Count, h.Hash })]);

    public string Write() => JsonSerializer.Serialize(this, Json);

    /// <summary>Null when the text is no anchor line.</summary>
    public static AnchorLine? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<AnchorLine>(text, Json) is { Heads: not null, Hash: not null } line ? line : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
