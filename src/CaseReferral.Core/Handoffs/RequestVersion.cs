using System.Text.Encodings.Web;
using System.Text.Json;
using CaseReferral.Core.Access;

namespace CaseReferral.Core.Handoffs;

/// <summary>
/// One version of a request, whole: what is asked for and why, how urgently, on what ground, and what the receiver may read. The
/// version of now is in the hand-off; an earlier one is in the timeline row that replaced it, encrypted and sealed as one text.
/// </summary>
public sealed record RequestVersion
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What is asked for and why.</summary>
    public required string Text { get; init; }
    public Urgency Urgency { get; init; }
    /// <summary>Groups the receiver may read after acceptance.</summary>
    public FieldGroup Package { get; init; }
    /// <inheritdoc cref="LegalBases"/>
    public required string BasisCode { get; init; }
    public string? BasisNote { get; init; }
    /// <summary>Who was told by telephone and when.</summary>
    public string? PhoneNote { get; init; }

    /// <summary>The same for a reader: line ends, which browsers rewrite, and an empty field do not count.</summary>
    public bool Says(RequestVersion other) => Plain(this) == Plain(other);

    internal string Write() => JsonSerializer.Serialize(this, Json);

    /// <param name="superseded">What a timeline row keeps.</param>
    public static RequestVersion Read(string superseded) => JsonSerializer.Deserialize<RequestVersion>(superseded, Json)!;

    private static RequestVersion Plain(RequestVersion version) => version with
    {
        Text = HandoffInput.Plain(version.Text),
        BasisNote = HandoffInput.Plain(version.BasisNote ?? ""),
        PhoneNote = HandoffInput.Plain(version.PhoneNote ?? ""),
    };
}
