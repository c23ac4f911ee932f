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
    public required IReadOnlyList<VisitRow> Made { get; init; }
    /// <summary>The visit to make next.</summary>
    public PlannedRow? Next { get; init; }
    public DateTime Now { get; init; }
    public required WorkCalendar Calendar { get; init; }
}

/// <summary>One planned visit with its limit.</summary>
public sealed record PlannedRow(
    Guid Id, int? Months, PlannedVisitState State, Guid? VisitId, DateTime? MissedAt, string UnitName, DateTime StartedAt, DateTime DueAt, bool CalendarKnown, string Source)
{
    public Light Light(DateTime now, WorkCalendar calendar) => Lights.Of(StartedAt, DueAt, false, now, calendar, CalendarKnown);
}

/// <summary>One visit in the list: no word of what was said.</summary>
public sealed record VisitRow(Guid Id, DateOnly VisitedOn, VisitMethod Method, RiskLevel Risk, string UnitName, string RecordedByName);

/// <summary>The form of one visit; planned is null for one more than planned.</summary>
public sealed record VisitFormPage(VisitsHead Head, PlannedRow? Planned, IReadOnlyList<SelectListItem> Police, bool MustBeHeard, VisitForm Form);

/// <summary>One visit as it was written down.</summary>
public sealed record VisitPage(VisitsHead Head, Visit Visit, string UnitName, string? ReportedToName);
