namespace CaseReferral.Core.Trail;

/// <summary>Adds up a verification; of each chain only the first fault counts.</summary>
internal sealed class Findings
{
    private readonly Dictionary<string, BrokenChain> broken = new(StringComparer.Ordinal);

    public long Chains { get; set; }
    public long Rows { get; set; }
    public long AnchorLines { get; set; }

    public void Add(params IEnumerable<BrokenChain?> faults)
    {
        foreach (var fault in faults.OfType<BrokenChain>())
            broken.TryAdd(fault.Chain, fault);
    }

    public TrailReport ToReport() => new(Chains, Rows, AnchorLines, [.. broken.Values]);
}
