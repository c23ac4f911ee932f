namespace CaseReferral.Core.Workflows;

/// <summary>What the machine answers to one fired action.</summary>
public enum Verdict
{
    /// <summary>The transition is legal; the state to move to is known.</summary>
    Moves,
    /// <summary>No row of this state and action names a side the actor is on (403).</summary>
    NotPermitted,
    /// <summary>The table has no such row for this state: somebody was faster, or the page is old (409).</summary>
    NotInThisState,
    /// <summary>A rule is unmet (422).</summary>
    Refused,
}

/// <summary>The answer to one fired action: verdict, target state and unmet rules.</summary>
public sealed record Decision<TState>(Verdict Verdict, TState To, Needs Needs, IReadOnlyList<Reason> Reasons)
    where TState : struct, Enum;
