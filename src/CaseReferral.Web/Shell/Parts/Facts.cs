namespace CaseReferral.Web.Shell;

/// <summary>Model of <c>_Facts</c>: a summary list, one or two columns of pairs.</summary>
public sealed record Facts(IReadOnlyList<Fact> Items, bool TwoColumns = false)
{
    /// <summary>What is not stated is named together at the end, not one empty line each; while nothing is stated the lines stay.</summary>
    public bool GapsTogether { get; init; }

    internal IReadOnlyList<Fact> Gaps => GapsTogether && Items.Any(f => !f.IsGap) ? [.. Items.Where(f => f.IsGap)] : [];
    internal IEnumerable<Fact> Lines => Gaps.Count == 0 ? Items : Items.Where(f => !f.IsGap);
}

/// <summary>One pair; no value shows as "not stated".</summary>
public sealed record Fact(string LabelKey, string? Value)
{
    internal bool IsGap => string.IsNullOrEmpty(Value) && Sub is null && Href is null;

    /// <summary>Source or certainty, behind the value.</summary>
    public string? Sub { get; init; }

    public string? Href { get; init; }

    /// <summary>The value is a masked identity.</summary>
    public bool Masked { get; init; }

    /// <summary>A tag behind the value.</summary>
    public object? Tag { get; init; }
}
