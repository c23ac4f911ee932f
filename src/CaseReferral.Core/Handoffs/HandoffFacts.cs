using System.Diagnostics.CodeAnalysis;
using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Organisations;

namespace CaseReferral.Core.Handoffs;

/// <summary>Everything the guards of the hand-off machine may look at; loaded once, never changed.</summary>
public sealed record HandoffFacts
{
    public DateOnly Today { get; init; }
    public required HandoffKind Kind { get; init; }
    public HandoffStatus Status { get; init; }
    public Urgency Urgency { get; init; }
    public CaseStage CaseStage { get; init; }
    public PersonFacts Person { get; init; } = new();

    public bool BasisGiven { get; init; }
    /// <summary>The person's own consent is the ground, not a cited duty.</summary>
    public bool BasisIsConsent { get; init; }
    public bool PhoneNoteGiven { get; init; }
    /// <summary>Why another unit than the proposed one is chosen is written down.</summary>
    public bool RouteReasonGiven { get; init; }
    public bool LiveTwin { get; init; }
    public IReadOnlyList<string> MissingDocuments { get; init; } = [];
    public bool PackageReadableBySender { get; init; }
    public bool PackageHoldsMinimum { get; init; }

    public OrganisationKind SenderKind { get; init; }
    public OrganisationKind ReceiverKind { get; init; }
    public bool ReceiverIsSender { get; init; }
    /// <summary>The sender owns the case: the person is in its care, or was never in another's.</summary>
    public bool SenderIsOwner { get; init; }
    public bool ReceiverIsOwner { get; init; }
    /// <summary>The receiver has the case and gives up what it accepted: the sender may send it elsewhere.</summary>
    public bool OwnerGivesUp { get; init; }
    /// <summary>The owner still works on another hand-off of this line, the one that brought her there.</summary>
    public bool OwnerAtWork { get; init; }
    public bool ReceiverActive { get; init; }
    public bool ReceiverCoversArea { get; init; }
    public bool ReceiverTakesNobody { get; init; }
    public bool ReceiverDesignated { get; init; }
    public OrganisationNature ReceiverNature { get; init; }
    /// <summary>What a receiver outside the state lacks to be told: key of a sentence; null when nothing.</summary>
    public string? MissingConsent { get; init; }
    /// <summary>The separate consent the hand-off rests on.</summary>
    public Guid? ConsentId { get; init; }
    public int? ReceiverMinAge { get; init; }
    public int? ReceiverMaxAge { get; init; }

    public int SupplementCount { get; init; }
    public bool AddedSinceAsked { get; init; }
    /// <summary>The form changes the request.</summary>
    public bool RequestAmended { get; init; }
    /// <summary>The urgency the amended request had before; null unless it is being amended.</summary>
    public Urgency? UrgencyBefore { get; init; }
    public int ChainReturns { get; init; }
    public bool RemitClosed { get; init; }
    /// <summary>Why the receiver returns it, as the form states it.</summary>
    public string? ReturnCode { get; init; }
    public bool Disputed { get; init; }
    public int ReworkCount { get; init; }
    public int HeldDays { get; init; }
    public bool UrgedToday { get; init; }
    public HandoffStatus? PriorStatus { get; init; }
    public string? OutcomeCode { get; init; }
    /// <summary>The officer whom the form names to answer for it; null when it names none, or one who may not work on the case.</summary>
    public CaseWorker? Named { get; init; }
    public bool ReportedBySamePerson { get; init; }
    public bool VoidProposed { get; init; }
    public bool VoidProposedBySamePerson { get; init; }

    /// <summary>What the line's typed record says; a move whose rules do not read it goes without (<see cref="HandoffRules.OnRecord"/>).</summary>
    /// <exception cref="InvalidOperationException">It was not read: a rule looks at it that is not listed there.</exception>
    [AllowNull]
    public ServiceRecordState Record { get => field ?? throw new InvalidOperationException("The record of the line was not read for this move."); init; } = ServiceRecordState.None();
    public bool ChildLive { get; init; }

    /// <summary>Police have recorded result and date of the comparison: yes or no, never more (notice 三.7).</summary>
    public bool ComparisonRecorded { get; init; }
    /// <summary>Escort and belongings of the hand-over are recorded.</summary>
    public bool EscortRecorded { get; init; }

    /// <summary>The facts as the form of a report, a return or a supply states them; for every other action what is stored counts.</summary>
    public HandoffFacts With(HandoffAction action, HandoffInput input, Handoff handoff) => action switch
    {
        HandoffAction.Report or HandoffAction.FinishedMeanwhile => this with { OutcomeCode = input.Outcome },
        HandoffAction.Return or HandoffAction.Decline => this with { ReturnCode = input.ReasonCode },
        HandoffAction.Supply => this with { RequestAmended = input.Amends(handoff) },
        _ => this,
    };
}
