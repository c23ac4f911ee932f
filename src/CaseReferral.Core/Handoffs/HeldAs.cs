namespace CaseReferral.Core.Handoffs;

/// <summary>What a live hand-off asks of the unit that has the ball: the headings of its inbox.</summary>
public enum HeldAs
{
    /// <summary>草稿.</summary>
    Draft,
    /// <summary>待签收.</summary>
    Sign,
    /// <summary>待受理.</summary>
    Decide,
    /// <summary>办理中.</summary>
    Work,
    /// <summary>待补正.</summary>
    Supply,
    /// <summary>待确认.</summary>
    Confirm,
    /// <summary>待裁定.</summary>
    Rule,
}

/// <summary>The headings as states.</summary>
public static class HeldStates
{
    private static readonly ILookup<HeldAs?, HandoffStatus> States = Enum.GetValues<HandoffStatus>().ToLookup(Of);

    /// <summary>The states under a heading.</summary>
    public static HandoffStatus[] Under(HeldAs heading) => [.. States[heading]];

    /// <returns>Null when the hand-off is over and nobody holds it.</returns>
    public static HeldAs? Of(HandoffStatus status) => status switch
    {
        HandoffStatus.Draft => HeldAs.Draft,
        HandoffStatus.Sent => HeldAs.Sign,
        HandoffStatus.Received => HeldAs.Decide,
        HandoffStatus.Accepted or HandoffStatus.InProgress or HandoffStatus.OnHold or HandoffStatus.CancelRequested => HeldAs.Work,
        HandoffStatus.SupplementRequested or HandoffStatus.Returned => HeldAs.Supply,
        HandoffStatus.Reported => HeldAs.Confirm,
        HandoffStatus.InArbitration => HeldAs.Rule,
        _ => null,
    };
}
