using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Trail;

/// <summary>
/// One row of the trail: who did what to which thing, in the same transaction as the change. Insert-only. Each row carries
/// its place in a chain, the hash of the row before and its own, so that nobody can change, drop, add or reorder one unseen.
/// </summary>
public sealed class AuditEntry : Entity
{
    public const int MaxDetail = 400;

    private AuditEntry() => Chain = OfficerName = Entity = Hash = "";

    public AuditEntry(Actor actor, DateTime at, AuditNote note)
    {
        At = TrailSeal.Instant(at);
        (OfficerId, OfficerName, OrganisationId) = (actor.OfficerId, actor.Name, actor.OrganisationId);
        (Kind, Entity, EntityId) = (note.Kind, note.Entity, note.EntityId);
        (CaseId, HandoffId, Groups) = (note.CaseId, note.HandoffId, note.Groups);
        Changes = note.Changes;
        Detail = note.Detail?.Length > MaxDetail ? note.Detail[..MaxDetail] : note.Detail;
        Chain = ChainKeys.Of(actor, note);
        Hash = "";
    }

    /// <summary>See <see cref="ChainKeys"/>.</summary>
    public string Chain { get; private set; }
    /// <summary>Place in the chain, from 1 without a gap; 0 until the save gives it one.</summary>
    public long Number { get; private set; }
    public string? PreviousHash { get; private set; }
    public string Hash { get; private set; }

    /// <summary>UTC, whole microseconds: what every database keeps.</summary>
    public DateTime At { get; private set; }
    /// <summary>The account; empty for jobs and for nobody.</summary>
    public Guid OfficerId { get; private set; }
    /// <summary>Her name then, or the job's.</summary>
    public string OfficerName { get; private set; }
    public Guid OrganisationId { get; private set; }
    public AuditKind Kind { get; private set; }
    public string Entity { get; private set; }
    public string? EntityId { get; private set; }
    public Guid? CaseId { get; private set; }
    public Guid? HandoffId { get; private set; }
    public FieldGroup Groups { get; private set; }
    public string? Changes { get; private set; }
    public string? Detail { get; private set; }

    /// <summary>Takes the place after <paramref name="head"/>; asked again when another writer was faster.</summary>
    internal void Place(ChainHead head, TrailSeal seal)
    {
        (Number, PreviousHash) = (head.Count + 1, head.Hash);
        Hash = Digest(seal);
    }

    /// <summary>The keyed hash over everything the row says and its place; recomputed to verify.</summary>
    public string Digest(TrailSeal seal) => seal.Of(
        Chain, Number, PreviousHash, Id, At, OfficerId, OfficerName, OrganisationId,
        Kind, Entity, EntityId, CaseId, HandoffId, (int)Groups, Changes, Detail);
}
