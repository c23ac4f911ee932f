namespace CaseReferral.Core.Handoffs;

/// <summary>What an action's form gives. Which fields are asked is the row's <see cref="Workflows.Needs"/>.</summary>
public sealed record HandoffInput
{
    public string? ReasonCode { get; init; }
    public string? Text { get; init; }
    /// <summary>Number of a duty of the notice, e.g. 四.3.</summary>
    public string? Duty { get; init; }
    public Guid? UnitId { get; init; }
    public Guid? OfficerId { get; init; }
    public DateOnly? PlanDate { get; init; }
    public string? Outcome { get; init; }
    public DateOnly? OutcomeOn { get; init; }
    public DateOnly? ReviewOn { get; init; }
    public string? RulingNumber { get; init; }
    /// <summary>The request as it shall read from now on; null or unchanged leaves it alone.</summary>
    public string? Request { get; init; }
    public string? NextStep { get; init; }

    /// <summary>Whether the form changes the request; line ends, which browsers rewrite, do not count.</summary>
    public bool Amends(Handoff handoff) => !string.IsNullOrWhiteSpace(Request) && Plain(Request) != Plain(handoff.Request ?? "");

    /// <summary>As it counts when two texts are compared.</summary>
    public static string Plain(string text) => text.ReplaceLineEndings("\n").Trim();
}
