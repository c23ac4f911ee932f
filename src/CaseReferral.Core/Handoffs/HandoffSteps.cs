using CaseReferral.Core.Workflows;
using static CaseReferral.Core.Handoffs.HandoffAction;
using static CaseReferral.Core.Workflows.StepPlace;

namespace CaseReferral.Core.Handoffs;

/// <summary>What a page says about an action of a hand-off.</summary>
/// <param name="Place">How it is led to.</param>
/// <param name="Answers">The earlier action whose words the officer reads while she writes; null when it answers none.</param>
/// <param name="IsFinal">Cannot be undone by another action of the same officer.</param>
public sealed record HandoffStep(StepPlace Place, HandoffAction? Answers = null, bool IsFinal = false);

/// <summary>Beside <see cref="HandoffWorkflow"/> and <see cref="AmendmentTable"/>: every action, as the pages lead to it.</summary>
public static class HandoffSteps
{
    private static readonly Dictionary<HandoffAction, HandoffStep> Steps = new()
    {
        [Send] = new(Onward),
        [Discard] = new(Aside, IsFinal: true),
        [Sign] = new(Onward),
        [Accept] = new(Onward),
        [Assign] = new(Folded),
        [Ask] = new(Onward),
        [Supply] = new(Onward, Answers: Ask),
        [Return] = new(Aside),
        [Reroute] = new(Onward, Answers: Return),
        [Dispute] = new(Onward, Answers: Return),
        [Arbitrate] = new(Onward, Answers: Dispute),
        [RuleAccept] = new(Onward, Answers: Dispute),
        [RuleReroute] = new(Onward, Answers: Dispute),
        [RuleDrop] = new(Onward, Answers: Dispute, IsFinal: true),
        [Begin] = new(Onward),
        [Hold] = new(Aside),
        [Resume] = new(Onward),
        [Decline] = new(Aside),
        [Report] = new(Onward, Answers: Rework),
        [Confirm] = new(Onward),
        [Rework] = new(Onward),
        [ConfirmImpossible] = new(Onward),
        [Withdraw] = new(Aside, IsFinal: true),
        [Cancel] = new(Aside, IsFinal: true),
        [Agree] = new(Onward, Answers: Cancel),
        [Refuse] = new(Onward, Answers: Cancel),
        [FinishedMeanwhile] = new(Onward, Answers: Cancel),
        [ProposeVoid] = new(Folded),
        [HandoffAction.Void] = new(Aside, Answers: ProposeVoid, IsFinal: true),
        [Urge] = new(Aside),
        [Amend] = new(Folded),
    };

    public static HandoffStep Of(HandoffAction action) => Steps[action];
}
