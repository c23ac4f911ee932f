namespace CaseReferral.Core.Handoffs;

/// <summary>
/// The events of a hand-off. The permission for each is <c>handoff.&lt;name&gt;</c> by construction.
/// <see cref="HandoffWorkflow"/> holds the table; <see cref="Amend"/> alone moves nothing and stands in <see cref="AmendmentTable"/>.
/// </summary>
public enum HandoffAction
{
    Send, Discard, Sign, Accept, Assign, Ask, Supply, Return, Reroute, Dispute, Arbitrate,
    RuleAccept, RuleReroute, RuleDrop, Begin, Hold, Resume, Decline, Report, Confirm, Rework, ConfirmImpossible,
    Withdraw, Cancel, Agree, Refuse, FinishedMeanwhile, ProposeVoid, Void, Urge, Amend,
}
