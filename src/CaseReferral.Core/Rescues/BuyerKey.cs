using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Rescues;

/// <summary>
/// One person of the buyer household as keyed hashes only (三.16): enough to refuse a placement with it, nothing to read.
/// Police write it; civil affairs learn a check's result, never the data.
/// </summary>
[InGroup(FieldGroup.Buyer)]
public sealed class BuyerKey : Entity
{
    private BuyerKey() { }

    public BuyerKey(Guid caseId, DateTime recordedAt, Guid recordedById)
    {
        CaseId = caseId;
        RecordedAt = recordedAt;
        RecordedById = recordedById;
    }

    public Guid CaseId { get; private set; }
    public DateTime RecordedAt { get; private set; }
    public Guid RecordedById { get; private set; }
    public string? IdNumberHash { get; init; }
    public string? PhoneHash { get; init; }
    public string? AddressHash { get; init; }
    public string? NameHash { get; init; }
    /// <summary>Hashes of the near forms, see <see cref="Protection.Likeness"/>; encrypted, so that not even their number can be counted without the keys.</summary>
    [Encrypted] public string? NearHashes { get; init; }

    /// <summary>The case was merged: who bought her there is refused here, too.</summary>
    internal void Follow(Guid caseId) => CaseId = caseId;
}
