using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Privacy;

/// <summary>How far the erasure of a file is.</summary>
public enum ErasureState { Proposed, Dropped, Done }

/// <summary>
/// The erasure of a file: proposed by one with a reason, confirmed by another. Its row stays and names both; the tombstone in
/// the trail holds what was erased, as counts.
/// </summary>
[InGroup(FieldGroup.Handoffs)]
public sealed class Erasure : Entity, ICaseScoped, IVersioned
{
    public const string RetentionEnded = "retention-ended", RequestGranted = "request-granted";

    /// <summary>个人信息保护法 Art. 47: the period has run, or the person asked and it was granted.</summary>
    public static readonly IReadOnlyList<string> Grounds = [RetentionEnded, RequestGranted];

    private Erasure() => GroundCode = ProposedByName = "";

    public Erasure(Guid caseId, string ground, string reason, Actor actor, DateTime now)
    {
        (CaseId, GroundCode, Reason) = (caseId, ground, reason.Trim());
        (ProposedById, ProposedByName, ProposedAt) = (actor.OfficerId, actor.Name, now);
    }

    public Guid CaseId { get; private set; }
    public string GroundCode { get; private set; }
    /// <summary>Why, without a word about the person: it outlives the file, see <see cref="Eraser.Kept"/>. Up to 200 characters.</summary>
    [Encrypted] public string? Reason { get; private set; }
    public ErasureState State { get; private set; }
    public Guid ProposedById { get; private set; }
    public string ProposedByName { get; private set; }
    public DateTime ProposedAt { get; private set; }
    public string? DecidedByName { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public int Version { get; private set; }

    public void Decide(ErasureState state, Actor actor, DateTime now) => (State, DecidedByName, DecidedAt) = (state, actor.Name, now);
}
