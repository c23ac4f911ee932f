using CaseReferral.Core.Common;

namespace CaseReferral.Core.Handoffs;

/// <summary>What happened to the hand-off on its way: counters, reasons, links.</summary>
public sealed partial class Handoff
{
    /// <summary>The hand-off this one replaces or continues.</summary>
    public Guid? PreviousId { get; private set; }
    /// <summary>How many returns the chain before this one holds.</summary>
    public int ChainReturns { get; private set; }
    public int SupplementCount { get; private set; }
    public DateTime? SupplementAskedAt { get; private set; }
    public int ReworkCount { get; private set; }
    public bool Disputed { get; private set; }
    /// <summary>A ruling "you do it" closed the remit return to this unit.</summary>
    public bool RemitClosed { get; private set; }
    public string? RulingNumber { get; private set; }
    public string? ReturnCode { get; private set; }
    public string? CitedDuty { get; private set; }
    public Guid? ProposedOrganisationId { get; private set; }
    public string? OutcomeCode { get; private set; }
    public DateOnly? OutcomeOn { get; private set; }
    [Encrypted] public string? OutcomeNote { get; private set; }
    [Encrypted] public string? NextStep { get; private set; }
    public Guid? ReportedById { get; private set; }
    /// <summary>未复核: it closed by itself because the sender did not verify in time.</summary>
    public bool Unverified { get; private set; }
    public DateOnly? HeldOn { get; private set; }
    public DateOnly? ReviewOn { get; private set; }
    /// <summary>Days on hold so far, finished pauses only.</summary>
    public int HeldDays { get; private set; }
    public HandoffStatus? PriorStatus { get; private set; }
    public DateTime? UrgedAt { get; private set; }
    public int UrgeCount { get; private set; }
    public Guid? VoidProposedById { get; private set; }
    /// <summary>The consent it rested on was withdrawn: from then on the receiver reads nothing more of the package.</summary>
    public DateTime? DisclosureEndedAt { get; private set; }

    public void Continue(Handoff previous, int returns) => (PreviousId, ChainReturns) = (previous.Id, returns);

    public void AskedForMore(DateTime now) => (SupplementCount, SupplementAskedAt) = (SupplementCount + 1, now);

    public void ReturnedFor(string code, string? duty, Guid? proposed) =>
        (ReturnCode, CitedDuty, ProposedOrganisationId, ChainReturns) = (code, duty, proposed, ChainReturns + 1);

    public void Dispute() => Disputed = true;

    public void RuledHere(string number) => (RulingNumber, RemitClosed) = (number, true);
    public void RuledAway(string number) => RulingNumber = number;

    public void HoldFrom(DateOnly today, DateOnly review) => (HeldOn, ReviewOn) = (today, review);

    public void EndHold(DateOnly today)
    {
        if (HeldOn is { } since)
            HeldDays += today.DayNumber - since.DayNumber;
        (HeldOn, ReviewOn) = (null, null);
    }

    public void Outcome(string code, DateOnly on, string? note, Guid reporter) =>
        (OutcomeCode, OutcomeOn, OutcomeNote, ReportedById) = (code, on, note, reporter);

    public void CloseUnverified() => Unverified = true;
    public void ReworkAsked() => ReworkCount++;
    public void PlanNext(string? nextStep) => NextStep = nextStep;
    public void AskToCancel() => PriorStatus = Status;
    public void ProposeVoid(Guid officerId) => VoidProposedById = officerId;
    public void EndDisclosure(DateTime now) => DisclosureEndedAt ??= now;
    public void Urged(DateTime now) => (UrgedAt, UrgeCount) = (now, UrgeCount + 1);
}
