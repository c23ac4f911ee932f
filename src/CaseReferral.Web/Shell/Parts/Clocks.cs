namespace CaseReferral.Web.Shell;

/// <summary>Model of <c>_Clocks</c> (large) and of <c>mini-clocks</c> (in tables).</summary>
public sealed record Clocks(IReadOnlyList<ClockCell> Cells);

/// <summary>
/// One clock. <paramref name="Value"/> is a <see cref="Core.Clocks.Light"/>, or a <see cref="LightLine"/> where the cell shows
/// a length instead of a date: before the start, and after the end.
/// </summary>
public sealed record ClockCell(string Label, object Value)
{
    /// <summary>The small line under the value.</summary>
    public string? Detail { get; init; }

    public bool Running { get; init; }
}
