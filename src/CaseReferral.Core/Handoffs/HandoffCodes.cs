namespace CaseReferral.Core.Handoffs;

/// <summary>Reason and outcome codes of the hand-off machine; each is also a resource key suffix.</summary>
public static class HandoffCodes
{
    public const string NotOurRemit = "not-our-remit";
    public const string EconomicHardship = "no-economic-hardship";
    public const string Done = "done";
    public const string NotPossible = "not-possible";
    /// <summary>未复核: closed by time, not by the sender.</summary>
    public const string Unverified = "unverified";

    public static readonly IReadOnlyList<string> Return = [NotOurRemit, "no-capacity", "not-eligible", "person-declines", "duplicate"];
    public static readonly IReadOnlyList<string> Ask = ["document-missing", "document-unclear", "facts-missing"];
    public static readonly IReadOnlyList<string> Hold = ["person-absent", "in-hospital", "waiting-for-decision", "waiting-for-term"];
    public static readonly IReadOnlyList<string> Withdraw = ["not-needed", "wrong-unit", "duplicate", "person-declines"];
    public static readonly IReadOnlyList<string> Rework = ["evidence-missing", "result-differs", "service-incomplete"];
    public static readonly IReadOnlyList<string> Arbitrate = ["remit-unclear", "nobody-accepts"];
    public static readonly IReadOnlyList<string> Refuse = ["nearly-done", "still-needed"];
    public static readonly IReadOnlyList<string> Void = ["entered-in-error", "wrong-person"];
    public static readonly IReadOnlyList<string> Impossible = ["person-declines", "not-eligible", "not-reachable", "no-service-available"];

    /// <summary>The list an action's form offers; empty when the action asks no coded reason.</summary>
    public static IReadOnlyList<string> For(HandoffAction action, HandoffKind kind) => action switch
    {
        HandoffAction.Return or HandoffAction.Decline => kind.ReturnCodes,
        HandoffAction.Ask => Ask,
        HandoffAction.Hold => Hold,
        HandoffAction.Withdraw or HandoffAction.Cancel or HandoffAction.RuleDrop => Withdraw,
        HandoffAction.Rework => Rework,
        HandoffAction.Arbitrate => Arbitrate,
        HandoffAction.RuleReroute => Arbitrate,
        HandoffAction.Refuse => Refuse,
        HandoffAction.ProposeVoid => Void,
        HandoffAction.ConfirmImpossible => Impossible,
        _ => [],
    };
}
