using CaseReferral.Core.Access;
using CaseReferral.Core.Common;
using CaseReferral.Core.Handoffs;

namespace CaseReferral.Core.Supervision;

/// <summary>
/// One letter of the ladder to one unit about one limit. Unique per limit and occasion, so that nothing is sent twice,
/// not even by two nodes at once. Holds numbers and keys, nothing of the person.
/// </summary>
[InGroup(FieldGroup.Handoffs)]
public sealed class Urging : Entity, IVersioned
{
    private Urging() { Occasion = ItemNumber = ItemKey = RegionCode = IssuedByName = IssuedByUnit = ""; }

    internal Urging(UrgedItem item, UrgingLevel level, string occasion, Actor issuer, DateTime now)
    {
        (ClockId, Level, Occasion) = (item.Clock.Id, level, occasion);
        (CaseId, HandoffId, ItemNumber, ItemKey, Step) = (item.CaseId, item.HandoffId, item.Number, item.Key, item.Step);
        (ToOrganisationId, ToOfficerId, RegionCode) = (item.HolderId, item.OfficerId, item.RegionCode);
        (ItemDueAt, IssuedAt) = (item.Clock.DueAt, now);
        (IssuedById, IssuedByName, IssuedByUnit, FromOrganisationId) =
            (issuer.OfficerId, issuer.Name, issuer.OrganisationName, issuer.OrganisationId);
        if (level is not (UrgingLevel.Reminder or UrgingLevel.Circular))
            OpenForId = item.HolderId;
    }

    public UrgingLevel Level { get; private set; }
    /// <summary>文号, e.g. 青反拐催〔2026〕1号; a reminder has none.</summary>
    public string? Number { get; private set; }
    public Guid ClockId { get; private set; }
    /// <summary>The rung, or the day of an urging by hand: unique per limit.</summary>
    public string Occasion { get; private set; }
    public Guid CaseId { get; private set; }
    public Guid? HandoffId { get; private set; }
    /// <summary>Number of the hand-off, or of the case.</summary>
    public string ItemNumber { get; private set; }
    /// <summary>Resource key of the service line or of the case's limit.</summary>
    public string ItemKey { get; private set; }
    public ClockStep? Step { get; private set; }
    public DateTime ItemDueAt { get; private set; }
    public string RegionCode { get; private set; }
    public Guid ToOrganisationId { get; private set; }
    public Guid? ToOfficerId { get; private set; }
    /// <summary>The addressed unit while an answer is awaited and the limit still runs; null after, so that the inbox is one index range.</summary>
    public Guid? OpenForId { get; private set; }
    /// <summary>The office in whose register it is numbered.</summary>
    public Guid? OfficeId { get; private set; }
    public Guid FromOrganisationId { get; private set; }
    public Guid IssuedById { get; private set; }
    public string IssuedByName { get; private set; }
    /// <summary>Empty when the ladder issued it by itself.</summary>
    public string IssuedByUnit { get; private set; }
    public DateTime IssuedAt { get; private set; }
    [Encrypted] public string? Text { get; private set; }
    /// <summary>Only an order asks an answer by a day.</summary>
    public DateTime? AnswerDueAt { get; private set; }
    [Encrypted] public string? Answer { get; private set; }
    public DateTime? AnsweredAt { get; private set; }
    public string? AnsweredByName { get; private set; }
    public int Version { get; private set; }

    public bool IsOrder => Level is UrgingLevel.Order or UrgingLevel.SecondOrder;

    internal void Registered(Guid officeId, string number) => (OfficeId, Number) = (officeId, number);
    internal void Says(string? text) => Text = text;
    internal void AnswerBy(DateTime due) => AnswerDueAt = due;

    internal void Answered(string answer, Actor actor, DateTime now) =>
        (Answer, AnsweredAt, AnsweredByName, OpenForId) = (answer, now, actor.Name, null);

    /// <summary>The limit was met, or the unit has not the ball any more: there is nothing to answer.</summary>
    internal void Settle() => OpenForId = null;
}
