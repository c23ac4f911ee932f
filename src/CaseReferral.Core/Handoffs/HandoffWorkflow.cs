using CaseReferral.Core.Workflows;
using static CaseReferral.Core.Handoffs.HandoffAction;
using static CaseReferral.Core.Handoffs.HandoffRules;
using static CaseReferral.Core.Handoffs.HandoffStatus;
using static CaseReferral.Core.Workflows.Needs;
using static CaseReferral.Core.Workflows.Side;
using Row = CaseReferral.Core.Workflows.Transition<CaseReferral.Core.Handoffs.HandoffStatus, CaseReferral.Core.Handoffs.HandoffAction, CaseReferral.Core.Handoffs.HandoffFacts>;
using Rule = CaseReferral.Core.Workflows.Rule<CaseReferral.Core.Handoffs.HandoffFacts>;

namespace CaseReferral.Core.Handoffs;

/// <summary>THE TABLE of the hand-off. Buttons, verbs, docs/states.md and the golden tests all come from here.</summary>
public static class HandoffWorkflow
{
    private static readonly HandoffStatus[] Live =
        [Draft, Sent, Received, SupplementRequested, Accepted, InProgress, OnHold, Returned, InArbitration, Reported, CancelRequested];

    private static readonly Rule[] Sendable =
    [
        CaseIsOpen, StageReached, BasisGiven, ConsentOnRecord, NoLiveTwin, DocumentsPresent, SenderMaySend, ReceiverIsNotSender, ReceiverActive,
        ReceiverOffersService, ReceiverCoversArea, ReceiverTakesPeople, AgeFits, PackageFits, PackageHoldsMinimum, EmergencyIsPhoned,
    ];

#pragma warning disable IDE0055 // columns are aligned by hand
    private static readonly IReadOnlyList<Row> Rows =
    [
        //  from                                     action             to                   sides                     needs                            when                rules
        .. T([Draft],                                 Send,              Sent,                Sender,                   Nothing,                         null,               Sendable),
        .. T([Draft],                                 Discard,           Draft,               Sender | Side.System,     Nothing,                         null),
        .. T([Sent],                                  Sign,              Received,            Receiver,                 Nothing,                         null,               ReceiverIsNotSender),
        .. T([Sent, Received],                        Accept,            Accepted,            Receiver,                 Officer | PlanDate,              null,               ReceiverIsNotSender, ConsentOnRecord),
        .. T([Received],                              Ask,               SupplementRequested, Receiver,                 Needs.Reason,                    null,               SupplementsLeft),
        .. T([SupplementRequested],                   Supply,            Received,            Sender,                   Text | Request,                  null,               SomethingAdded),
        .. T([Sent, Received],                        Return,            Returned,            Receiver,                 Needs.Reason | Duty | Unit,      FirstReturn,        RemitStillOpen),
        .. T([Sent, Received, Accepted, InProgress],  Return,            InArbitration,       Receiver,                 Needs.Reason | Duty | Unit,      FurtherReturn,      RemitStillOpen),
        .. T([Accepted, InProgress],                  Assign,            Same,                Receiver,                 Officer | PlanDate,              null),
        .. T([Accepted],                              Begin,             InProgress,          Side.System,              Nothing,                         null),
        .. T([Accepted, InProgress],                  Report,            Reported,            Receiver,                 Outcome,                         null,               EvidenceGiven),
        .. T([OnHold],                                Resume,            InProgress,          Receiver | Side.System,   Nothing,                         null),
        .. T([OnHold],                                Report,            Reported,            Receiver,                 Outcome,                         null,               EvidenceGiven),
        .. T([Accepted, InProgress],                  Hold,              OnHold,              Receiver,                 Needs.Reason | ReviewDate,       null,               MayBeHeld, HoldTimeLeft),
        .. T([Accepted, InProgress],                  Decline,           Returned,            ReceiverLead,             Needs.Reason | Duty | Unit,      FirstReturn,        RemitStillOpen),
        .. T([Returned],                              Reroute,           Rerouted,            Sender,                   Unit,                            null,               CaseIsOpen),
        .. T([Returned],                              Dispute,           Sent,                Sender,                   Text | Duty,                     null,               NotYetDisputed, CaseIsOpen),
        .. T([Returned],                              Arbitrate,         InArbitration,       Sender,                   Needs.Reason,                    null),
        .. T([InArbitration],                         RuleAccept,        Accepted,            Office,                   RulingNumber | Text,             null,               ConsentOnRecord),
        .. T([InArbitration],                         RuleReroute,       Rerouted,            Office,                   RulingNumber | Unit | Needs.Reason, null,            CaseIsOpen),
        .. T([InArbitration],                         RuleDrop,          Withdrawn,           Office,                   RulingNumber | Needs.Reason,     null),
        .. T([Reported],                              Confirm,           Closed,              Sender | Office | Side.System, Nothing,                    OutcomeAchieved,    NoLiveChild, ConfirmerIsNotReporter),
        .. T([Reported],                              ConfirmImpossible, Unfulfilled,         Sender | Office,          Needs.Reason | NextStep,         OutcomeNotPossible),
        .. T([Reported],                              Rework,            InProgress,          Sender,                   Needs.Reason,                    null,               ReworksLeft),
        .. T([Reported],                              Rework,            InProgress,          Office,                   Needs.Reason,                    null),
        .. T([Sent, Received, Returned],              Withdraw,          Withdrawn,           Sender,                   Needs.Reason,                    null),
        .. T([SupplementRequested],                   Withdraw,          Withdrawn,           Sender | Office,          Needs.Reason,                    null),
        .. T([Accepted, InProgress, OnHold],          Cancel,            CancelRequested,     Sender,                   Needs.Reason,                    null),
        .. T([CancelRequested],                       Agree,             Cancelled,           Receiver,                 Nothing,                         null),
        .. T([CancelRequested],                       Refuse,            Accepted,            Receiver,                 Needs.Reason,                    WasAccepted),
        .. T([CancelRequested],                       Refuse,            InProgress,          Receiver,                 Needs.Reason,                    WasInProgress),
        .. T([CancelRequested],                       Refuse,            OnHold,              Receiver,                 Needs.Reason,                    WasOnHold),
        .. T([CancelRequested],                       FinishedMeanwhile, Reported,            Receiver,                 Outcome,                         null,               EvidenceGiven),
        .. T(Live,                                    ProposeVoid,       Same,                Office,                   Needs.Reason,                    null,               NoServiceRecorded),
        .. T(Live,                                    HandoffAction.Void, HandoffStatus.Void, Office,                   Nothing,                         null,               VoidIsProposed, VoidBySecondPerson, NoServiceRecorded),
        .. T([Sent, Received, Accepted, InProgress],  Urge,              Same,                Sender | Office,          Text,                            null,               NotUrgedToday),
    ];
#pragma warning restore IDE0055

    public static Workflow<HandoffStatus, HandoffAction, HandoffFacts> Machine { get; } = new(Rows);

    /// <summary>Whether firing this action asks a rule that looks at the line's typed record.</summary>
    public static bool ReadsRecord(HandoffAction action, HandoffKind kind) =>
        Rows.Any(r => r.Action == action && r.Rules.Any(OnRecord.Contains)) || kind.RulesFor(action).Any(OnRecord.Contains);

    /// <summary>Marks a row that leaves the state as it is.</summary>
    private const HandoffStatus Same = (HandoffStatus)(-1);

    private static IEnumerable<Row> T(
        HandoffStatus[] from, HandoffAction action, HandoffStatus to, Side sides, Needs needs, Rule? when, params Rule[] rules) =>
        from.Select(state => new Row(state, action, to == Same ? state : to, sides, needs, when, rules));
}
