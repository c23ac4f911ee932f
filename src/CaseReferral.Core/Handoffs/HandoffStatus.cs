namespace CaseReferral.Core.Handoffs;

/// <summary>The 17 states of a hand-off (转介). The first eleven are live, the last six terminal. Stored as text.</summary>
public enum HandoffStatus
{
    Draft, Sent, Received, SupplementRequested, Accepted, InProgress, OnHold, Returned, InArbitration, Reported, CancelRequested,
    Closed, Unfulfilled, Withdrawn, Cancelled, Rerouted, Void,
}
