using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Workflows;

namespace CaseReferral.Core.Assessment;

/// <summary>What decides who answers the checklist of a case.</summary>
/// <param name="IsOwner">The actor's unit answers for the case.</param>
/// <param name="IsPermitted">Her role may decide needs.</param>
/// <param name="IsFileOpen">Not a minor's file that she has no grant for.</param>
public sealed record ChecklistFacts(bool IsOwner, bool IsPermitted, bool IsFileOpen)
{
    public static ChecklistFacts Of(Actor actor, Case @case, bool isFileOpen) =>
        new(Sides.Of(actor, @case).HasFlag(Side.Owner), actor.May(Permissions.NeedsDecide), isFileOpen);

    /// <summary>The rule: what the case page leads to is what the form shows and what the save takes.</summary>
    public bool MayDecide => IsOwner && IsPermitted && IsFileOpen;
}
