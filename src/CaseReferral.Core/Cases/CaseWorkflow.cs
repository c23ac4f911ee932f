using CaseReferral.Core.Workflows;
using static CaseReferral.Core.Cases.CaseAction;
using static CaseReferral.Core.Cases.CaseRules;
using static CaseReferral.Core.Cases.CaseStage;
using static CaseReferral.Core.Workflows.Needs;
using static CaseReferral.Core.Workflows.Side;
using Row = CaseReferral.Core.Workflows.Transition<CaseReferral.Core.Cases.CaseStage, CaseReferral.Core.Cases.CaseAction, CaseReferral.Core.Cases.CaseFacts>;
using Rule = CaseReferral.Core.Workflows.Rule<CaseReferral.Core.Cases.CaseFacts>;

namespace CaseReferral.Core.Cases;

/// <summary>THE TABLE of the case. A case begins as Reported; an entry with a rescue fires RegisterRescue in the same save.</summary>
public static class CaseWorkflow
{
    private static readonly CaseStage[] Open = [Reported, Filed, Rescued, Placed, Assisting, FollowUp];

#pragma warning disable IDE0055 // columns are aligned by hand
    private static readonly IReadOnlyList<Row> Rows =
    [
        //  from                  action            to          sides                       needs              when    rules
        .. T([Reported],           CaseAction.File,  Filed,      Side.Police,                FilingNumber,      null,   FilingNumberGiven),
        .. T([Reported, Filed],    RegisterRescue,   Rescued,    Side.Police | Side.System,  Nothing,           null,   RescueRecordComplete, TaskForceHeadNamed, LegalAidRightTold, InterpreterIfNeeded),
        .. T([Reported],           Unfound,          Unfounded,  PoliceLead,                 Needs.Reason,      null),
        .. T([Rescued],            ConfirmPlacement, Placed,     Side.System,                Nothing,           null,   CaseRules.PlacementActive, NotWithBuyer),
        .. T([Rescued],            Reunite,          Placed,     Side.Police,                Reunion,           null,   IsMinor, NotWithBuyer, IdentityConfirmed, ParentsAreNotSellers, HandoverSigned),
        .. T([Rescued],            LeaveByOwnWill,   Placed,     Side.Police | Owner,        OwnWill,           null,   SixteenOrOlder, IsAdult, OwnWillRecorded),
        .. T([Placed],             BeginAssistance,  Assisting,  Side.System,                Nothing,           null),
        .. T([Placed, Assisting],  BeginFollowUp,    FollowUp,   Owner,                      Nothing,           null,   EveryNeedDecided, EveryNeedServed, NoLiveHandoff),
        .. T([FollowUp],           AssistAgain,      Assisting,  Side.System,                Nothing,           null,   CaseRules.HighRiskReported),
        .. T([FollowUp],           Close,            Closed,     OwnerLead,                  Text,              null,   NoLiveHandoff, CertificatesDueArePresent, VisitsDoneOrWaived, SummaryWritten),
        .. T([Closed],             Reopen,           Assisting,  OwnerLead | Office,         Needs.Reason,      null),
        .. T(Open,                 Suspend,          Suspended,  OwnerLead,                  Needs.Reason | ReviewDate, null),
        .. Open.SelectMany(stage =>
           T([Suspended],          Resume,           stage,      OwnerLead,                  Nothing,           WasIn(stage))),
        .. T(Open,                 Merge,            Merged,     PoliceLead,                 OtherCase,         null,   SamePersonConfirmed, OtherCaseGoesOn),
    ];
#pragma warning restore IDE0055

    public static Workflow<CaseStage, CaseAction, CaseFacts> Machine { get; } = new(Rows);

    private static IEnumerable<Row> T(
        CaseStage[] from, CaseAction action, CaseStage to, Side sides, Needs needs, Rule? when, params Rule[] rules) =>
        from.Select(state => new Row(state, action, to, sides, needs, when, rules));
}
