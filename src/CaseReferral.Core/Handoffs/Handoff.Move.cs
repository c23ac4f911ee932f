using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Handoffs;

/// <summary>The move itself: state, holder, clock and timeline row change together or not at all.</summary>
public sealed partial class Handoff
{
    private readonly List<HandoffClock> clocks = [];
    private readonly List<HandoffEvent> events = [];

    public IReadOnlyCollection<HandoffClock> Clocks => clocks;
    public IReadOnlyCollection<HandoffEvent> Events => events;

    /// <summary>Hash of the newest timeline row; the next row carries it, so a removed row shows.</summary>
    public string? LastEventHash { get; private set; }

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
        events.Add(new HandoffEvent(this, action, from, actor, now, reasonCode, note));
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

    /// <summary>Stops what runs and starts the clock of the present state. Needs the loaded, still open clocks.</summary>
    public void RestartClock(HandoffStatus from, HandoffKind kind, DateTime now, WorkCalendar calendar)
    {
        var before = ClockPolicy.Running(from);
        var step = ClockPolicy.Running(Status);
        var running = clocks.FirstOrDefault(c => c.StoppedAt is null && c.PausedAt is null);
        if (step == before && running is not null)
            return;
        if (Status is HandoffStatus.OnHold or HandoffStatus.SupplementRequested or HandoffStatus.CancelRequested)
            running?.Pause(now);
        else
            running?.Stop(now);
        if (IsTerminal)
            clocks.Where(c => c.StoppedAt is null).ToList().ForEach(c => c.Stop(now));
        Show(step is { } s ? ResumeOrStart(s, kind, now, calendar) : null, calendar);
    }

    private HandoffClock ResumeOrStart(ClockStep step, HandoffKind kind, DateTime now, WorkCalendar calendar)
    {
        var paused = clocks.FirstOrDefault(c => c.Step == step && c.PausedAt is not null && c.StoppedAt is null);
        if (paused is not null)
        {
            paused.Resume(now, calendar);
            return paused;
        }
        var clock = new HandoffClock(Id, step, ClockPolicy.For(step, Urgency, kind), now, calendar);
        clocks.Add(clock);
        return clock;
    }

    private void Show(HandoffClock? clock, WorkCalendar calendar)
    {
        (ClockStartedAt, CalendarKnown) = (clock?.StartedAt, clock?.CalendarKnown ?? true);
        // Without a running clock the inbox still needs a place in its order: the day a pause is looked at again.
        DueAt = clock?.DueAt ?? (ReviewOn is { } review ? ChinaTime.ToUtc(review.ToDateTime(new TimeOnly(18, 0))) : null);
        AmberAt = clock is null ? DueAt : Lights.AmberFrom(clock.StartedAt, clock.DueAt, calendar);
    }
}
