using CaseReferral.Core.Clocks;

namespace CaseReferral.Web.Shell;

/// <summary>A light with its own words, for what is not a clock: an upload, a condition, a finished step.</summary>
public sealed record LightLine(LightColour Colour, string Text)
{
    /// <summary>Quieter words behind the text.</summary>
    public string? Sub { get; init; }

    /// <summary>Why the light may be wrong; shown, not hidden in a tooltip.</summary>
    public string? Warning { get; init; }

    /// <summary>Words for screen readers only, behind the text.</summary>
    public string? Spoken { get; init; }

    public string Class => Colour switch
    {
        LightColour.Red => "light-red",
        LightColour.Amber => "light-amber",
        LightColour.Green or LightColour.Done => "light-green",
        _ => "light-off",
    };

    public string Symbol => Colour switch
    {
        LightColour.Red => "m-red",
        LightColour.Amber => "m-amber",
        LightColour.Green => "m-green",
        LightColour.Done => "m-done",
        LightColour.Paused => "m-pause",
        _ => "m-off",
    };
}
