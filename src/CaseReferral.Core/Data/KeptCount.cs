using CaseReferral.Core.Common;

namespace CaseReferral.Core.Data;

/// <summary>
/// A change of how many rows of a unit stand as <see cref="Standing"/>; the number is the sum of the rows. Rows are added in the save
/// that changes what they count, never changed, so that two writers never wait for one another; <see cref="KeptCountFold{T}"/> makes
/// one row of many.
/// </summary>
public abstract class KeptCount : Entity
{
    protected KeptCount() => Standing = "";

    protected KeptCount(Guid holderId, string standing, int change) => (HolderId, Standing, Change) = (holderId, standing, change);

    /// <summary>The unit whose rows are counted.</summary>
    public Guid HolderId { get; private set; }
    /// <summary>As what they are counted.</summary>
    public string Standing { get; private set; }
    /// <summary>Rows more, or fewer.</summary>
    public int Change { get; private set; }
}
