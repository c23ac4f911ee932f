using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Privacy;

/// <summary>
/// A separate consent (单独同意): this unit may be told these groups for this purpose. Withdrawn, it stands in the ledger as
/// what earlier disclosures rested on (个人信息保护法 Arts. 15, 23, 29, 31).
/// </summary>
[InGroup(FieldGroup.Handoffs)]
public sealed class Consent : Entity, ICaseScoped, IVersioned
{
    private Consent() => RecordedByName = "";

    public Consent(Guid caseId, ConsentInput input, Actor actor, DateTime now)
    {
        (CaseId, OrganisationId, Groups) = (caseId, input.OrganisationId!.Value, input.Groups);
        (Giver, GiverName, GivenOn) = (input.Giver!.Value, input.GiverName!.Trim(), input.GivenOn!.Value);
        (Purpose, IsIncapable) = (input.Purpose!.Trim(), input.IsIncapable);
        (RecordedByName, RecordedAt) = (actor.Name, now);
    }

    public Guid CaseId { get; private set; }
    /// <summary>The unit that may be told; a consent for "everybody" is none.</summary>
    public Guid OrganisationId { get; private set; }
    public FieldGroup Groups { get; private set; }
    public Speaker Giver { get; private set; }
    [Encrypted] public string? GiverName { get; private set; }
    /// <summary>Why a guardian speaks for an adult: a court has declared it (民法典 Art. 24).</summary>
    public bool IsIncapable { get; private set; }
    public DateOnly GivenOn { get; private set; }
    [Encrypted] public string? Purpose { get; private set; }
    public string RecordedByName { get; private set; }
    public DateTime RecordedAt { get; private set; }
    public DateOnly? WithdrawnOn { get; private set; }
    [Encrypted] public string? WithdrawalReason { get; private set; }
    public string? WithdrawnByName { get; private set; }
    public int Version { get; private set; }

    public bool IsWithdrawn => WithdrawnOn is not null;

    public void Withdraw(DateOnly on, string reason, Actor actor) => (WithdrawnOn, WithdrawalReason, WithdrawnByName) = (on, reason.Trim(), actor.Name);
}
