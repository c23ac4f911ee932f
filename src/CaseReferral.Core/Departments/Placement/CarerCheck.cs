using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Protection;
using CaseReferral.Core.Rescues;

namespace CaseReferral.Core.Departments.Placement;

/// <summary>
/// A carer who resembles the buyer (三.16): she may care for the person only when police and the conference office have
/// both said so, two persons with their reasons. Raised by a placement, or by a buyer recorded after it; then it is an
/// alarm as well. An exact hit that came later is only an alarm: nobody can clear it, the person must be moved.
/// </summary>
[InGroup(FieldGroup.Placement)]
public sealed class CarerCheck : Entity, IVersioned
{
    private CarerCheck() => CarerHash = Near = RegionCode = "";

    internal CarerCheck(Case @case, Guid handoffId, string carerHash, PersonMarks carer, BuyerVerdict verdict, DateTime now, bool byLaterBuyer)
    {
        (CaseId, HandoffId, RegionCode, OwnerOrganisationId) = (@case.Id, handoffId, @case.RegionCode, @case.OwnerOrganisationId);
        (CarerHash, Carer, CarerIdNumber, CarerPhone, Address) = (carerHash, carer.Name, carer.IdNumber, carer.Phone, carer.Address);
        (IsExact, Near, ByLaterBuyer) = (verdict.Exact, string.Join(',', verdict.Near), byLaterBuyer);
        (RaisedAt, IsOpen) = (now, true);
    }

    public Guid CaseId { get; private set; }
    public Guid HandoffId { get; private set; }
    public string RegionCode { get; private set; }
    public Guid OwnerOrganisationId { get; private set; }
    /// <summary>Keyed hash of everything said of the carer: the answer is for exactly this.</summary>
    public string CarerHash { get; private set; }
    [Encrypted] public string? Carer { get; private set; }
    [Encrypted] public string? CarerIdNumber { get; private set; }
    [Encrypted] public string? CarerPhone { get; private set; }
    [Encrypted] public string? Address { get; private set; }
    [InGroup(FieldGroup.Buyer)] public bool IsExact { get; private set; }
    /// <summary>Names of <see cref="LikenessKind"/>; civil affairs never learn them.</summary>
    [InGroup(FieldGroup.Buyer)] public string Near { get; private set; }
    public bool ByLaterBuyer { get; private set; }
    public DateTime RaisedAt { get; private set; }
    /// <summary>Not cleared, and the carer not replaced.</summary>
    public bool IsOpen { get; private set; }

    public bool? PoliceCleared { get; private set; }
    public Guid? PoliceOfficerId { get; private set; }
    public string? PoliceName { get; private set; }
    [Encrypted, InGroup(FieldGroup.Buyer)] public string? PoliceReason { get; private set; }
    public bool? OfficeCleared { get; private set; }
    public Guid? OfficeOfficerId { get; private set; }
    public string? OfficeName { get; private set; }
    [Encrypted, InGroup(FieldGroup.Buyer)] public string? OfficeReason { get; private set; }
    public int Version { get; private set; }

    public IReadOnlyList<LikenessKind> Likenesses => [.. Near.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<LikenessKind>)];
    public bool IsCleared => !IsExact && PoliceCleared == true && OfficeCleared == true;
    public bool IsRefused => IsExact || PoliceCleared == false || OfficeCleared == false;

    /// <summary>The case was merged: the question is about the placement, which moves along.</summary>
    internal void Follow(Case into) => (CaseId, RegionCode, OwnerOrganisationId) = (into.Id, into.RegionCode, into.OwnerOrganisationId);

    /// <summary>One side's answer is given once; the second yes closes the check.</summary>
    internal void Answer(Actor actor, bool cleared, string reason)
    {
        if (actor.IsOffice)
            (OfficeCleared, OfficeOfficerId, OfficeName, OfficeReason) = (cleared, actor.OfficerId, actor.Name, reason);
        else
            (PoliceCleared, PoliceOfficerId, PoliceName, PoliceReason) = (cleared, actor.OfficerId, actor.Name, reason);
        IsOpen = !IsCleared;
    }

    /// <summary>Somebody else cares for the person now.</summary>
    internal void End() => IsOpen = false;
}
