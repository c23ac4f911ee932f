namespace CaseReferral.Core.Departments.Health;

/// <summary>A group of items that belong together, numbered from one, both ends included.</summary>
/// <param name="Code">Part of its text key, Health.Cluster.{scale}.{code}.</param>
/// <param name="From">First item.</param>
/// <param name="To">Last item.</param>
/// <param name="Needed">How many of its items must count as symptoms for the pattern of the scale.</param>
public sealed record ScaleCluster(string Code, int From, int To, int Needed);

/// <summary>What the answers say of one cluster.</summary>
/// <param name="Cluster">Which.</param>
/// <param name="Total">Sum of its answers.</param>
/// <param name="Symptoms">Items that count as symptoms.</param>
public sealed record ClusterScore(ScaleCluster Cluster, int Total, int Symptoms)
{
    public bool IsMet => Symptoms >= Cluster.Needed;
}
