using CaseReferral.Core.Workflows;
using static CaseReferral.Core.Handoffs.HandoffRules;
using static CaseReferral.Core.Handoffs.HandoffStatus;
using Row = CaseReferral.Core.Workflows.Transition<CaseReferral.Core.Handoffs.HandoffStatus, CaseReferral.Core.Handoffs.HandoffAction, CaseReferral.Core.Handoffs.HandoffFacts>;

namespace CaseReferral.Core.Handoffs;

/// <summary>
/// When a sent request may get a new version, and what it is asked again: the rules of sending that look at the request. Beside
/// the machine, because it moves nothing. Not while it is returned or before the office, whose decision is about the request as
/// it was; not once an outcome is reported.
/// </summary>
public static class AmendmentTable
{
    private static readonly HandoffStatus[] Amendable = [Sent, Received, SupplementRequested, Accepted, InProgress, OnHold];

    public static Workflow<HandoffStatus, HandoffAction, HandoffFacts> Machine { get; } = new([.. Amendable.Select(state => new Row(
        state, HandoffAction.Amend, state, Side.Sender, Needs.Text | Needs.Request, null,
        [
            CaseIsOpen, SomethingAmended, UrgencyNotLowered, NoEmergencyOnHold,
            BasisGiven with { OnInput = true }, ConsentOnRecord with { OnInput = true }, PackageFits with { OnInput = true },
            PackageHoldsMinimum with { OnInput = true }, EmergencyIsPhoned with { OnInput = true },
        ]))]);
}
