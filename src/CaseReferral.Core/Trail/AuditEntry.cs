using CaseReferral.Core.Common;

namespace CaseReferral.Core.Trail;

/// <summary>
/// Who changed what, written in the same transaction as the change. Insert-only. Encrypted fields record only that
/// they changed.
/// </summary>
public sealed class AuditEntry : Entity
{
    private AuditEntry() { OfficerName = Entity = Operation = ""; }

    public AuditEntry(DateTime at, Actor actor, string entity, string entityId, string operation, string? changes)
    {
        At = at;
        OfficerId = actor.OfficerId;
        OfficerName = actor.Name;
        OrganisationId = actor.OrganisationId;
        Entity = entity;
        EntityId = entityId;
        Operation = operation;
        Changes = changes;
    }

    public DateTime At { get; private set; }
    public Guid OfficerId { get; private set; }
    public string OfficerName { get; private set; }
    public Guid OrganisationId { get; private set; }
    public string Entity { get; private set; }
    public string? EntityId { get; private set; }
    /// <summary>Added, Modified, Deleted, or the name of a look such as Reveal.</summary>
    public string Operation { get; private set; }
    /// <summary>JSON: property → [old, new]; never the value of an encrypted property.</summary>
    public string? Changes { get; private set; }
}
