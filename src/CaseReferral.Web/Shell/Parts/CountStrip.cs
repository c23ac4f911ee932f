using CaseReferral.Core.Clocks;

namespace CaseReferral.Web.Shell;

/// <summary>Model of <c>_CountStrip</c>: numbers that link to the list they count.</summary>
public sealed record CountStrip(string Label, IReadOnlyList<CountCell> Cells);

/// <summary>One number. Only red and amber colour it.</summary>
public sealed record CountCell(string Label, int Count, string Href)
{
    public string? Detail { get; init; }

    /// <summary>What is beyond it is not counted, and shown as "999+".</summary>
    public int? Most { get; init; }

    public string Text => Count > Most ? $"{Most}+" : $"{Count}";

    public LightColour Colour { get; init; } = LightColour.None;

    /// <summary>The list on the page is the one this cell counts.</summary>
    public bool Current { get; init; }
}
