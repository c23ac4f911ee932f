using CaseReferral.Core.Cases;
using CaseReferral.Core.Handoffs;

namespace CaseReferral.Web.Shell;

/// <summary>
/// A status in words with its tone. Tone says who has the ball; this is the only place that knows which tone a state has.
/// </summary>
/// <param name="TextKey">Key of the word.</param>
/// <param name="Tone">wait, work, ask, rule, done, end, urgent, care, seal, or empty for plain.</param>
/// <param name="Icon">An icon before the word, or null.</param>
public sealed record TagLabel(string TextKey, string Tone = "", string? Icon = null)
{
    /// <summary>Text that is no key, such as sex and age; wins over the key.</summary>
    public string? Text { get; init; }

    /// <summary>The tag of a minor.</summary>
    public static TagLabel Minor { get; } = new("Tag.Minor", "care");

    /// <summary>滞留: over ten days in a station without identity.</summary>
    public static TagLabel Stranded { get; } = new("Tag.Stranded", "care");

    /// <summary>未复核: closed by itself, the sender did not verify.</summary>
    public static TagLabel Unverified { get; } = new("Tag.Unverified", "ask");

    /// <summary>同意已撤回: the receiver may read nothing more of the package.</summary>
    public static TagLabel ConsentWithdrawn { get; } = new("Tag.ConsentWithdrawn", "urgent");

    /// <summary>Plain text without a tone.</summary>
    public static TagLabel Plain(string text) => new("") { Text = text };

    public static TagLabel Of(HandoffStatus status) => new($"HandoffStatus.{status}", status switch
    {
        HandoffStatus.Sent => "wait",
        HandoffStatus.Received or HandoffStatus.Accepted or HandoffStatus.InProgress => "work",
        HandoffStatus.SupplementRequested or HandoffStatus.Returned => "ask",
        HandoffStatus.Reported or HandoffStatus.CancelRequested => "ask",
        HandoffStatus.InArbitration => "rule",
        HandoffStatus.Closed => "done",
        _ => "end",
    });

    public static TagLabel Of(CaseStage stage) => new($"CaseStage.{stage}", stage switch
    {
        CaseStage.Closed => "done",
        CaseStage.Unfounded or CaseStage.Suspended or CaseStage.Merged => "end",
        _ => "work",
    });

    /// <summary>The urgency, or null for a normal one, which needs no tag.</summary>
    public static TagLabel? Of(Urgency urgency) => urgency == Urgency.Normal ? null : new($"Urgency.{urgency}", "urgent");

    /// <summary>The tag of any of the three enums; null shows nothing.</summary>
    public static TagLabel? Of(object? value) => value switch
    {
        null => null,
        TagLabel label => label,
        HandoffStatus status => Of(status),
        CaseStage stage => Of(stage),
        Urgency urgency => Of(urgency),
        _ => throw new ArgumentException($"No tag for {value.GetType().Name}.", nameof(value)),
    };
}
