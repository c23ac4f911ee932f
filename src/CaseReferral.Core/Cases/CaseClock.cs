using CaseReferral.Core.Access;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Cases;

/// <summary>
/// A limit that belongs to the person, not to one hand-off: the certificates of a placed child, the tracing notice,
/// the stranded-person counter. Appears by itself, ends when the thing is recorded.
/// </summary>
[InGroup(FieldGroup.Handoffs)]
public sealed class CaseClock : Entity, ICaseScoped, IVersioned
{
    private CaseClock() { Kind = Limit = Source = ""; }

    /// <param name="case">The case.</param>
    /// <param name="kind">Key of the limit, e.g. certificate-1m.</param>
    /// <param name="source">Where the limit stands, shown to the user: law is shown as law.</param>
    /// <param name="holder">Unit whose clock runs.</param>
    /// <param name="term">The limit.</param>
    /// <param name="startUtc">The moment or day it counts from.</param>
    /// <param name="calendar">Working days and holidays.</param>
    public CaseClock(Case @case, string kind, string source, Guid holder, Term term, DateTime startUtc, WorkCalendar calendar)
    {
        CaseId = @case.Id;
        Kind = kind;
        Source = source;
        HolderId = holder;
        Limit = term.ToString();
        StartedAt = startUtc;
        Recount(calendar);
    }

    public Guid CaseId { get; private set; }
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
    public int Version { get; private set; }

    /// <summary>Counts the end by this calendar; true when anything changed.</summary>
    public bool Recount(WorkCalendar calendar)
    {
        var before = (RawDueAt, DueAt, AmberAt, CalendarKnown);
        var due = Term.Parse(Limit).From(StartedAt, calendar);
        (RawDueAt, DueAt, CalendarKnown) = (due.RawUtc, due.DueUtc, due.CalendarKnown);
        AmberAt = Lights.AmberFrom(StartedAt, DueAt, calendar);
        return before != (RawDueAt, DueAt, AmberAt, CalendarKnown);
    }

    public void Done(Actor actor, DateTime now) => (DoneAt, DoneByName, HolderId) = (now, actor.Name, null);
}
