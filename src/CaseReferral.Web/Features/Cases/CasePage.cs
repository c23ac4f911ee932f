using CaseReferral.Core.Access;
using CaseReferral.Core.Assessment;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Workflows;
using CaseReferral.Web.Features.Attachments;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Features.Proposals;

namespace CaseReferral.Web.Features.Cases;

/// <summary>Everything the case page shows this actor; what a unit may not see is null here, not hidden in the view.</summary>
public sealed class CasePage
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required int Version { get; init; }
    public required CaseStage Stage { get; init; }
    /// <summary>How far the route has gone, also while the case is suspended.</summary>
    public required CaseStage Progress { get; init; }
    /// <summary>When each stage so far was reached; the last time, when more than once.</summary>
    public required IReadOnlyDictionary<CaseStage, DateTime> Reached { get; init; }
    public required string RegionName { get; init; }
    public required string OwnerName { get; init; }
    public bool IsOwner { get; init; }
    public bool MayEditPolice { get; init; }
    /// <inheritdoc cref="ChecklistFacts.MayDecide"/>
    public bool MayDecideNeeds { get; init; }
    public required CaseView View { get; init; }
    public required PersonCard Person { get; init; }
    public RescueCard? Rescue { get; init; }
    public HealthCard? Health { get; init; }
    public SamplingRecord? Sampling { get; init; }
    public int? BuyerCount { get; init; }
    /// <summary>How often police have asked her.</summary>
    public int Interviews { get; init; }
    /// <summary>The reader's institution has the person in care.</summary>
    public bool InCare { get; init; }
    /// <summary>How often she has left an institution.</summary>
    public int Departures { get; init; }
    public required IReadOnlyList<ActionOption<CaseStage, CaseAction>> Options { get; init; }
    public required IReadOnlyList<LineOffer> Offers { get; init; }
    public required IReadOnlyList<NeedRow> Needs { get; init; }
    public required IReadOnlyList<HandoffRow> Handoffs { get; init; }
    public required IReadOnlyList<CaseClock> Clocks { get; init; }
    public required IReadOnlyList<ProposalRow> Proposals { get; init; }
    public DateOnly? StrandedOn { get; init; }
    public required IReadOnlyList<AttachmentRow> Attachments { get; init; }
    public required IReadOnlyList<TimelineRow> Timeline { get; init; }
    /// <summary>Papers the actor's unit issues for this case.</summary>
    public required IReadOnlyList<string> Papers { get; init; }
    public required IReadOnlyList<SiblingCase> Siblings { get; init; }
    /// <summary>并案: where this case went on, or what goes on here.</summary>
    public required IReadOnlyList<SiblingCase> Merged { get; init; }
    public DateTime Now { get; init; }
    public required WorkCalendar Calendar { get; init; }
    public DateOnly Today => ChinaTime.LocalDate(Now);
}

/// <summary>The person as this actor may see her.</summary>
public sealed record PersonCard(
    string Alias, string InternalNumber, string Sex, int? Age, AgeCertainty AgeCertainty, DateOnly? BirthDate, bool IsMinor,
    string? Ethnicity, string? Nationality, string? Language, bool NeedsInterpreter, bool IdentityConfirmed, IdentityCard Identity);

/// <summary>Rescue facts: null fields are not for this reader.</summary>
public sealed record RescueCard(
    DateTime? RescuedAt, string RegionName, string Source, string? Place, string? Exploitation, string? AbductionMode, string? AbductedOn,
    int? Transfers, string? Narrative, string? HealthNote, string? Belongings, string? Escort, string Guardians, string? FilingNumber,
    string? HeadName, HeadRank? HeadRank, DateOnly? LegalAidToldOn, DateOnly? PrivacyToldOn, bool InterpreterArranged,
    bool NeedsTreatment, bool MayBeDisabled, bool ParentsAreSellers, string? OwnWill)
{
    public string? AbductedPlace { get; init; }
    /// <summary>On what the relatives of a child who went home were confirmed; null before that.</summary>
    public string? ReunionBasis { get; init; }
    public string? ReunionBasisNumber { get; init; }
    public DateOnly? ReunionBasisOn { get; init; }
}

/// <summary>What was noted of her health at the rescue, for who treats her or speaks for her and reads nothing else of the rescue.</summary>
public sealed record HealthCard(string? Note, bool NeedsTreatment, bool MayBeDisabled);

/// <summary>A service line the actor could send now, or why not yet. Expected: decided as needed, or suggested and not decided against.</summary>
public sealed record LineOffer(HandoffKind Kind, bool Expected, IReadOnlyList<Reason> Reasons);

/// <summary>One line of the checklist.</summary>
public sealed record NeedRow(string Kind, bool Likely, NeedDecision Decision, string? Reason, string? DecidedBy);

/// <summary>One line of the timeline, from the case or from one of its hand-offs, which it then names with its line.</summary>
public sealed record TimelineRow(
    string What, TimelineHandoff? Handoff, DateTime At, string ActorName, string OrganisationName, string? ReasonCode, string? Note, bool IsStep)
{
    /// <summary>What was written in a line is part of the file; that it happened is part of the header.</summary>
    public static IReadOnlyList<TimelineRow> For(IReadOnlyList<TimelineRow> rows, Func<TimelineRow, bool> mayReadNote) =>
        [.. rows.Select(r => mayReadNote(r) ? r : r with { ReasonCode = null, Note = null })];
}

/// <summary>The hand-off a line of the case's timeline belongs to.</summary>
public sealed record TimelineHandoff(Guid Id, string Number, string Kind);

/// <summary>Another case by its number: of the same operation, or of the same person and merged.</summary>
public sealed record SiblingCase(Guid Id, string Number);
