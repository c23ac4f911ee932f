using CaseReferral.Core.Clocks;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Shell;

namespace CaseReferral.Web.Features.Handoffs;

/// <summary>The clocks of a hand-off: finished ones with when, the running one with its light, later ones with their length.</summary>
public static class HandoffClocks
{
    private static readonly ClockStep[] Main = [ClockStep.Sign, ClockStep.Decide, ClockStep.Finish, ClockStep.Verify];

    public static Clocks Of(HandoffPage page, Texts texts, Show show)
    {
        if (page.Handoff.Status == HandoffStatus.Draft)
            return new([]);
        var steps = Main.Concat(page.Clocks.Select(c => c.Step).Except(Main).Take(1));
        return new([.. steps.Select(step => Cell(step, page.Clocks.LastOrDefault(c => c.Step == step), page, texts, show))]);
    }

    /// <summary>The way of one row of a list: steps done, the running one with its light, steps to come. Null off the way.</summary>
    public static Clocks? Way(HandoffRow row, Light light, Texts texts)
    {
        var at = row.Status switch
        {
            HandoffStatus.Sent => 0,
            HandoffStatus.Received or HandoffStatus.SupplementRequested => 1,
            HandoffStatus.Accepted or HandoffStatus.InProgress or HandoffStatus.OnHold or HandoffStatus.CancelRequested => 2,
            HandoffStatus.Reported => 3,
            HandoffStatus.Closed => Main.Length,
            _ => -1,
        };
        return at < 0 ? null : new([.. Main.Select((step, i) => new ClockCell(texts.Enum(step),
            i == at ? light : i < at ? new LightLine(LightColour.Done, texts["Light.Done"]) : new LightLine(LightColour.None, texts["Light.NotStarted"])))]);
    }

    private static ClockCell Cell(ClockStep step, HandoffClock? clock, HandoffPage page, Texts texts, Show show)
    {
        var label = texts.Enum(step);
        var limit = Term.Parse(clock?.Limit ?? ClockPolicy.For(step, page.Handoff.Urgency, page.Kind).ToString());
        var length = Length(limit, texts);
        if (clock is null)
            return page.Clocks.Any(later => Array.IndexOf(Main, later.Step) > Array.IndexOf(Main, step))
                ? new(label, new LightLine(LightColour.Done, texts["Clock.Together"]))
                : new(label, new LightLine(LightColour.None, length)) { Detail = texts["Clock.Later"] };
        if (clock.StoppedAt is { } stopped)
            return new(label, new LightLine(stopped > clock.DueAt ? LightColour.Red : LightColour.Done, show.Moment(stopped))) { Detail = texts["Clock.Limit", length] };
        var light = Lights.Of(clock.StartedAt, clock.DueAt, clock.PausedAt is not null, page.Now, page.Calendar, clock.CalendarKnown);
        return new(label, light) { Running = true, Detail = texts["Clock.Limit", length] };
    }

    public static string Length(Term term, Texts texts) => texts[$"Term.{term.Unit}{(term.Count == 1 ? ".One" : "")}", term.Count];
}
