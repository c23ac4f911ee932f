namespace CaseReferral.Core.Handoffs;

/// <summary>
/// How far a typed record is.
/// </summary>
/// <param name="Started">Something was entered: a service has been given.</param>
/// <param name="Missing">Resource keys of what an outcome report still needs; empty when the evidence is complete.</param>
public sealed record ServiceRecordState(bool Started, IReadOnlyList<string> Missing)
{
    /// <summary>What the department has decided, as a code; null where nothing is decided or the line has no decision.</summary>
    public string? Decision { get; init; }

    public static ServiceRecordState None(params string[] missing) => new(false, missing);
}
