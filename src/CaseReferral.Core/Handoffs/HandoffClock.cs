using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Supervision;

namespace CaseReferral.Core.Handoffs;

/// <summary>One run of one clock: when it began, when it is due, how long it stood still, when it was met.</summary>
public sealed class HandoffClock : Entity, IHandoffScoped, IUrgedClock
{
    private HandoffClock() => Limit = "";

    internal HandoffClock(Guid handoffId, ClockStep step, Term term, DateTime now, WorkCalendar calendar)
    {
        HandoffId = handoffId;
        Step = step;
        Limit = term.ToString();
        StartedAt = now;
        var due = term.From(now, calendar);
        (RawDueAt, DueAt, CalendarKnown) = (due.RawUtc, due.DueUtc, due.CalendarKnown);
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
    public bool IsRunning => StoppedAt is null && PausedAt is null;
    public int Rung { get; private set; }
    public DateTime? NextRungAt { get; private set; }

    public void Climb(int rung, DateTime? next) => (Rung, NextRungAt) = (rung, next);

    /// <summary>While it stands still nobody is urged.</summary>
    internal void Pause(DateTime now) => (PausedAt, NextRungAt) = (PausedAt ?? now, null);
    internal void Stop(DateTime now) => (StoppedAt, NextRungAt) = (StoppedAt ?? now, null);

    /// <summary>Goes on after a pause: hours shift by hours, days by the working days that passed.</summary>
    internal void Resume(DateTime now, WorkCalendar calendar)
    {
        if (PausedAt is not { } paused)
            return;
        var term = Term.Parse(Limit);
        DueAt = term.Unit == TermUnit.Hours
            ? DueAt + (now - paused)
            : Shift(DueAt, calendar.WorkingDaysBetween(ChinaTime.LocalDate(paused), ChinaTime.LocalDate(now)), calendar);
        PausedAt = null;
        if (Rung <= (int)UrgingLevel.Circular)
            NextRungAt = Ladder.Next(Rung, this, now, calendar);
    }

    private static DateTime Shift(DateTime due, int workingDays, WorkCalendar calendar)
    {
        var local = ChinaTime.ToLocal(due);
        var date = calendar.AddWorkingDays(DateOnly.FromDateTime(local), workingDays);
        return ChinaTime.ToUtc(date.ToDateTime(TimeOnly.FromDateTime(local)));
    }
}
