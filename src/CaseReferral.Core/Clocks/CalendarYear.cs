using System.Globalization;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Clocks;

/// <summary>
/// A year whose days administrators declared or corrected. Its version counts the edits: two administrators cannot
/// overwrite each other, and other nodes see by it that they must read again.
/// </summary>
public sealed class CalendarYear : Entity, IVersioned
{
    private readonly List<CalendarEntry> days = [];

    private CalendarYear() => ChangedByName = LastChange = "";

    public CalendarYear(int year) : this() => Year = year;

    public int Year { get; private set; }
    public DateTime ChangedAt { get; private set; }
    public string ChangedByName { get; private set; }
    /// <summary>What the newest edit did, for the audit trail: "+36", "+2027-01-01 Holiday", "-2027-10-08 Holiday".</summary>
    public string LastChange { get; private set; }
    /// <summary>From 1: a form that says 0 was made when there was none.</summary>
    public int Version { get; private set; } = 1;

    public IReadOnlyCollection<CalendarEntry> Days => days;

    public void Declare(IReadOnlyList<CalendarDay> declared, string basis, Actor actor, DateTime now)
    {
        days.AddRange(declared.Select(d => new CalendarEntry(Id, d, basis)));
        Changed(declared is [var only] ? "+" + Name(only) : $"+{declared.Count}", actor, now);
    }

    public void Withdraw(CalendarEntry entry, Actor actor, DateTime now)
    {
        days.Remove(entry);
        Changed("-" + Name(entry.Day), actor, now);
    }

    private void Changed(string what, Actor actor, DateTime now) => (LastChange, ChangedByName, ChangedAt) = (what, actor.Name, now);

    private static string Name(CalendarDay day) => $"{day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} {day.Kind}";
}
