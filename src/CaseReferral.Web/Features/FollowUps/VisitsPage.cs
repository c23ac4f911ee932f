using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.FollowUps;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CaseReferral.Web.Features.FollowUps;

/// <summary>What the head of every visit page names, and what this reader may see and do.</summary>
public sealed record VisitsHead(Guid Id, string Number, string Alias, int Version, CaseStage Stage, bool IsMinor, int? Age, bool MayRecord, CaseView View)
{
    /// <summary>A visit's line is a summary by its nature: who reads summaries of a group reads it.</summary>
    public bool Shows(FieldGroup group) => View.MaySummary(group);
}

/// <summary>The plan and the visits made.</summary>
public sealed class VisitsPage
{
    public const int MaxRows = 60;

    public required VisitsHead Head { get; init; }
    public required IReadOnlyList<PlannedRow> Plan { get; init; }
    /// <summary>The entries that stand, one for each visit.</summary>
    public required IReadOnlyList<VisitRow> Made { get; init; }
    /// <summary>Entries that were corrected; they stay as they were written.</summary>
    public required IReadOnlyList<VisitRow> Corrected { get; init; }
    /// <summary>The visit to make next.</summary>
    public PlannedRow? Next { get; init; }
    public DateTime Now { get; init; }
    public required WorkCalendar Calendar { get; init; }
    public required FollowUpOptions Options { get; init; }
}

/// <summary>One planned visit with its limit.</summary>
public sealed record PlannedRow(
    Guid Id, int? Months, PlannedVisitState State, Guid? VisitId, DateTime? MissedAt, string UnitName, DateTime StartedAt, DateTime DueAt, bool CalendarKnown, string Source)
{
    /// <summary>The last day it was first planned for; null while it was never moved.</summary>
    public DateOnly? MovedFrom { get; init; }
    public string? MoveReason { get; init; }
    public string? MovedByName { get; init; }
    public DateTime? MovedAt { get; init; }

    public VisitMoveFacts Facts(CaseStage stage, DateTime now, FollowUpOptions options) =>
        VisitMoveFacts.Of(StartedAt, DueAt, MovedFrom, now, options) with { Stage = stage, State = State };

    public Light Light(DateTime now, WorkCalendar calendar) => Lights.Of(StartedAt, DueAt, false, now, calendar, CalendarKnown);
}

/// <summary>One visit in the list: no word of what was said.</summary>
public sealed record VisitRow(Guid Id, DateOnly VisitedOn, VisitMethod Method, RiskLevel Risk, string UnitName, string RecordedByName)
{
    public DateTime RecordedAt { get; init; }
    /// <summary>It was corrected.</summary>
    public bool IsReplaced { get; init; }
}

/// <summary>The form of one visit; planned is null for one more than planned, corrects names the entry it corrects.</summary>
public sealed record VisitFormPage(VisitsHead Head, PlannedRow? Planned, Visit? Corrects, IReadOnlyList<SelectListItem> Police, bool MustBeHeard, VisitForm Form);

/// <summary>The form that moves a planned visit; it may not be moved when there are reasons.</summary>
public sealed record VisitMovePage(VisitsHead Head, PlannedRow Planned, VisitMoveFacts Facts, VisitMoveForm Form);

/// <summary>One entry as it was written down.</summary>
/// <param name="Head">Of the case.</param>
/// <param name="Visit">The entry.</param>
/// <param name="UnitName">Who made it.</param>
/// <param name="ReportedToName">Police unit told.</param>
/// <param name="Newer">The entry that took its place.</param>
/// <param name="MayCorrect">The unit that follows up, while the case is in follow-up, of an entry that stands.</param>
public sealed record VisitPage(VisitsHead Head, Visit Visit, string UnitName, string? ReportedToName, VisitRow? Newer, bool MayCorrect);
