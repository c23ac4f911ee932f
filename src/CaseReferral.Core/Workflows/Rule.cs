namespace CaseReferral.Core.Workflows;

/// <summary>
/// A named, pure predicate over a facts record. The name is the resource key of the sentence the user reads
/// when the rule is not met.
/// </summary>
/// <param name="Name">Resource key and name in the generated documents.</param>
/// <param name="Holds">True when the rule is met.</param>
/// <param name="Details">What exactly is missing: resource keys or values that complete the sentence.</param>
/// <param name="OnInput">
/// Looks at what the form gives: not asked while the page only shows what is possible, always asked when fired.
/// </param>
public sealed record Rule<TFacts>(
    string Name, Func<TFacts, bool> Holds, Func<TFacts, IEnumerable<string>>? Details = null, bool OnInput = false)
{
    /// <summary>The reason shown to the user when this rule is not met by <paramref name="facts"/>.</summary>
    public Reason Explain(TFacts facts) => new(Name, Details is null ? [] : [.. Details(facts)]);
}
