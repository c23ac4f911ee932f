using CaseReferral.Core.Access;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Handoffs;

/// <summary>
/// One hand-off (转介) of one service line from one unit to another. The state changes only through
/// <see cref="HandoffWorkflow"/> and <see cref="MoveTo"/>.
/// </summary>
[InGroup(FieldGroup.Handoffs)]
public sealed partial class Handoff : Entity, IVersioned, ICaseScoped
{
    private Handoff() { Kind = RegionCode = BasisCode = ""; }

    public Handoff(long serial, Guid caseId, string kind, Guid fromOrganisationId, Guid toOrganisationId, DateTime now, HandoffOptions? agreed = null)
    {
        Serial = serial;
        CaseId = caseId;
        Kind = kind;
        HolderId = FromOrganisationId = fromOrganisationId;
        ToOrganisationId = toOrganisationId;
        CreatedAt = now;
        // A forgotten draft shows up amber before it is deleted.
        var days = (agreed ?? new()).DraftDays;
        (DueAt, AmberAt) = (now.AddDays(days), now.AddDays(days * 0.75));
        RequestedOn = ChinaTime.LocalDate(now);
        RegionCode = BasisCode = "";
    }

    public long Serial { get; private set; }
    public string Number => Common.Serial.Format(Serial);
    public Guid CaseId { get; private set; }
    /// <summary>Copies, so that a receiver's lists need no look into a case she may not see yet.</summary>
    public long CaseSerial { get; private set; }
    /// <inheritdoc cref="CaseSerial"/>
    public Guid PersonId { get; private set; }
    /// <summary>Key of the service line.</summary>
    public string Kind { get; private set; }
    public Guid FromOrganisationId { get; private set; }
    public Guid ToOrganisationId { get; private set; }
    /// <summary>Copy of the case's owner, so that its hand-off list needs no join.</summary>
    public Guid CaseOwnerId { get; private set; }
    public string RegionCode { get; private set; }
    public HandoffStatus Status { get; private set; } = HandoffStatus.Draft;
    public Urgency Urgency { get; private set; }
    /// <summary>The date on which the line's age bounds count.</summary>
    public DateOnly RequestedOn { get; private set; }
    public DateTime CreatedAt { get; private set; }
    public DateTime? SentAt { get; private set; }
    public DateTime? AcceptedAt { get; private set; }
    public DateTime? EndedAt { get; private set; }

    /// <summary>What is asked for and why; frozen at sending, changed only by <see cref="Amend"/>.</summary>
    [Encrypted] public string? Request { get; private set; }
    /// <summary>statutory, consent or duty: see <see cref="LegalBases"/>.</summary>
    public string BasisCode { get; private set; }
    [Encrypted] public string? BasisNote { get; private set; }
    /// <summary>Groups the receiver may read after acceptance; frozen with its version of the request.</summary>
    public FieldGroup Package { get; private set; }
    /// <summary>Who was told by telephone and when; mandatory for 紧急.</summary>
    [Encrypted] public string? PhoneNote { get; private set; }

    /// <summary>Why the sender chose another unit than the line's table proposes; null when it did not.</summary>
    [Encrypted] public string? RouteReason { get; private set; }

    public Guid CreatedById { get; private set; }
    public Guid? ResponsibleOfficerId { get; private set; }
    public DateOnly? PlanDate { get; private set; }

    /// <summary>The unit that has the ball; null when the hand-off is over. The inbox is one index range over it.</summary>
    public Guid? HolderId { get; private set; }
    public DateTime? ClockStartedAt { get; private set; }
    public DateTime? DueAt { get; private set; }
    /// <summary>From here on the light is amber.</summary>
    public DateTime? AmberAt { get; private set; }
    /// <summary>False when the due date reaches into a year without holiday data: shown, never guessed in silence.</summary>
    public bool CalendarKnown { get; private set; } = true;
    public int Version { get; private set; }

    public bool IsTerminal => Status >= HandoffStatus.Closed;
    public bool IsLive => !IsTerminal;

    /// <summary>Fills or changes the request while it is a draft.</summary>
    public void Write(Urgency urgency, string request, FieldGroup package, string basisCode, string? basisNote, string? phoneNote) =>
        (Urgency, Request, Package, BasisCode, BasisNote, PhoneNote) =
        (urgency, request, package, basisCode, basisNote, phoneNote);

    /// <summary>A minor is referred by statute (G2), whatever the request said.</summary>
    public void RestOnStatute() => (BasisCode, BasisNote) = (LegalBases.Statutory, null);

    /// <summary>Takes over what a hand-off copies from its case.</summary>
    public void Of(Cases.Case @case, Guid createdById)
    {
        (CaseSerial, PersonId, RegionCode) = (@case.Serial, @case.PersonId, @case.RegionCode);
        (CaseOwnerId, CreatedById) = (@case.OwnerOrganisationId, createdById);
    }

    /// <summary>The case was merged into another one of the same person.</summary>
    internal void Follow(Cases.Case into)
    {
        CaseId = into.Id;
        Of(into, CreatedById);
    }

    /// <summary>Who of a unit has it in hand: who wrote it for the sender, who answers for it in the receiving unit.</summary>
    public Guid? OfficerOf(Guid unit) => unit == ToOrganisationId ? ResponsibleOfficerId : unit == FromOrganisationId ? CreatedById : null;

    /// <summary>Writes down why another unit was chosen.</summary>
    public void RouteFor(string? reason) => RouteReason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
    public void Redirect(Guid toOrganisationId) => ToOrganisationId = toOrganisationId;
    public void OwnedBy(Guid organisationId) => CaseOwnerId = organisationId;
    public void RequestOn(DateOnly date) => RequestedOn = date;
    public void Assign(Guid officerId, DateOnly? planDate) => (ResponsibleOfficerId, PlanDate) = (officerId, planDate ?? PlanDate);
}
