namespace CaseReferral.Core.Handoffs;

/// <summary>
/// The events of a hand-off. The permission for each is <c>handoff.&lt;name&gt;</c> by construction.
/// The table is HandoffWorkflow.
/// </summary>
public enum HandoffAction
{
    Send, Discard, Sign, Accept, Ask, Supply, Lapse, Return, Reroute, Dispute, Arbitrate,
    RuleAccept, RuleReroute, RuleDrop, Begin, Hold, Resume, Decline, Report, Confirm, Rework, ConfirmImpossible,
    Withdraw, Cancel, Agree, Refuse, FinishedMeanwhile, Void, Urge, Extend,
}
