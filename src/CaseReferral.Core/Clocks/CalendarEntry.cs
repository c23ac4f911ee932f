using CaseReferral.Core.Common;

namespace CaseReferral.Core.Clocks;

/// <summary>A day an administrator added for a year the built-in calendar does not hold (国务院节假日安排).</summary>
public sealed class CalendarEntry : Entity
{
    private CalendarEntry() { }

    public CalendarEntry(DateOnly date, DayKind kind) => (Date, Kind) = (date, kind);

    public DateOnly Date { get; private set; }
    public DayKind Kind { get; private set; }
}
