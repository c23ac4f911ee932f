using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Privacy;

/// <summary>A file that must not be erased for now, whatever its retention says: a trial, an appeal, an inquiry.</summary>
[InGroup(FieldGroup.Handoffs)]
public sealed class LegalHold : Entity, ICaseScoped, IVersioned
{
    private LegalHold() => SetByName = "";

    public LegalHold(Guid caseId, string reason, Actor actor, DateTime now) =>
        (CaseId, Reason, SetByName, SetAt) = (caseId, reason.Trim(), actor.Name, now);

    public Guid CaseId { get; private set; }
    [Encrypted] public string? Reason { get; private set; }
    public string SetByName { get; private set; }
    public DateTime SetAt { get; private set; }
    public DateTime? LiftedAt { get; private set; }
    public string? LiftedByName { get; private set; }
    [Encrypted] public string? LiftReason { get; private set; }
    public int Version { get; private set; }

    public void Lift(string reason, Actor actor, DateTime now) => (LiftReason, LiftedByName, LiftedAt) = (reason.Trim(), actor.Name, now);
}
