using CaseReferral.Core.Clocks;
using CaseReferral.Core.Departments.Health;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Supervision;
using CaseReferral.Core.Workflows;
using Xunit;

namespace CaseReferral.Core.Tests.Handoffs;

/// <summary>Rules, forms and the ladder go by the numbers the city has set.</summary>
public sealed class HandoffOptionsTests
{
    private static readonly HandoffKind Kind =
        new HandoffKinds().With(ClockLimits.None, new() { HeldDays = 40, ReviewDays = 10, DraftDays = 8 })[HealthKind.KeyName];

    [Theory]
    [InlineData(39, true), InlineData(40, false)]
    public void Pause_EndsByTheNumberSet_AndSaysIt(int held, bool left)
    {
        var facts = HandoffCast.InOrder(Kind, HandoffStatus.Accepted) with { HeldDays = held };
        Assert.Equal(left, HandoffRules.HoldTimeLeft.Holds(facts));
        Assert.Equal(["40"], HandoffRules.HoldTimeLeft.Explain(facts).Details);
    }

    [Theory]
    [InlineData(0, 10, true), InlineData(0, 11, false), InlineData(35, 5, true), InlineData(35, 6, false)]
    public void ReviewDate_KeepsBothNumbers(int held, int days, bool taken)
    {
        var handoff = HandoffCast.Handoff(Kind);
        handoff.HoldFrom(HandoffCast.Today.AddDays(-held), HandoffCast.Today);
        handoff.EndHold(HandoffCast.Today);
        var errors = HandoffInputCheck.Check(Needs.ReviewDate, HandoffAction.Hold,
            new() { ReviewOn = HandoffCast.Today.AddDays(days) }, handoff, Kind, HandoffCast.Today);
        Assert.Equal(taken, errors.Count == 0);
    }

    [Fact]
    public void Draft_IsKeptAsLongAsIsSet_AndAmberBefore()
    {
        var draft = new Handoff(20260000001, Guid.CreateVersion7(), Kind.Key, Guid.CreateVersion7(), Guid.CreateVersion7(), HandoffCast.Now, Kind.Agreed);
        Assert.Equal((HandoffCast.Now.AddDays(8), HandoffCast.Now.AddDays(6)), (draft.DueAt, draft.AmberAt));
        Assert.Equal((HandoffCast.Now.AddDays(28), HandoffCast.Now.AddDays(21)), (HandoffCast.Handoff(Kind).DueAt, HandoffCast.Handoff(Kind).AmberAt));
    }

    [Fact]
    public void Ladder_ClimbsByTheNumbersOfTheCalendar_AlsoWhenItLearnsNewDays()
    {
        var calendar = WorkCalendar.Embedded().With(new UrgingOptions { UrgeAfterDays = 2, OrderAfterDays = 4, AnswerDays = 1 }).With([]);
        var monday = ChinaTime.ToUtc(new DateTime(2026, 3, 2, 18, 0, 0));
        Assert.Equal(UrgingLevel.Reminder, Ladder.Due(0, monday, ChinaTime.ToUtc(new DateTime(2026, 3, 3, 9, 0, 0)), calendar));
        Assert.Equal(UrgingLevel.Urge, Ladder.Due(0, monday, ChinaTime.ToUtc(new DateTime(2026, 3, 4, 9, 0, 0)), calendar));
        Assert.Equal(ChinaTime.ToUtc(new DateTime(2026, 3, 3, 18, 0, 0)), Ladder.AnswerBy(monday, calendar));
    }

    [Fact]
    public void Numbers_ThatCannotBe_AreNamed()
    {
        Assert.All([.. new HandoffOptions().Agreed, .. new UrgingOptions().Agreed], n => Assert.Null(n.Problem));
        var wrong = new HandoffOptions { HeldDays = 20, ReviewDays = 30, DraftDays = 0 }.Agreed.Concat(new UrgingOptions { UrgeAfterDays = 6 }.Agreed);
        Assert.Equal(["Handoffs:ReviewDays", "Handoffs:DraftDays", "Urging:OrderAfterDays"], wrong.Where(n => n.Problem is not null).Select(n => n.Key));
    }
}
