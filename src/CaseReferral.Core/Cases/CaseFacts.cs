using CaseReferral.Core.Handoffs;

namespace CaseReferral.Core.Cases;

/// <summary>Everything the rules of the case machine may look at; loaded once, never changed.</summary>
public sealed record CaseFacts
{
    public CaseStage Stage { get; init; }
    public CaseStage? SuspendedFrom { get; init; }
    public PersonFacts Person { get; init; } = new();

    /// <summary>Filed as a trafficking case: a filing number is recorded.</summary>
    public bool IsFiled { get; init; }
    /// <summary>Resource keys of required fields the rescue record still lacks.</summary>
    public IReadOnlyList<string> MissingRescueFields { get; init; } = [];
    /// <summary>A task-force head is named, and is a leader at county police level or above (notice 三.4).</summary>
    public bool HeadNamed { get; init; }
    public bool HeadHighEnough { get; init; }
    public bool LegalAidTold { get; init; }
    public bool InterpreterArranged { get; init; }

    public bool PlacementActive { get; init; }
    public bool BuyerClash { get; init; }
    public bool ReunionIdentityConfirmed { get; init; }
    public bool ParentsAreSellers { get; init; }
    public bool ReunionSigned { get; init; }
    public bool OwnWillRecorded { get; init; }

    public IReadOnlyList<string> UndecidedLines { get; init; } = [];
    public IReadOnlyList<string> UnservedLines { get; init; } = [];
    public IReadOnlyList<string> LiveHandoffs { get; init; } = [];
    public IReadOnlyList<string> MissingCertificates { get; init; } = [];
    /// <summary>Planned visits nobody has made yet.</summary>
    public int OpenVisits { get; init; }
    /// <summary>The closing says why the open ones are waived.</summary>
    public bool VisitsSettled { get; init; }
    /// <summary>A visit has found a high risk and it was reported to police.</summary>
    public bool HighRiskReported { get; init; }
    public bool SummaryWritten { get; init; }
    public bool OtherCaseIsSamePerson { get; init; }
    /// <summary>The case that stays is open and no step behind this one.</summary>
    public bool OtherCaseGoesOn { get; init; }
}
