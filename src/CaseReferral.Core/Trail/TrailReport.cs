namespace CaseReferral.Core.Trail;

/// <summary>What a verification found.</summary>
/// <param name="Chains">Chains read, hand-off timelines not counted.</param>
/// <param name="Rows">Rows of the trail read.</param>
/// <param name="AnchorLines">Lines of the anchor file read.</param>
/// <param name="Broken">The first broken row of each broken chain; empty when all is well.</param>
public sealed record TrailReport(long Chains, long Rows, long AnchorLines, IReadOnlyList<BrokenChain> Broken)
{
    public bool IsWhole => Broken.Count == 0;
}
