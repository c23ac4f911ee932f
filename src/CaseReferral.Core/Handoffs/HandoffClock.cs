using System.Globalization;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Supervision;

namespace CaseReferral.Core.Handoffs;

/// <summary>One run of one clock: when it began, when it is due, how long it stood still, when it was met.</summary>
public sealed class HandoffClock : Entity, IHandoffScoped, IUrgedClock, IVersioned
{
    private HandoffClock() => Limit = Pauses = "";

    internal HandoffClock(Guid handoffId, ClockStep step, Term term, DateTime now, WorkCalendar calendar)
    {
        HandoffId = handoffId;
        Step = step;
        Limit = term.ToString();
        Pauses = "";
        StartedAt = now;
        Recount(calendar);
        NextRungAt = Ladder.Next(0, this, now, calendar);
    }

    public Guid HandoffId { get; private set; }
    public ClockStep Step { get; private set; }
    /// <summary>The limit as text, e.g. 2h, 3wd, 7d.</summary>
    public string Limit { get; private set; }
    public DateTime StartedAt { get; private set; }
    /// <summary>The day the limit ends before it rolls over a holiday: alarms use it (民法典 Art. 203).</summary>
    public DateTime RawDueAt { get; private set; }
    public DateTime DueAt { get; private set; }
    public bool CalendarKnown { get; private set; }
    public DateTime? PausedAt { get; private set; }
    public DateTime? StoppedAt { get; private set; }
    /// <summary>Finished pauses as UTC intervals of ISO 8601, one blank between: the end can be counted again from them.</summary>
    public string Pauses { get; private set; }
    public bool IsRunning => StoppedAt is null && PausedAt is null;
    public int Rung { get; private set; }
    public DateTime? NextRungAt { get; private set; }
    public string? CountedAs { get; private set; }
    /// <summary>The ladder climbs while an officer stops the clock: one of the two finds it changed.</summary>
    public int Version { get; private set; }

    public void Climb(int rung, DateTime? next) => (Rung, NextRungAt) = (rung, next);
    public void CountAs(OverdueStanding? standing) => CountedAs = standing?.ToString();

    /// <summary>While it stands still nobody is urged.</summary>
    internal void Pause(DateTime now) => (PausedAt, NextRungAt) = (PausedAt ?? now, null);
    internal void Stop(DateTime now) => (StoppedAt, NextRungAt) = (StoppedAt ?? now, null);

    /// <summary>Counts again from another moment than its first one, e.g. the day of a decision.</summary>
    internal void CountFrom(DateTime start, WorkCalendar calendar)
    {
        StartedAt = start;
        Recount(calendar);
    }

    /// <summary>
    /// The hand-off became more urgent: the shorter limit counts from now, because nobody could keep one she did not know of, and
    /// never ends later than the limit it replaces.
    /// </summary>
    internal void Hurry(Term term, DateTime now, WorkCalendar calendar)
    {
        var until = PausedAt is { } paused ? DueAt + (now - paused) : DueAt;
        if (term.From(now, calendar).DueUtc >= until)
            return;
        (Limit, Pauses, StartedAt) = (term.ToString(), "", now);
        if (PausedAt is not null)
            PausedAt = now;
        Recount(calendar);
    }

    /// <summary>Goes on after a pause: hours shift by hours, working days by working days, calendar days by calendar days.</summary>
    internal void Resume(DateTime now, WorkCalendar calendar)
    {
        if (PausedAt is not { } paused)
            return;
        Pauses = $"{Pauses} {Iso(paused)}/{Iso(now)}".TrimStart();
        PausedAt = null;
        Recount(calendar);
        if (Rung <= (int)UrgingLevel.Circular)
            NextRungAt = Ladder.Next(Rung, this, now, calendar);
    }

    /// <summary>Counts the end by this calendar, pauses included; true when anything changed.</summary>
    internal bool Recount(WorkCalendar calendar)
    {
        var before = (RawDueAt, DueAt, CalendarKnown);
        var term = Term.Parse(Limit);
        var due = term.From(StartedAt, calendar);
        (RawDueAt, DueAt, CalendarKnown) = (due.RawUtc, due.DueUtc, due.CalendarKnown);
        foreach (var (from, to) in Stood())
        {
            if (term.Unit == TermUnit.WorkingDays)
                DueAt = Later(from, to, calendar);
            else if (term.Unit == TermUnit.Hours)
                DueAt += to - from;
            else
                Shift(ChinaTime.LocalDate(to).DayNumber - ChinaTime.LocalDate(from).DayNumber, calendar);
        }
        if (NextRungAt is not null)
            NextRungAt = Ladder.Next(Rung, this, StartedAt, calendar);
        return before != (RawDueAt, DueAt, CalendarKnown);
    }

    /// <summary>The end moved by the working days of a pause. Reaching an unknown year, it is no longer certain.</summary>
    private DateTime Later(DateTime from, DateTime to, WorkCalendar calendar)
    {
        var local = ChinaTime.ToLocal(DueAt);
        var days = calendar.WorkingDaysBetween(ChinaTime.LocalDate(from), ChinaTime.LocalDate(to));
        var date = calendar.AddWorkingDays(DateOnly.FromDateTime(local), days);
        CalendarKnown &= calendar.Covers(date.Year) && calendar.Covers(ChinaTime.LocalDate(to).Year);
        return ChinaTime.ToUtc(date.ToDateTime(TimeOnly.FromDateTime(local)));
    }

    /// <summary>A limit in calendar days or months (法律援助法 Art. 43) gets back the calendar days it stood still, then rolls over rest days.</summary>
    private void Shift(int days, WorkCalendar calendar)
    {
        RawDueAt = RawDueAt.AddDays(days);
        var local = ChinaTime.ToLocal(RawDueAt);
        var date = calendar.NextWorkday(DateOnly.FromDateTime(local));
        DueAt = ChinaTime.ToUtc(date.ToDateTime(TimeOnly.FromDateTime(local)));
        CalendarKnown &= calendar.Covers(date.Year);
    }

    private IEnumerable<(DateTime From, DateTime To)> Stood() => Pauses.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(pause => (Parse(pause.Split('/')[0]), Parse(pause.Split('/')[1])));

    private static string Iso(DateTime utc) => utc.ToString("O", CultureInfo.InvariantCulture);
    private static DateTime Parse(string iso) => DateTime.Parse(iso, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
