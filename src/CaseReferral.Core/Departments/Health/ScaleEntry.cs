namespace CaseReferral.Core.Departments.Health;

/// <summary>A filled scale as the hospital's form gives it: nothing is checked yet.</summary>
public sealed record ScaleEntry
{
    /// <summary>Code of one of <see cref="Scales"/>.</summary>
    public required string Scale { get; init; }
    /// <summary>One text for each item, null where none was chosen.</summary>
    public IReadOnlyList<string?> Answers { get; init; } = [];
    /// <summary>Of a scale known by name alone.</summary>
    public string? Name { get; init; }
    public decimal? Total { get; init; }
    /// <summary>What its manual says of the total.</summary>
    public string? Reading { get; init; }
    public DateOnly? On { get; init; }
    public string? Assessor { get; init; }
    /// <summary>Code of <see cref="ScaleResult.ProviderCodes"/>.</summary>
    public string? Provider { get; init; }
    /// <summary>Code of <see cref="ScaleResult.AskedCodes"/>.</summary>
    public string? Asked { get; init; }
    /// <summary>Language and edition of the form used.</summary>
    public string? Edition { get; init; }
    /// <summary>What was done at once for the safety of somebody who thinks of harming herself.</summary>
    public string? SafetyAction { get; init; }
    /// <summary>Why an earlier entry is replaced.</summary>
    public string? Reason { get; init; }
}
