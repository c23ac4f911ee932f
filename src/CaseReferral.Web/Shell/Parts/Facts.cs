namespace CaseReferral.Web.Shell;

/// <summary>Model of <c>_Facts</c>: a summary list, one or two columns of pairs.</summary>
public sealed record Facts(IReadOnlyList<Fact> Items, bool TwoColumns = false);

/// <summary>One pair; no value shows as "not stated".</summary>
public sealed record Fact(string LabelKey, string? Value)
{
    /// <summary>Source or certainty, behind the value.</summary>
    public string? Sub { get; init; }

    public string? Href { get; init; }

    /// <summary>The value is a masked identity.</summary>
    public bool Masked { get; init; }

    /// <summary>A tag behind the value.</summary>
    public object? Tag { get; init; }
}
