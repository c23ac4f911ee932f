using CaseReferral.Core.Clocks;

namespace CaseReferral.Web.Shell;

/// <summary>Turns a computed light into shape, words and class. Lights are in words first; colour only repeats them.</summary>
public sealed class LightWords(Texts texts, Show show)
{
    /// <summary>The words of a light; for a paused one, DueUtc is the day of review.</summary>
    public LightLine For(Light light)
    {
        var line = Line(light);
        return light.CalendarKnown || light.Colour is LightColour.None or LightColour.Done
            ? line
            : line with { Warning = texts["Light.NoCalendar"] };
    }

    /// <summary>The line of a clock's cell.</summary>
    public LightLine Of(ClockCell cell) => cell.Value switch
    {
        LightLine line => line,
        Light light => For(light),
        _ => throw new ArgumentException("A clock shows a Light or a LightLine.", nameof(cell)),
    };

    private LightLine Line(Light light) => light switch
    {
        { Colour: LightColour.None } => new(LightColour.None, texts["Light.NotStarted"]),
        { Colour: LightColour.Done } => new(LightColour.Done, texts["Light.Done"]),
        { Colour: LightColour.Paused, DueUtc: { } review } => new(LightColour.Paused, texts["Light.PausedUntil", show.Day(review)]),
        { Colour: LightColour.Paused } => new(LightColour.Paused, texts["Light.Paused"]),
        { Colour: LightColour.Red, WorkingDays: <= 0 } => new(LightColour.Red, texts["Light.JustLate"]),
        { Colour: LightColour.Red } => new(LightColour.Red, texts["Light.Late", light.WorkingDays]),
        { IsToday: true, DueUtc: { } due } => new(light.Colour, texts["Light.Today", show.Time(due)]),
        { DueUtc: { } due } => new(light.Colour, show.Day(due)) { Sub = texts["Light.Left", light.WorkingDays] },
        _ => new(light.Colour, texts["Light.Left", light.WorkingDays]),
    };
}
