using CaseReferral.Core.Access;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Departments.Health;
using CaseReferral.Core.Handoffs;
using Xunit;

namespace CaseReferral.Core.Tests.Handoffs;

/// <summary>A sent request gets a new version: what is kept of the old one, and what becomes of the limits.</summary>
public sealed class AmendmentTests
{
    private static readonly WorkCalendar Calendar = WorkCalendar.Embedded();
    private readonly HandoffKind kind = new HandoffKinds()[HealthKind.KeyName];
    private readonly Handoff handoff = HandoffCast.Handoff(new HandoffKinds()[HealthKind.KeyName]);
    private DateTime now = HandoffCast.Now; // a Monday, 10:00 in China

    public AmendmentTests() => handoff.Write(Urgency.Normal, "First", FieldGroup.Identity, LegalBases.Consent, "note", null);

    private void Move(HandoffStatus to, HandoffAction action, double hours = 0)
    {
        now = now.AddHours(hours);
        var from = handoff.Status;
        handoff.MoveTo(to, action, Common.Actor.System("test"), now, null, null);
        handoff.RestartClock(from, kind, now, Calendar);
    }

    private void Amend(Urgency urgency, double hours)
    {
        now = now.AddHours(hours);
        handoff.Amend(handoff.Current with { Urgency = urgency, Text = "Second" }, now);
        handoff.MoveTo(handoff.Status, HandoffAction.Amend, Common.Actor.System("test"), now, null, "why");
        handoff.HurryClocks(kind, now, Calendar);
    }

    private HandoffClock Clock(ClockStep step) => handoff.Clocks.Single(c => c.Step == step);

    [Fact]
    public void Amend_KeepsTheWholeEarlierVersionInItsTimelineRow()
    {
        Move(HandoffStatus.Sent, HandoffAction.Send);
        var first = handoff.Current;
        Amend(Urgency.Urgent, 1);
        Assert.Equal((2, 1, now), (handoff.RequestVersion, handoff.NotedVersion, handoff.AmendedAt));
        Assert.Equal(HandoffStatus.Sent, handoff.Status);
        Assert.Equal(first, RequestVersion.Read(handoff.Events.Single(e => e.Action == HandoffAction.Amend).Superseded!));
        Assert.Null(handoff.Events.Single(e => e.Action == HandoffAction.Send).Superseded);
    }

    [Fact]
    public void Says_ForgivesLineEndsAndEmptyFields_NothingElse()
    {
        var version = handoff.Current with { Text = "a\nb" };
        Assert.True(version.Says(version with { Text = " a\r\nb ", PhoneNote = "" }));
        Assert.False(version.Says(version with { Text = "a b" }));
        Assert.False(version.Says(version with { Package = version.Package | FieldGroup.Health }));
        Assert.False(version.Says(version with { BasisNote = null }));
    }

    [Fact]
    public void MoreUrgent_CountsTheShorterLimitFromTheAmendment()
    {
        Move(HandoffStatus.Sent, HandoffAction.Send);
        Amend(Urgency.Emergency, 3);
        var sign = Clock(ClockStep.Sign);
        Assert.Equal(("2h", now, now.AddHours(2)), (sign.Limit, sign.StartedAt, sign.DueAt));
        Assert.Equal((sign.DueAt, sign.StartedAt), (handoff.DueAt!.Value, handoff.ClockStartedAt!.Value));
    }

    [Fact]
    public void MoreUrgent_NeverEndsLaterThanBefore()
    {
        Move(HandoffStatus.Sent, HandoffAction.Send);
        var due = Clock(ClockStep.Sign).DueAt; // Wednesday evening
        Amend(Urgency.Urgent, 48); // Wednesday: one working day more would be Thursday
        Assert.Equal(("2wd", due), (Clock(ClockStep.Sign).Limit, Clock(ClockStep.Sign).DueAt));
    }

    [Fact]
    public void MoreUrgent_WhileTheReceiversLimitStandsStill_RunsOnShorter()
    {
        Move(HandoffStatus.Sent, HandoffAction.Send);
        Move(HandoffStatus.Received, HandoffAction.Sign);
        Move(HandoffStatus.SupplementRequested, HandoffAction.Ask, 1);
        Amend(Urgency.Emergency, 24);
        Assert.Equal(("4h", "1wd"), (Clock(ClockStep.Decide).Limit, Clock(ClockStep.Supply).Limit));
        Move(HandoffStatus.Received, HandoffAction.Supply, 5);
        Assert.Equal(now.AddHours(4), handoff.DueAt);
    }

    [Fact]
    public void Held_KeepsItsReviewDay()
    {
        Move(HandoffStatus.Sent, HandoffAction.Send);
        Move(HandoffStatus.Accepted, HandoffAction.Accept);
        handoff.HoldFrom(ChinaTime.LocalDate(now), ChinaTime.LocalDate(now).AddDays(20));
        Move(HandoffStatus.OnHold, HandoffAction.Hold, 1);
        var review = handoff.DueAt;
        Amend(Urgency.Urgent, 24);
        Assert.Equal((review, "7wd"), (handoff.DueAt, Clock(ClockStep.Finish).Limit));
    }
}
