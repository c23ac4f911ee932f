using CaseReferral.Core.Cases;

namespace CaseReferral.Web.Shell;

/// <summary>Model of <c>_StageBar</c>: the route and where the case stands on it.</summary>
public sealed record StageBar(IReadOnlyList<StageStep> Steps)
{
    private static readonly CaseStage[] _route =
        [CaseStage.Reported, CaseStage.Filed, CaseStage.Rescued, CaseStage.Placed, CaseStage.Assisting, CaseStage.FollowUp, CaseStage.Closed];

    /// <summary>The route with everything before <paramref name="reached"/> done; a closed case is done altogether.</summary>
    public static StageBar For(Texts texts, CaseStage reached, Func<CaseStage, string?>? when = null)
    {
        var position = reached == CaseStage.Closed ? _route.Length : Array.IndexOf(_route, reached);
        return new([.. _route.Select((stage, index) => new StageStep(
            texts.Enum(stage),
            index < position ? StepState.Done : index == position ? StepState.Now : StepState.Next,
            when?.Invoke(stage)))]);
    }
}

/// <summary>One stage; <paramref name="When"/> is a date or a short state in words.</summary>
public sealed record StageStep(string Label, StepState State, string? When = null);

/// <summary>Where a step stands.</summary>
public enum StepState { Done, Now, Next }
