using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Handoffs;

namespace CaseReferral.Core.Papers;

/// <summary>What a paper is about, as the actor's unit may see it now.</summary>
/// <param name="Case">The case; of a hand-off not accepted yet it says nothing but its number.</param>
/// <param name="Handoff">Null for a paper about the case.</param>
/// <param name="Act">The step the paper puts in writing; null for a paper about the whole.</param>
/// <param name="View">Cuts everything the paper shows.</param>
/// <param name="IsOurs">The actor's unit issues the paper now.</param>
public sealed record PaperSubject(Case Case, Handoff? Handoff, HandoffEvent? Act, CaseView View, bool IsOurs)
{
    public Guid Id => Handoff?.Id ?? Case.Id;

    /// <summary>Place of the step in the hand-off's timeline, or which of several papers about the case; 0 for a paper about the whole.</summary>
    public int Occasion { get; init; }
}
