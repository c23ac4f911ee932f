namespace CaseReferral.Core.Workflows;

/// <summary>Why an action is refused: the rule's name and what completes its sentence.</summary>
public sealed record Reason(string Rule, IReadOnlyList<string> Details)
{
    public Reason(string rule) : this(rule, []) { }
}
