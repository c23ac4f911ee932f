using CaseReferral.Core.Workflows;
using static CaseReferral.Core.Cases.CaseAction;
using static CaseReferral.Core.Workflows.StepPlace;

namespace CaseReferral.Core.Cases;

/// <summary>What a page says about an action of a case.</summary>
/// <param name="Place">How it is led to.</param>
/// <param name="IsFinal">Cannot be undone by another action of the same officer.</param>
public sealed record CaseStep(StepPlace Place, bool IsFinal = false);

/// <summary>Beside <see cref="CaseWorkflow"/>: every action, as the pages lead to it.</summary>
public static class CaseSteps
{
    private static readonly Dictionary<CaseAction, CaseStep> Steps = new()
    {
        [RegisterRescue] = new(Onward),
        [CaseAction.File] = new(Onward),
        [Unfound] = new(Aside, IsFinal: true),
        [ConfirmPlacement] = new(Onward),
        [Reunite] = new(Onward),
        [LeaveByOwnWill] = new(Aside),
        [BeginAssistance] = new(Onward),
        [BeginFollowUp] = new(Onward),
        [AssistAgain] = new(Onward),
        [Close] = new(Onward),
        [Suspend] = new(Aside),
        [Resume] = new(Onward),
        [Reopen] = new(Onward),
        [Merge] = new(Aside, IsFinal: true),
    };

    public static CaseStep Of(CaseAction action) => Steps[action];
}
