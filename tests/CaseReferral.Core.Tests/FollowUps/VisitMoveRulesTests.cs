using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.FollowUps;
using CaseReferral.Web.Shell;
using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using static CaseReferral.Core.FollowUps.VisitMoveRules;

namespace CaseReferral.Core.Tests.FollowUps;

/// <summary>A planned visit moves near its first day, with many small moves as with one, and never past a day that was missed.</summary>
public sealed class VisitMoveRulesTests
{
    /// <summary>The three-month visit of a follow-up that began on 6 May.</summary>
    private static readonly VisitMoveFacts Good = new()
    {
        Stage = CaseStage.FollowUp,
        State = PlannedVisitState.Planned,
        NowUtc = new(2026, 6, 10, 2, 0, 0, DateTimeKind.Utc),
        DueUtc = ChinaTime.ToUtc(new(2026, 8, 6, 18, 0, 0)),
        Today = new(2026, 6, 10),
        Begun = new(2026, 5, 6),
        First = new(2026, 8, 6),
        From = new(2026, 8, 6),
        To = new(2026, 8, 20),
        MoveDays = 30,
    };

    [Fact]
    public void OnVisit_OnlyAPlannedOneOfALiveFollowUp_ThatIsNotOverdue()
    {
        Assert.All(OnVisit, r => Assert.True(r.Holds(Good), r.Name));
        Assert.True(Open.Holds(Good with { Stage = CaseStage.Assisting }));
        foreach (var state in new[] { PlannedVisitState.Done, PlannedVisitState.Waived, PlannedVisitState.Replaced })
            Assert.False(Open.Holds(Good with { State = state }), $"{state}");
        foreach (var stage in Enum.GetValues<CaseStage>().Except([CaseStage.FollowUp, CaseStage.Assisting]))
            Assert.False(Open.Holds(Good with { Stage = stage }), $"{stage}");
        Assert.True(NotOverdue.Holds(Good with { NowUtc = Good.DueUtc }));
        Assert.False(NotOverdue.Holds(Good with { NowUtc = Good.DueUtc.AddSeconds(1) }));
    }

    [Theory]
    [InlineData("2026-07-07", true)]
    [InlineData("2026-07-06", false)]
    [InlineData("2026-09-05", true)]
    [InlineData("2026-09-06", false)]
    public void Near_IsThirtyDaysEitherWay_OfTheFirstDay(string to, bool holds)
    {
        var day = DateOnly.ParseExact(to, "yyyy-MM-dd");
        Assert.Equal(holds, Near.Holds(Good with { To = day }));
        // Moved before: the first day counts, not the present one.
        Assert.Equal(holds, Near.Holds(Good with { From = new(2026, 9, 1), To = day }));
    }

    [Fact]
    public void Near_IsNoMoreThanItsOwnInterval()
    {
        var week = Good with { Begun = new(2026, 6, 9), First = new(2026, 6, 16), From = new(2026, 6, 16) };
        Assert.Equal((7, new DateOnly(2026, 6, 11), new DateOnly(2026, 6, 23)), (Leeway(week), Earliest(week), Latest(week)));
        Assert.False(Near.Holds(week with { To = new(2026, 6, 24) }));
        Assert.Equal(0, Leeway(week with { MoveDays = 0 }));
    }

    [Fact]
    public void Day_IsAhead_AndAnother()
    {
        Assert.False(Ahead.Holds(Good with { To = Good.Today }));
        Assert.True(Ahead.Holds(Good with { To = Good.Today.AddDays(1) }));
        Assert.False(Other.Holds(Good with { To = Good.From }));
        Assert.All(OnDay, r => Assert.False(r == Other ? r.Holds(Good with { To = Good.From }) : r.Holds(Good with { To = null }), r.Name));
    }

    /// <summary>However it is moved, and how often: what the rules let pass stays within thirty days of the first day.</summary>
    [Fact]
    public void ManyMoves_AreNotOneGreatMove() =>
        Gen.Int[-60, 60].Array[1, 8].Sample(moves =>
        {
            var facts = Good;
            foreach (var move in moves)
                if (OnDay.All(r => r.Holds(facts with { To = facts.From.AddDays(move) })))
                    facts = facts with { From = facts.From.AddDays(move) };
            return Math.Abs(facts.From.DayNumber - facts.First.DayNumber) <= 30;
        });

    [Fact]
    public void Rules_HaveASentenceInBothLanguages()
    {
        var texts = Texts.OfAssembly(NullLogger<Texts>.Instance);
        Assert.All(OnVisit.Concat(OnDay), r => Assert.True(texts.Has("Rule." + r.Name), r.Name));
    }
}
