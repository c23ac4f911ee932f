using CaseReferral.Core.Cases;
using Rule = CaseReferral.Core.Workflows.Rule<CaseReferral.Core.Handoffs.HandoffFacts>;

namespace CaseReferral.Core.Handoffs;

/// <summary>The named guards G1–G17: pure predicates; each name has a sentence in both languages.</summary>
public static class HandoffRules
{
    public const int MaxSupplements = 2;
    public const int MaxReworks = 2;

    // G1
    public static readonly Rule CaseIsOpen = new("CaseIsOpen",
        f => f.CaseStage is not (CaseStage.Closed or CaseStage.Unfounded or CaseStage.Merged or CaseStage.Suspended));
    public static readonly Rule StageReached = new("StageReached",
        f => f.CaseStage >= f.Kind.EarliestStage, f => [$"CaseStage.{f.Kind.EarliestStage}"]);
    // G2
    public static readonly Rule BasisGiven = new("BasisGiven", f => f.BasisGiven);
    /// <summary>个人信息保护法 Arts. 23, 29, 31: outside the state nobody is told without a separate consent on record.</summary>
    public static readonly Rule ConsentOnRecord = new("ConsentOnRecord", f => f.MissingConsent is null, f => [f.MissingConsent!]);
    // G3
    public static readonly Rule NoLiveTwin = new("NoLiveTwin", f => !f.LiveTwin);
    // G4
    public static readonly Rule DocumentsPresent = new("DocumentsPresent",
        f => f.MissingDocuments.Count == 0, f => f.MissingDocuments.Select(d => "Document." + d));
    // G5
    public static readonly Rule SenderMaySend = new("SenderMaySend", f => f.Kind.Senders.Contains(f.SenderKind));
    public static readonly Rule ReceiverActive = new("ReceiverActive", f => f.ReceiverActive);
    public static readonly Rule ReceiverOffersService = new("ReceiverOffersService", f => f.Kind.Receivers.Contains(f.ReceiverKind));
    public static readonly Rule ReceiverCoversArea = new("ReceiverCoversArea", f => f.ReceiverCoversArea);
    public static readonly Rule ReceiverTakesPeople = new("ReceiverTakesPeople", f => !f.ReceiverTakesNobody);
    // G6
    public static readonly Rule AgeFits = new("AgeFits", FitsAge, AgeBounds);
    // G7
    public static readonly Rule PackageFits = new("PackageFits", f => f.PackageReadableBySender);
    public static readonly Rule PackageHoldsMinimum = new("PackageHoldsMinimum", f => f.PackageHoldsMinimum);
    // G9
    public static readonly Rule EmergencyIsPhoned = new("EmergencyIsPhoned",
        f => f.Urgency != Urgency.Emergency || f.PhoneNoteGiven);
    // G10
    public static readonly Rule ReceiverIsNotSender = new("ReceiverIsNotSender", f => !f.ReceiverIsSender);
    // T6, T7
    public static readonly Rule SupplementsLeft = new("SupplementsLeft", f => f.SupplementCount < MaxSupplements);
    public static readonly Rule SomethingAdded = new("SomethingAdded", f => f.AddedSinceAsked || f.RequestAmended, OnInput: true);
    // A new version of a sent request
    public static readonly Rule SomethingAmended = new("SomethingAmended", f => f.RequestAmended, OnInput: true);
    /// <summary>Who was told that it is urgent has planned for it: it may become more urgent, never less.</summary>
    public static readonly Rule UrgencyNotLowered = new("UrgencyNotLowered", f => f.UrgencyBefore is not { } before || f.Urgency >= before, OnInput: true);
    /// <summary>G15 the other way round: what is on hold goes on first.</summary>
    public static readonly Rule NoEmergencyOnHold = new("NoEmergencyOnHold",
        f => f.Status != HandoffStatus.OnHold || f.Urgency != Urgency.Emergency, OnInput: true);
    // G13
    public static readonly Rule FirstReturn = new("FirstReturn", f => f.ChainReturns == 0);
    public static readonly Rule FurtherReturn = new("FurtherReturn", f => f.ChainReturns > 0);
    /// <summary>A ruling "you do it" closes the question of remit only; a duplicate or a person who declines may still be returned.</summary>
    public static readonly Rule RemitStillOpen = new("RemitStillOpen",
        f => !f.RemitClosed || f.ReturnCode != HandoffCodes.NotOurRemit, OnInput: true);
    // T11
    public static readonly Rule NotYetDisputed = new("NotYetDisputed", f => !f.Disputed);
    // G15
    public static readonly Rule MayBeHeld = new("MayBeHeld", f => f.Kind.MayBeHeld && f.Urgency != Urgency.Emergency);
    public static readonly Rule HoldTimeLeft = new("HoldTimeLeft", f => f.HeldDays < f.Kind.Agreed.HeldDays, f => [$"{f.Kind.Agreed.HeldDays}"]);
    // G16
    /// <summary>A service that turned out impossible leaves no evidence; T22 asks for the next step instead.</summary>
    public static readonly Rule EvidenceGiven = new("EvidenceGiven",
        f => f.OutcomeCode == HandoffCodes.NotPossible || f.Record.Missing.Count == 0, f => f.Record.Missing, OnInput: true);
    // G17
    public static readonly Rule NoLiveChild = new("NoLiveChild", f => !f.ChildLive);
    // T20–T22
    public static readonly Rule ConfirmerIsNotReporter = new("ConfirmerIsNotReporter", f => !f.ReportedBySamePerson);
    public static readonly Rule OutcomeAchieved = new("OutcomeAchieved", f => f.OutcomeCode != HandoffCodes.NotPossible);
    public static readonly Rule OutcomeNotPossible = new("OutcomeNotPossible", f => f.OutcomeCode == HandoffCodes.NotPossible);
    public static readonly Rule ReworksLeft = new("ReworksLeft", f => f.ReworkCount < MaxReworks);
    // T26
    public static readonly Rule WasAccepted = new("WasAccepted", f => f.PriorStatus == HandoffStatus.Accepted);
    public static readonly Rule WasInProgress = new("WasInProgress", f => f.PriorStatus == HandoffStatus.InProgress);
    public static readonly Rule WasOnHold = new("WasOnHold", f => f.PriorStatus == HandoffStatus.OnHold);
    // T28
    public static readonly Rule VoidIsProposed = new("VoidIsProposed", f => f.VoidProposed);
    public static readonly Rule VoidBySecondPerson = new("VoidBySecondPerson", f => !f.VoidProposedBySamePerson);
    public static readonly Rule NoServiceRecorded = new("NoServiceRecorded", f => !f.Record.Started);
    /// <summary>The rules that look at the line's typed record: it is read for the actions that ask one of them, and for pages.</summary>
    public static readonly IReadOnlyList<Rule> OnRecord = [EvidenceGiven, NoServiceRecorded];
    // Urging
    public static readonly Rule NotUrgedToday = new("NotUrgedToday", f => !f.UrgedToday);

    /// <summary>An unknown age passes: the form warns and asks a note instead of refusing help.</summary>
    private static bool FitsAge(HandoffFacts f) =>
        f.Person.AgeYears is not { } age
        || (age >= (f.Kind.MinAge ?? 0) && age <= (f.Kind.MaxAge ?? 200)
            && age >= (f.ReceiverMinAge ?? 0) && age <= (f.ReceiverMaxAge ?? 200));

    private static IEnumerable<string> AgeBounds(HandoffFacts f) =>
    [
        $"{Math.Max(f.Kind.MinAge ?? 0, f.ReceiverMinAge ?? 0)}",
        $"{Math.Min(f.Kind.MaxAge ?? 200, f.ReceiverMaxAge ?? 200)}",
        $"{f.Person.AgeYears}",
    ];
}
