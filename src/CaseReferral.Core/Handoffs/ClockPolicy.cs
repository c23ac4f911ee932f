using CaseReferral.Core.Clocks;

namespace CaseReferral.Core.Handoffs;

/// <summary>
/// Default limits per step and urgency (本市约定时限 of the joint conference; no statute names them). A line may
/// override decide and finish where a law or its own practice does.
/// </summary>
public static class ClockPolicy
{
    private static readonly Dictionary<(ClockStep, Urgency), Term> Limits = new()
    {
        [(ClockStep.Sign, Urgency.Emergency)] = Term.Hours(2),
        [(ClockStep.Sign, Urgency.Urgent)] = Term.WorkingDays(1),
        [(ClockStep.Sign, Urgency.Normal)] = Term.WorkingDays(2),
        [(ClockStep.Decide, Urgency.Emergency)] = Term.Hours(4),
        [(ClockStep.Decide, Urgency.Urgent)] = Term.WorkingDays(1),
        [(ClockStep.Decide, Urgency.Normal)] = Term.WorkingDays(3),
        [(ClockStep.Finish, Urgency.Emergency)] = Term.WorkingDays(7),
        [(ClockStep.Finish, Urgency.Urgent)] = Term.WorkingDays(7),
        [(ClockStep.Finish, Urgency.Normal)] = Term.WorkingDays(15),
        [(ClockStep.Verify, Urgency.Emergency)] = Term.WorkingDays(1),
        [(ClockStep.Verify, Urgency.Urgent)] = Term.WorkingDays(2),
        [(ClockStep.Verify, Urgency.Normal)] = Term.WorkingDays(5),
        [(ClockStep.Supply, Urgency.Emergency)] = Term.WorkingDays(1),
        [(ClockStep.Supply, Urgency.Urgent)] = Term.WorkingDays(2),
        [(ClockStep.Supply, Urgency.Normal)] = Term.WorkingDays(5),
        [(ClockStep.Act, Urgency.Emergency)] = Term.Hours(4),
        [(ClockStep.Act, Urgency.Urgent)] = Term.WorkingDays(1),
        [(ClockStep.Act, Urgency.Normal)] = Term.WorkingDays(3),
        [(ClockStep.Rule, Urgency.Emergency)] = Term.Hours(4),
        [(ClockStep.Rule, Urgency.Urgent)] = Term.WorkingDays(1),
        [(ClockStep.Rule, Urgency.Normal)] = Term.WorkingDays(3),
        [(ClockStep.Answer, Urgency.Emergency)] = Term.WorkingDays(1),
        [(ClockStep.Answer, Urgency.Urgent)] = Term.WorkingDays(1),
        [(ClockStep.Answer, Urgency.Normal)] = Term.WorkingDays(3),
    };

    /// <summary>Law first, then what the city set for the line, the line's own default, what the city set for all, the default.</summary>
    public static Term For(ClockStep step, Urgency urgency, HandoffKind kind) =>
        IsLaw(step, urgency, kind) ? Own(step, urgency, kind)!.Value
            : kind.Limits.Of(kind.Key, step, urgency) ?? Own(step, urgency, kind) ?? General(step, urgency, kind);

    /// <summary>What holds for a line that has no limit of its own.</summary>
    public static Term General(ClockStep step, Urgency urgency, HandoffKind kind) => kind.Limits.Of(step, urgency) ?? Limits[(step, urgency)];

    /// <summary>The limit stands in a statute.</summary>
    public static bool IsLaw(ClockStep step, Urgency urgency, HandoffKind kind) => kind.LimitsAreLaw && Own(step, urgency, kind) is not null;

    private static Term? Own(ClockStep step, Urgency urgency, HandoffKind kind) => step switch
    {
        ClockStep.Decide => kind.DecideBy(urgency),
        ClockStep.Finish => kind.FinishBy(urgency),
        _ => null,
    };

    /// <summary>The receiver's clock that stands still in a state and goes on afterwards; null in states without one.</summary>
    public static ClockStep? Waiting(HandoffStatus status) => status switch
    {
        HandoffStatus.SupplementRequested => ClockStep.Decide,
        HandoffStatus.OnHold or HandoffStatus.CancelRequested => ClockStep.Finish,
        _ => null,
    };

    /// <summary>The clock that runs in a state; null in states without one.</summary>
    public static ClockStep? Running(HandoffStatus status) => status switch
    {
        HandoffStatus.Sent => ClockStep.Sign,
        HandoffStatus.Received => ClockStep.Decide,
        HandoffStatus.SupplementRequested => ClockStep.Supply,
        HandoffStatus.Accepted or HandoffStatus.InProgress => ClockStep.Finish,
        HandoffStatus.Returned => ClockStep.Act,
        HandoffStatus.InArbitration => ClockStep.Rule,
        HandoffStatus.Reported => ClockStep.Verify,
        HandoffStatus.CancelRequested => ClockStep.Answer,
        _ => null,
    };
}
