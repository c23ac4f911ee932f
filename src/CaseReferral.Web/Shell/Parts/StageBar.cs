using CaseReferral.Core.Cases;

namespace CaseReferral.Web.Shell;

/// <summary>Model of <c>_StageBar</c>: the route and where the case stands on it.</summary>
public sealed record StageBar(IReadOnlyList<StageStep> Steps)
{
    private static readonly CaseStage[] _route =
        [CaseStage.Reported, CaseStage.Filed, CaseStage.Rescued, CaseStage.Placed, CaseStage.Assisting, CaseStage.FollowUp, CaseStage.Closed];

    /// <summary>
    /// The route with everything before <paramref name="reached"/> done, or skipped where <paramref name="taken"/> says so: a person
    /// may be rescued before a case is filed. A closed case is done altogether.
    /// </summary>
    public static StageBar For(Texts texts, CaseStage reached, Func<CaseStage, string?>? when = null, Func<CaseStage, bool>? taken = null)
    {
        var position = reached == CaseStage.Closed ? _route.Length : Array.IndexOf(_route, reached);
        StepState State(CaseStage stage, int index) => index == position ? StepState.Now : index > position ? StepState.Next
            : index == 0 || taken?.Invoke(stage) != false ? StepState.Done : StepState.Skipped;
        return new([.. _route.Select((stage, index) => State(stage, index) is var state && state == StepState.Skipped
            ? new StageStep(texts.Enum(stage), state, texts["Shell.StepSkipped"])
            : new StageStep(texts.Enum(stage), state, when?.Invoke(stage)))]);
    }
}

/// <summary>One stage; <paramref name="When"/> is a date or a short state in words.</summary>
public sealed record StageStep(string Label, StepState State, string? When = null);

/// <summary>Where a step stands.</summary>
public enum StepState { Done, Now, Next, Skipped }
