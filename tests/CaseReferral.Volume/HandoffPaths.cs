using CaseReferral.Core.Handoffs;
using static CaseReferral.Core.Handoffs.HandoffAction;
using static CaseReferral.Core.Handoffs.HandoffStatus;

namespace CaseReferral.Volume;

/// <summary>A usual way into each of the 17 states, as steps of the real machine.</summary>
public static class HandoffPaths
{
    private static readonly (HandoffAction Action, HandoffStatus To)[] ToSent = [(Send, Sent)];
    private static readonly (HandoffAction Action, HandoffStatus To)[] ToReceived = [.. ToSent, (Sign, Received)];
    private static readonly (HandoffAction Action, HandoffStatus To)[] ToAccepted = [.. ToReceived, (Accept, Accepted)];
    private static readonly (HandoffAction Action, HandoffStatus To)[] ToWork = [.. ToAccepted, (Begin, InProgress)];
    private static readonly (HandoffAction Action, HandoffStatus To)[] ToReported = [.. ToWork, (Report, Reported)];
    private static readonly (HandoffAction Action, HandoffStatus To)[] ToReturned = [.. ToReceived, (Return, Returned)];

    public static IReadOnlyList<(HandoffAction Action, HandoffStatus To)> To(HandoffStatus state) => state switch
    {
        Draft => [],
        Sent => ToSent,
        Received => ToReceived,
        SupplementRequested => [.. ToReceived, (Ask, SupplementRequested)],
        Accepted => ToAccepted,
        InProgress => ToWork,
        OnHold => [.. ToWork, (Hold, OnHold)],
        Returned => ToReturned,
        InArbitration => [.. ToReturned, (Arbitrate, InArbitration)],
        Reported => ToReported,
        CancelRequested => [.. ToWork, (Cancel, CancelRequested)],
        Closed => [.. ToReported, (Confirm, Closed)],
        Unfulfilled => [.. ToReported, (ConfirmImpossible, Unfulfilled)],
        Withdrawn => [.. ToReceived, (Withdraw, Withdrawn)],
        Cancelled => [.. ToWork, (Cancel, CancelRequested), (Agree, Cancelled)],
        Rerouted => [.. ToReturned, (Reroute, Rerouted)],
        _ => [.. ToSent, (ProposeVoid, Sent), (HandoffAction.Void, HandoffStatus.Void)],
    };
}
