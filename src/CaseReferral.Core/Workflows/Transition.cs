namespace CaseReferral.Core.Workflows;

/// <summary>One row of a machine's table. Rows are data: rules are named elsewhere, never written in the row.</summary>
/// <param name="From">The state before.</param>
/// <param name="Action">The event; its name is also the permission.</param>
/// <param name="To">The state after; equal to <paramref name="From"/> for an event that only leaves a trace.</param>
/// <param name="Sides">Who may fire it.</param>
/// <param name="Needs">What the form asks.</param>
/// <param name="When">Chooses between rows of one state and action; at most one may hold.</param>
/// <param name="Rules">All must hold; each unmet one is told to the user.</param>
public sealed record Transition<TState, TAction, TFacts>(
    TState From, TAction Action, TState To, Side Sides, Needs Needs,
    Rule<TFacts>? When, IReadOnlyList<Rule<TFacts>> Rules)
    where TState : struct, Enum
    where TAction : struct, Enum;
