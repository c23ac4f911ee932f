using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Handoffs;

/// <summary>The move itself: state, holder, clock and timeline row change together or not at all.</summary>
public sealed partial class Handoff
{
    private readonly List<HandoffClock> clocks = [];
    private readonly List<HandoffEvent> events = [];
    private string? superseded;

    public IReadOnlyCollection<HandoffClock> Clocks => clocks;
    public IReadOnlyCollection<HandoffEvent> Events => events;

    /// <summary>Hash of the newest timeline row; the next row carries it, so a removed row shows.</summary>
    public string? LastEventHash { get; private set; }

    /// <summary>For rows written without a save: the newest row's hash.</summary>
    internal void Sealed(string? hash) => LastEventHash = hash;

    /// <summary>Timeline rows so far; the newest row's number.</summary>
    public int EventCount { get; private set; }

    /// <summary>The only way to change the state.</summary>
    public void MoveTo(HandoffStatus status, HandoffAction action, Actor actor, DateTime now, string? reasonCode, string? note)
    {
        var from = Status;
        Status = status;
        if (status == HandoffStatus.Sent)
            SentAt ??= now;
        if (status == HandoffStatus.Accepted)
            AcceptedAt ??= now;
        if (IsTerminal)
            EndedAt = now;
        HolderId = Holder(status, FromOrganisationId, ToOrganisationId, HolderId);
        Record(action, from, actor, now, reasonCode, note);
    }

    private void Record(HandoffAction action, HandoffStatus from, Actor actor, DateTime now, string? reasonCode, string? note)
    {
        EventCount++;
        events.Add(new HandoffEvent(this, action, from, actor, now, reasonCode, note, superseded));
        superseded = null;
    }

    /// <summary>Who has the ball in a state. The office is named by the service, which knows the region's office.</summary>
    private static Guid? Holder(HandoffStatus status, Guid sender, Guid receiver, Guid? current) => status switch
    {
        HandoffStatus.Draft or HandoffStatus.SupplementRequested or HandoffStatus.Returned or HandoffStatus.Reported => sender,
        HandoffStatus.InArbitration => current,
        >= HandoffStatus.Closed => null,
        _ => receiver,
    };

    public void HeldBy(Guid organisationId) => HolderId = organisationId;

    /// <summary>
    /// Pauses what waits, stops everything else and starts the clock of the present state. Needs the loaded, still open
    /// clocks. An event that leaves the state as it is leaves its clock alone.
    /// </summary>
    public void RestartClock(HandoffStatus from, HandoffKind kind, DateTime now, WorkCalendar calendar)
    {
        if (from == Status)
            return;
        var (step, waiting) = (ClockPolicy.Running(Status), ClockPolicy.Waiting(Status));
        foreach (var clock in clocks.Where(c => c.StoppedAt is null && c.Step != step))
        {
            if (clock.Step == waiting)
                clock.Pause(now);
            else
                clock.Stop(now);
        }
        Show(step is { } s ? ResumeOrStart(s, kind, now, calendar) : null, calendar);
    }

    /// <summary>
    /// The running limit counts from what the unit did, not from the click: a lawyer is named within three days of the
    /// decision (法律援助法 Art. 43). Needs the loaded, still open clocks.
    /// </summary>
    public void CountClockFrom(DateTime start, WorkCalendar calendar)
    {
        var running = clocks.FirstOrDefault(c => c.StoppedAt is null && c.PausedAt is null);
        running?.CountFrom(start, calendar);
        if (running is not null)
            Show(running, calendar);
    }

    /// <summary>The calendar has changed: what runs or stands still is counted again. Needs the loaded open clocks.</summary>
    /// <returns>How many clocks changed.</returns>
    public int Recount(WorkCalendar calendar)
    {
        var changed = clocks.Count(c => c.StoppedAt is null && c.Recount(calendar));
        if (clocks.Find(c => c.StoppedAt is null && c.PausedAt is null) is { } running)
            Show(running, calendar);
        return changed;
    }

    private HandoffClock ResumeOrStart(ClockStep step, HandoffKind kind, DateTime now, WorkCalendar calendar)
    {
        var open = clocks.FirstOrDefault(c => c.Step == step && c.StoppedAt is null);
        if (open is not null)
        {
            open.Resume(now, calendar);
            return open;
        }
        var clock = new HandoffClock(Id, step, ClockPolicy.For(step, Urgency, kind), now, calendar);
        clocks.Add(clock);
        return clock;
    }

    private void Show(HandoffClock? clock, WorkCalendar calendar)
    {
        (ClockStartedAt, CalendarKnown) = (clock?.StartedAt, clock?.CalendarKnown ?? true);
        // Without a running clock the inbox still needs a place in its order: the day a pause is looked at again.
        DueAt = clock?.DueAt ?? (Status == HandoffStatus.OnHold && ReviewOn is { } review ? ChinaTime.ToUtc(review.ToDateTime(new TimeOnly(18, 0))) : null);
        AmberAt = clock is null ? DueAt : Lights.AmberFrom(clock.StartedAt, clock.DueAt, calendar);
    }
}
