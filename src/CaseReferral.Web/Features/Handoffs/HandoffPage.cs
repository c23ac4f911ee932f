using CaseReferral.Core.Access;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Workflows;
using CaseReferral.Web.Features.Attachments;
using CaseReferral.Web.Features.Cases;
using CaseReferral.Web.Features.Inbox;

namespace CaseReferral.Web.Features.Handoffs;

/// <summary>Everything the hand-off page shows this actor. Before acceptance the receiver gets a preview: no name, no history.</summary>
public sealed class HandoffPage
{
    public required Handoff Handoff { get; init; }
    public required HandoffKind Kind { get; init; }
    public required HandoffRow Row { get; init; }
    public Guid? CaseId { get; init; }
    public bool IsSender { get; init; }
    public bool IsReceiver { get; init; }
    /// <summary>A minor's file the reader has no grant for: the header is all she sees, and she may ask.</summary>
    public bool NeedsGrant { get; init; }
    /// <summary>The receiver's part of the package is not open (yet, or any more).</summary>
    public bool IsPreview { get; init; }
    public FieldGroup Readable { get; init; }
    public string? Request { get; init; }
    /// <summary>What amended the request, the newest first; empty for who may not read it.</summary>
    public required IReadOnlyList<Amendment> Amendments { get; init; }
    /// <summary>Whether the actor may amend the request, and what stands in the way; null when it is not hers.</summary>
    public ActionOption<HandoffStatus, HandoffAction>? Amend { get; init; }
    public string? OfficerName { get; init; }
    public PersonCard? Person { get; init; }
    public RescueCard? Rescue { get; init; }
    public HealthCard? Health { get; init; }
    public required HandoffFacts Facts { get; init; }
    public required IReadOnlyList<ActionOption<HandoffStatus, HandoffAction>> Options { get; init; }
    public required IReadOnlyList<HandoffClock> Clocks { get; init; }
    /// <summary>Letters of the ladder this actor may read, the newest first.</summary>
    public required IReadOnlyList<UrgingRow> Urgings { get; init; }
    public required IReadOnlyList<TimelineRow> Timeline { get; init; }
    public required IReadOnlyList<AttachmentRow> Attachments { get; init; }
    public required IReadOnlyList<LinkedHandoff> Linked { get; init; }
    public string? ProposedUnit { get; init; }
    /// <summary>Partial of the department's record and its model; null when nothing may be shown.</summary>
    public string? SummaryView { get; init; }
    public object? Summary { get; init; }
    public bool MayEditRecord { get; init; }
    /// <summary>Papers the actor's unit issues for this hand-off.</summary>
    public required IReadOnlyList<string> Papers { get; init; }
    public DateTime Now { get; init; }
    public required WorkCalendar Calendar { get; init; }
    public DateOnly Today => ChinaTime.LocalDate(Now);
}

/// <summary>The hand-off before or after this one in a chain of re-routings.</summary>
public sealed record LinkedHandoff(Guid Id, string Number, string ToName, HandoffStatus Status, bool IsPrevious);
