using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.FollowUps;
using CaseReferral.Core.Rescues;

namespace CaseReferral.Web.Features.Duties;

/// <summary>Every statutory limit that runs against the reader's unit, the one due first on top.</summary>
/// <param name="Table">The limits of this page.</param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
/// <param name="IsFirst">The first page.</param>
public sealed record DutiesPage(DutyTable Table, string? Next, bool IsFirst)
{
    public const int Size = 25;
}

/// <summary>Limits in rows, on a page of their own or in the inbox.</summary>
public sealed record DutyTable(IReadOnlyList<ClockRow> Rows, DateTime Now, WorkCalendar Calendar);

/// <summary>A statutory limit of a case that runs against this unit.</summary>
public sealed record ClockRow(Guid Id, Guid CaseId, long CaseSerial, string Kind, string Source, DateTime StartedAt, DateTime DueAt, bool CalendarKnown)
{
    public string CaseNumber => Serial.Format(CaseSerial);

    /// <summary>Where the duty is done.</summary>
    public string Href => $"/cases/{CaseId}" + (Kind == FollowUpPlan.ClockKind ? "/visits" : TaskForceEntry.IsTask(Kind) ? "/police/task-force" : "");

    public Light Light(DateTime now, WorkCalendar calendar) => Lights.Of(StartedAt, DueAt, false, now, calendar, CalendarKnown);
}
