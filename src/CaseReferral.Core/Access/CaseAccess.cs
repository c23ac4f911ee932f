using CaseReferral.Core.Cases;
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
/// security of the system. Sort key, stage and alias of the case are copied here, so that a unit's case list and
/// search are one index range each.
/// </summary>
[InGroup(FieldGroup.Handoffs)]
public sealed class CaseAccess : Entity
{
    private CaseAccess() => CaseAlias = "";

    public CaseAccess(Case @case, Guid organisationId, AccessRole role, DateTime grantedAt)
    {
        CaseId = @case.Id;
        CaseSerial = @case.Serial;
        CaseStage = @case.Stage;
        CaseAlias = @case.Alias;
        OrganisationId = organisationId;
        Role = role;
        GrantedAt = grantedAt;
    }

    public Guid CaseId { get; private set; }
    public long CaseSerial { get; private set; }
    /// <summary>Kept equal to the case's stage by the save that moves it.</summary>
    public CaseStage CaseStage { get; private set; }
    /// <inheritdoc cref="Case.Alias"/>
    public string CaseAlias { get; private set; }
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

    public void CaseIn(CaseStage stage) => CaseStage = stage;

    public void End(DateTime atUtc) => EndsAt = atUtc;
}
