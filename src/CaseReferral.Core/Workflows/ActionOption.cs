namespace CaseReferral.Core.Workflows;

/// <summary>An action the actor is permitted to fire in this state: enabled, or blocked with every reason.</summary>
public sealed record ActionOption<TState, TAction>(TAction Action, TState To, Needs Needs, IReadOnlyList<Reason> Reasons)
    where TState : struct, Enum
    where TAction : struct, Enum
{
    public bool Enabled => Reasons.Count == 0;
}
