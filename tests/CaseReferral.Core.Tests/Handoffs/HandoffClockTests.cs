using CaseReferral.Core.Clocks;
using CaseReferral.Core.Departments.EmergencyCare;
using CaseReferral.Core.Departments.Health;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Core.Handoffs;
using Xunit;

namespace CaseReferral.Core.Tests.Handoffs;

/// <summary>The clocks of one hand-off: which runs, which stands still, which ends.</summary>
public sealed class HandoffClockTests
{
    private static readonly HandoffKinds Kinds = new();
    private static readonly WorkCalendar Calendar = WorkCalendar.Embedded();
    private readonly HandoffKind kind = Kinds[HealthKind.KeyName];
    private readonly Handoff handoff = HandoffCast.Handoff(Kinds[HealthKind.KeyName]);
    private DateTime now = HandoffCast.Now;

    private void Move(HandoffStatus to, HandoffAction action, int days = 0)
    {
        now = now.AddDays(days);
        var from = handoff.Status;
        handoff.MoveTo(to, action, Common.Actor.System("test"), now, null, null);
        handoff.RestartClock(from, kind, now, Calendar);
    }

    private ClockStep? Running => handoff.Clocks.SingleOrDefault(c => c.StoppedAt is null && c.PausedAt is null)?.Step;

    private DateOnly Due => ChinaTime.LocalDate(handoff.DueAt!.Value);

    [Fact]
    public void Supplement_StopsTheReceiversClockAndGivesTheDaysBack()
    {
        Move(HandoffStatus.Sent, HandoffAction.Send);
        Move(HandoffStatus.Received, HandoffAction.Sign);
        var due = Due;
        Move(HandoffStatus.SupplementRequested, HandoffAction.Ask, 1);
        Assert.Equal(ClockStep.Supply, Running);
        Move(HandoffStatus.Received, HandoffAction.Supply, 2); // Tuesday to Thursday: two working days
        Assert.Equal(ClockStep.Decide, Running);
        Assert.Equal(Calendar.AddWorkingDays(due, 2), Due);
    }

    /// <summary>法律援助法 Art. 43: seven calendar days; the time of the supplement does not count (D-15, D-19).</summary>
    [Theory]
    [InlineData("2026-03-02", 1, 4, "2026-03-13")] // Monday; asked Tuesday, supplied Saturday: four days back
    [InlineData("2026-03-02", 0, 5, "2026-03-16")] // the 14th is a Saturday: the end rolls to Monday
    public void Supplement_OfALimitInCalendarDays_GivesCalendarDaysBack(string received, int asked, int supplied, string due)
    {
        var aid = new LegalAidKind();
        var matter = HandoffCast.Handoff(aid);
        var at = ChinaTime.ToUtc(DateTime.Parse(received + "T10:00", System.Globalization.CultureInfo.InvariantCulture));
        void Step(HandoffStatus to, HandoffAction action, int days)
        {
            at = at.AddDays(days);
            var from = matter.Status;
            matter.MoveTo(to, action, Common.Actor.System("test"), at, null, null);
            matter.RestartClock(from, aid, at, Calendar);
        }
        Step(HandoffStatus.Sent, HandoffAction.Send, 0);
        Step(HandoffStatus.Received, HandoffAction.Sign, 0);
        Step(HandoffStatus.SupplementRequested, HandoffAction.Ask, asked);
        Step(HandoffStatus.Received, HandoffAction.Supply, supplied);
        Assert.Equal(DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture), ChinaTime.LocalDate(matter.DueAt!.Value));
    }

    [Fact]
    public void Hold_ShowsTheReviewDateAndGivesTheDaysBack()
    {
        Accepted();
        var due = Due;
        handoff.HoldFrom(ChinaTime.LocalDate(now), ChinaTime.LocalDate(now).AddDays(20));
        Move(HandoffStatus.OnHold, HandoffAction.Hold);
        Assert.Null(Running);
        Assert.Equal(ChinaTime.LocalDate(now).AddDays(20), Due);
        handoff.EndHold(ChinaTime.LocalDate(now.AddDays(14)));
        Move(HandoffStatus.InProgress, HandoffAction.Resume, 14);
        Assert.Equal(14, handoff.HeldDays);
        Assert.Equal(Calendar.AddWorkingDays(due, Calendar.WorkingDaysBetween(ChinaTime.LocalDate(now.AddDays(-14)), ChinaTime.LocalDate(now))), Due);
    }

    [Fact]
    public void CancelRefusedWhileOnHold_EndsTheAnswerClockAndHoldsOn()
    {
        Accepted();
        handoff.HoldFrom(ChinaTime.LocalDate(now), ChinaTime.LocalDate(now).AddDays(20));
        Move(HandoffStatus.OnHold, HandoffAction.Hold);
        Move(HandoffStatus.CancelRequested, HandoffAction.Cancel, 1);
        Assert.Equal(ClockStep.Answer, Running);
        Move(HandoffStatus.OnHold, HandoffAction.Refuse, 1);
        Assert.Null(Running);
        Assert.NotNull(handoff.Clocks.Single(c => c.Step == ClockStep.Answer).StoppedAt);
        Move(HandoffStatus.CancelRequested, HandoffAction.Cancel, 1);
        Assert.Equal(now, handoff.ClockStartedAt); // asked anew, counted anew
    }

    [Fact]
    public void FinishedMeanwhile_EndsTheFinishClock()
    {
        Accepted();
        Move(HandoffStatus.CancelRequested, HandoffAction.Cancel, 1);
        Move(HandoffStatus.Reported, HandoffAction.FinishedMeanwhile, 1);
        Assert.Equal(ClockStep.Verify, Running);
        Assert.All(handoff.Clocks.Where(c => c.Step != ClockStep.Verify), c => Assert.NotNull(c.StoppedAt));
    }

    [Fact]
    public void EventsThatStay_LeaveTheClockAlone()
    {
        var draft = handoff.DueAt;
        Move(HandoffStatus.Draft, HandoffAction.ProposeVoid, 1);
        Assert.Equal(draft, handoff.DueAt); // a forgotten draft still expires
        Accepted();
        var (due, started) = (handoff.DueAt, handoff.ClockStartedAt);
        Move(HandoffStatus.Accepted, HandoffAction.Urge, 1);
        Assert.Equal((due, started), (handoff.DueAt, handoff.ClockStartedAt));
    }

    [Fact]
    public void FirstEntry_GoesOnWithTheSameClock()
    {
        Accepted();
        var due = handoff.DueAt;
        Move(HandoffStatus.InProgress, HandoffAction.Begin, 3);
        Assert.Equal(due, handoff.DueAt);
    }

    [Fact]
    public void Rework_GivesTheFullTimeAnew()
    {
        Accepted();
        Move(HandoffStatus.Reported, HandoffAction.Report, 3);
        Move(HandoffStatus.InProgress, HandoffAction.Rework, 1);
        Assert.Equal((ClockStep.Finish, now), (Running, handoff.ClockStartedAt));
    }

    [Fact]
    public void Terminal_EndsEverything()
    {
        Accepted();
        handoff.HoldFrom(ChinaTime.LocalDate(now), ChinaTime.LocalDate(now).AddDays(20));
        Move(HandoffStatus.OnHold, HandoffAction.Hold);
        Move(HandoffStatus.Void, HandoffAction.Void, 1);
        Assert.All(handoff.Clocks, c => Assert.NotNull(c.StoppedAt));
        Assert.Equal((null, null, null), (handoff.HolderId, handoff.DueAt, handoff.ClockStartedAt));
        Assert.Equal(now, handoff.EndedAt);
    }

    [Fact]
    public void Limits_OfLaw_AreCountedAsTheLawSays()
    {
        Assert.Equal(Term.CalendarDays(7), ClockPolicy.For(ClockStep.Decide, Urgency.Urgent, new LegalAidKind()));
        Assert.Equal(Term.CalendarDays(3), ClockPolicy.For(ClockStep.Finish, Urgency.Normal, new LegalAidKind()));
        Assert.Equal(Term.Hours(24), ClockPolicy.For(ClockStep.Finish, Urgency.Emergency, new EmergencyCareKind()));
        Assert.Equal(Term.WorkingDays(2), ClockPolicy.For(ClockStep.Sign, Urgency.Normal, new LegalAidKind()));
    }

    [Fact]
    public void Limits_OfEveryStepUrgencyAndLine_Exist()
    {
        foreach (var step in Enum.GetValues<ClockStep>())
            foreach (var urgency in Enum.GetValues<Urgency>())
                Assert.All(Kinds.All, line => Assert.True(ClockPolicy.For(step, urgency, line).Count > 0));
    }

    private void Accepted()
    {
        Move(HandoffStatus.Sent, HandoffAction.Send);
        Move(HandoffStatus.Received, HandoffAction.Sign);
        Move(HandoffStatus.Accepted, HandoffAction.Accept);
    }
}
