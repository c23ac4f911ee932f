using CaseReferral.Core.Common;

namespace CaseReferral.Core.Supervision;

/// <summary>
/// A change of how many overdue limits stand as <see cref="Standing"/>; the number is the sum of the rows. Rows are added, never
/// changed, so that two writers never wait for one another; <see cref="OverdueCountFold"/> makes one row of many.
/// </summary>
public sealed class OverdueCount : Entity
{
    private OverdueCount() => Standing = RegionCode = "";

    public OverdueCount(OverdueStanding standing, int change)
    {
        Standing = standing.ToString();
        (RegionCode, HolderId, Rung, Rests) = (standing.RegionCode, standing.HolderId, standing.Rung, standing.Rests);
        Change = change;
    }

    /// <summary>As <see cref="IUrgedClock.CountedAs"/> of the limits it counts; the columns beside it are its parts.</summary>
    public string Standing { get; private set; }
    public string RegionCode { get; private set; }
    public Guid HolderId { get; private set; }
    /// <summary>Rungs climbed.</summary>
    public int Rung { get; private set; }
    /// <summary>The ladder rests: the order was answered, or the top is reached.</summary>
    public bool Rests { get; private set; }
    /// <summary>Limits more, or fewer.</summary>
    public int Change { get; private set; }
}
