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
/// <param name="Readable">The reader may still open the case.</param>
public sealed record ClockRow(
    Guid Id, Guid CaseId, long CaseSerial, string Kind, string Source, DateTime StartedAt, DateTime DueAt, bool CalendarKnown, bool Readable)
{
    public string CaseNumber => Serial.Format(CaseSerial);

    /// <summary>Where the duty is done: in the case, or else by <see cref="DutiesQuery.PlaceAsync"/>.</summary>
    public string Href => Readable ? $"/cases/{CaseId}{Page}" : $"/duties/{Id}";

    private string Page => Kind == FollowUpPlan.ClockKind ? "/visits" : TaskForceEntry.IsTask(Kind) ? "/police/task-force" : "";

    public Light Light(DateTime now, WorkCalendar calendar) => Lights.Of(StartedAt, DueAt, false, now, calendar, CalendarKnown);
}
