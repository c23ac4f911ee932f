using CaseReferral.Core.Common;

namespace CaseReferral.Core.Access;

/// <summary>Why a unit may see a case.</summary>
public enum AccessRole
{
    /// <summary>It owns the case now.</summary>
    Owner,
    /// <summary>It wrote the case and keeps reading what it wrote.</summary>
    Origin,
    /// <summary>It has accepted a hand-off of the case.</summary>
    Party,
}

/// <summary>
/// "This unit may see this case, since when, why, until when." One row per case and unit; these rows are the
/// security of the system. The sort key of the case is copied here so that a unit's case list is one index range.
/// </summary>
[InGroup(FieldGroup.Handoffs)]
public sealed class CaseAccess : Entity
{
    private CaseAccess() { }

    public CaseAccess(Guid caseId, long caseSerial, Guid organisationId, AccessRole role, DateTime grantedAt)
    {
        CaseId = caseId;
        CaseSerial = caseSerial;
        OrganisationId = organisationId;
        Role = role;
        GrantedAt = grantedAt;
    }

    public Guid CaseId { get; private set; }
    public long CaseSerial { get; private set; }
    public Guid OrganisationId { get; private set; }
    public AccessRole Role { get; private set; }
    public DateTime GrantedAt { get; private set; }
    /// <summary>UTC; null while the reason stands.</summary>
    public DateTime? EndsAt { get; private set; }

    public void Become(AccessRole role, DateTime now)
    {
        if (Role != role || EndsAt is not null)
            (Role, GrantedAt, EndsAt) = (role, now, null);
    }

    public void End(DateTime atUtc) => EndsAt = atUtc;
}
