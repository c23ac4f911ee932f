using CaseReferral.Core.Data;

namespace CaseReferral.Core.Supervision;

/// <summary>
/// How many overdue limits stand alike: <see cref="KeptCount.Standing"/> is as <see cref="IUrgedClock.CountedAs"/> of the limits it
/// counts, and the columns here are its parts.
/// </summary>
public sealed class OverdueCount : KeptCount
{
    private OverdueCount() => RegionCode = "";

    public OverdueCount(OverdueStanding standing, int change) : base(standing.HolderId, standing.ToString(), change) =>
        (RegionCode, Rung, Rests) = (standing.RegionCode, standing.Rung, standing.Rests);

    public string RegionCode { get; private set; }
    /// <summary>Rungs climbed.</summary>
    public int Rung { get; private set; }
    /// <summary>The ladder rests: the order was answered, or the top is reached.</summary>
    public bool Rests { get; private set; }
}
