using CaseReferral.Core.Common;

namespace CaseReferral.Core.Clocks;

/// <summary>A day an administrator declared: of a year the built-in calendar does not hold, or correcting one it holds.</summary>
public sealed class CalendarEntry : Entity
{
    private CalendarEntry() => Basis = "";

    internal CalendarEntry(Guid yearId, CalendarDay day, string basis) =>
        (YearId, Date, Kind, Basis) = (yearId, day.Date, day.Kind, basis);

    public Guid YearId { get; private set; }
    public DateOnly Date { get; private set; }
    public DayKind Kind { get; private set; }
    /// <summary>Number of the notice that declares it (国务院办公厅关于部分节假日安排的通知).</summary>
    public string Basis { get; private set; }

    public CalendarDay Day => new(Date, Kind);
}
