using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Supervision;

namespace CaseReferral.Volume;

/// <summary>
/// How far the ladder has climbed by now, and as what the limit is counted. One order in four was answered. The letters themselves
/// are not told: they would fill the inboxes of a city that nobody answers from.
/// </summary>
internal static class LadderStory
{
    public static void Tell(Handoff handoff, DateTime now, WorkCalendar calendar)
    {
        if (handoff.Clocks.FirstOrDefault(c => c.IsRunning) is not { } clock)
            return;
        Climb(clock, now, calendar);
        clock.CountAs(OverdueStanding.Of(clock, handoff.HolderId, handoff.RegionCode, now));
    }

    public static void Tell(CaseClock clock, DateTime now, WorkCalendar calendar)
    {
        if (clock.DoneAt is not null || !clock.IsDuty)
            return;
        Climb(clock, now, calendar);
        clock.CountAs(OverdueStanding.Of(clock, clock.HolderId, clock.RegionCode, now));
    }

    private static void Climb(IUrgedClock clock, DateTime now, WorkCalendar calendar)
    {
        while (clock.NextRungAt is { } at && at <= now)
        {
            var (level, rung) = ((UrgingLevel)clock.Rung, clock.Rung + 1);
            clock.Climb(rung, level switch
            {
                UrgingLevel.Circular => null,
                UrgingLevel.Order or UrgingLevel.SecondOrder => clock.StartedAt.Minute % 4 == 0 ? null : Ladder.AnswerBy(at, calendar),
                _ => Ladder.Next(rung, clock, at, calendar),
            });
        }
    }
}
