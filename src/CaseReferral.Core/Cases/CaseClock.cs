using CaseReferral.Core.Access;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Supervision;

namespace CaseReferral.Core.Cases;

/// <summary>
/// A limit that belongs to the person, not to one hand-off: the certificates of a placed child, the tracing notice,
/// the stranded-person counter. Appears by itself, ends when the thing is recorded.
/// </summary>
public sealed class CaseClock : Entity, ICaseScoped, IVersioned, IUrgedClock, IInGroup
{
    /// <summary>Source of a limit that no law names: the joint conference agreed on it, and a setting holds it.</summary>
    public const string Agreed = "本市约定时限";

    private CaseClock() { Kind = Limit = Source = RegionCode = ""; }

    /// <param name="case">The case.</param>
    /// <param name="kind">Key of the limit, e.g. certificate-1m.</param>
    /// <param name="source">Where the limit stands, shown to the user: law is shown as law.</param>
    /// <param name="holder">Unit whose clock runs.</param>
    /// <param name="term">The limit.</param>
    /// <param name="startUtc">The moment or day it counts from.</param>
    /// <param name="calendar">Working days and holidays.</param>
    /// <param name="isDuty">False for a counter, such as the stranded person's: it only says that time has passed, and nobody is urged.</param>
    public CaseClock(Case @case, string kind, string source, Guid holder, Term term, DateTime startUtc, WorkCalendar calendar, bool isDuty = true)
    {
        (CaseId, CaseSerial, RegionCode) = (@case.Id, @case.Serial, @case.RegionCode);
        Kind = kind;
        Source = source;
        HolderId = holder;
        Limit = term.ToString();
        StartedAt = startUtc;
        Recount(calendar);
        if (isDuty)
            NextRungAt = Ladder.Next(0, this, startUtc, calendar);
        else
            CountedAs = OverdueStanding.Never;
    }

    public Guid CaseId { get; private set; }
    /// <summary>Copies, so that an office supervises its region's limits without a look into the cases.</summary>
    public long CaseSerial { get; private set; }
    /// <inheritdoc cref="CaseSerial"/>
    public string RegionCode { get; private set; }
    public string Kind { get; private set; }
    public string Source { get; private set; }
    /// <summary>Unit whose clock runs; null when done, so that the inbox is one index range.</summary>
    public Guid? HolderId { get; private set; }
    public string Limit { get; private set; }
    public DateTime StartedAt { get; private set; }
    public DateTime RawDueAt { get; private set; }
    public DateTime DueAt { get; private set; }
    public DateTime AmberAt { get; private set; }
    public bool CalendarKnown { get; private set; }
    public DateTime? DoneAt { get; private set; }
    public string? DoneByName { get; private set; }
    public int Rung { get; private set; }
    public DateTime? NextRungAt { get; private set; }
    public string? CountedAs { get; private set; }
    public int Version { get; private set; }

    /// <summary>A task of the task force belongs to what it reminds of, and that somebody is sampled to her papers; every other limit is a header.</summary>
    public FieldGroup Group => TaskForceEntry.IsTask(Kind) ? FieldGroup.Rescue
        : Kind.StartsWith("sampling", StringComparison.Ordinal) ? FieldGroup.Certificates : FieldGroup.Handoffs;

    /// <summary>Something a unit must do, and is urged to.</summary>
    public bool IsDuty => CountedAs != OverdueStanding.Never;

    /// <summary>Counts the end by this calendar; true when anything changed.</summary>
    public bool Recount(WorkCalendar calendar)
    {
        var before = (RawDueAt, DueAt, AmberAt, CalendarKnown);
        var due = Term.Parse(Limit).From(StartedAt, calendar);
        (RawDueAt, DueAt, CalendarKnown) = (due.RawUtc, due.DueUtc, due.CalendarKnown);
        AmberAt = Lights.AmberFrom(StartedAt, DueAt, calendar);
        if (NextRungAt is not null)
            NextRungAt = Ladder.Next(Rung, this, StartedAt, calendar);
        return before != (RawDueAt, DueAt, AmberAt, CalendarKnown);
    }

    /// <summary>Another last day was agreed, so that the ladder begins anew.</summary>
    internal void MoveTo(DateOnly day, WorkCalendar calendar)
    {
        (Limit, Rung) = (Term.CalendarDays(day.DayNumber - ChinaTime.LocalDate(StartedAt).DayNumber).ToString(), 0);
        Recount(calendar);
        NextRungAt = Ladder.Next(0, this, StartedAt, calendar);
    }

    public void Done(Actor actor, DateTime now) =>
        (DoneAt, DoneByName, HolderId, NextRungAt) = (now, actor.Name, null, null);

    /// <summary>It was not met after all: it runs on from its beginning.</summary>
    internal void GoOn(Guid holder, WorkCalendar calendar)
    {
        (DoneAt, DoneByName, HolderId) = (null, null, holder);
        if (IsDuty)
            NextRungAt = Ladder.Next(Rung, this, StartedAt, calendar);
    }

    /// <summary>The case was merged: the limit runs on where the person is followed now.</summary>
    internal void Follow(Case into) => (CaseId, CaseSerial, RegionCode) = (into.Id, into.Serial, into.RegionCode);

    /// <summary>Another unit answers for it from now on.</summary>
    internal void HandOver(Guid unit) => HolderId = unit;

    public void Climb(int rung, DateTime? next) => (Rung, NextRungAt) = (rung, next);
    public void CountAs(OverdueStanding? standing) => CountedAs = standing?.ToString();
}
