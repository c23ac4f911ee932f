using CaseReferral.Core.Clocks;
using CaseReferral.Core.Privacy;

namespace CaseReferral.Web.Features.DataRequests;

/// <summary>One page of the register, the earliest limit first.</summary>
public sealed record DataRequestsPage(
    DataRequestState State, IReadOnlyList<DataRequestRow> Rows, string? Next, bool IsFirst, bool MayErase, DateTime Now, WorkCalendar Calendar)
{
    public const int Size = 25;
}

/// <summary>A request by its numbers and dates; who asked what stays with the units of the case.</summary>
public sealed record DataRequestRow(
    Guid Id, long Serial, Guid CaseId, long CaseSerial, string UnitName, DataRequestKind Kind, DateOnly ReceivedOn, DateTime StartedAt, DateTime DueAt,
    bool CalendarKnown, DataRequestState State, string? GroundCode, DateOnly? AnsweredOn, bool IsMine)
{
    public Light Light(DateTime now, WorkCalendar calendar) => State == DataRequestState.Open
        ? Lights.Of(StartedAt, DueAt, false, now, calendar, CalendarKnown)
        : new Light(LightColour.Done, 0, false, DueAt, true);
}
