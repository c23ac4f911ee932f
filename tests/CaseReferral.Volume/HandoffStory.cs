using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Workflows;

namespace CaseReferral.Volume;

/// <summary>
/// One hand-off from its draft to a given state, made by the entity's own moves: events are chained, clocks are counted
/// and the holder is right because the real code did it.
/// </summary>
internal sealed class HandoffStory(VolumeCity city, WorkCalendar calendar, DateTime now, Random random)
{
    public Handoff Tell(CaseLine line, Case @case, int number, HandoffKind kind, Guid sender, Guid receiver, HandoffStatus end, DateTime from, DateTime until)
    {
        var path = HandoffPaths.To(end);
        var times = Times(path.Count + 1, from, until);
        var handoff = new Handoff(line.HandoffSerial(number), @case.Id, kind.Key, sender, receiver, times[0]);
        handoff.Of(@case, city.OfficerOf(sender).OfficerId);
        var urgency = (Urgency)(random.Next(10) switch { 0 => 2, < 3 => 1, _ => 0 });
        handoff.Write(urgency, Phrases.Request(random), kind.Package, LegalBases.Consent, Phrases.Consent(times[0]), urgency == Urgency.Emergency ? Phrases.Phone : null);
        for (var i = 0; i < path.Count; i++)
            Move(handoff, kind, path[i].Action, path[i].To, times[i + 1]);
        LadderStory.Tell(handoff, now, calendar);
        return handoff;
    }

    private void Move(Handoff handoff, HandoffKind kind, HandoffAction action, HandoffStatus to, DateTime at)
    {
        var (before, actor, today) = (handoff.Status, ActorOf(handoff, action), ChinaTime.LocalDate(at));
        Write(handoff, kind, action, to, actor, at, today);
        var reasons = HandoffCodes.For(action, kind);
        handoff.MoveTo(to, action, actor, at, reasons.Count == 0 ? null : reasons[random.Next(reasons.Count)], random.Next(3) == 0 ? Phrases.Note(random) : null);
        handoff.RestartClock(before, kind, at, calendar);
        if (to == HandoffStatus.InArbitration)
            handoff.HeldBy(city.Office(handoff.RegionCode).Id);
    }

    /// <summary>What the action's form would have given.</summary>
    private void Write(Handoff handoff, HandoffKind kind, HandoffAction action, HandoffStatus to, Actor actor, DateTime at, DateOnly today)
    {
        switch (action)
        {
            case HandoffAction.Accept: handoff.Assign(actor.OfficerId, today.AddDays(10)); break;
            case HandoffAction.Ask: handoff.AskedForMore(at); break;
            case HandoffAction.Return: handoff.ReturnedFor(kind.ReturnCodes[0], "四.3", null); break;
            case HandoffAction.Hold: handoff.HoldFrom(today, today.AddDays(30)); break;
            case HandoffAction.Report: handoff.Outcome(kind.Outcomes[0], today, Phrases.Note(random), actor.OfficerId); break;
            case HandoffAction.ConfirmImpossible: handoff.PlanNext(Phrases.Note(random)); break;
            case HandoffAction.Cancel: handoff.AskToCancel(); break;
            case HandoffAction.ProposeVoid: handoff.ProposeVoid(actor.OfficerId); break;
        }
    }

    /// <summary>The side the table names for this action; the office where only it may act.</summary>
    private Actor ActorOf(Handoff handoff, HandoffAction action)
    {
        var row = HandoffWorkflow.Machine.Table.First(r => r.From == handoff.Status && r.Action == action);
        return row.Sides.HasFlag(Side.Receiver) ? city.OfficerOf(handoff.ToOrganisationId)
            : row.Sides.HasFlag(Side.Sender) ? city.OfficerOf(handoff.FromOrganisationId)
            : row.Sides.HasFlag(Side.Office) ? city.OfficerOf(city.Office(handoff.RegionCode).Id)
            : Actor.System("volume");
    }

    private DateTime[] Times(int count, DateTime from, DateTime until)
    {
        var times = new DateTime[count];
        for (var i = 0; i < count; i++)
            times[i] = from + (until - from) * ((i + random.NextDouble()) / count);
        return times;
    }
}
