using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Departments.Placement;

/// <summary>Where she lived before and until when: a placement that gave way to the next one. Its counters run on.</summary>
[InGroup(FieldGroup.Placement)]
public sealed class PlacementStay : Entity, ICaseScoped, IHandoffScoped
{
    private PlacementStay() => Form = MoveReason = OfficerName = "";

    internal PlacementStay(PlacementRecord former, DateOnly endedOn, string reason, string officerName)
    {
        (HandoffId, CaseId, Form, StartedOn, EndedOn) = (former.HandoffId, former.CaseId, former.Form, former.StartedOn, endedOn);
        (Bed, Carer, Address, MoveReason, OfficerName) = (former.Bed, former.Carer, former.Address, reason, officerName);
    }

    public Guid HandoffId { get; private set; }
    public Guid CaseId { get; private set; }
    public string Form { get; private set; }
    public DateOnly? StartedOn { get; private set; }
    public DateOnly EndedOn { get; private set; }
    [Encrypted] public string? Bed { get; private set; }
    [Encrypted] public string? Carer { get; private set; }
    [Encrypted] public string? Address { get; private set; }
    /// <summary>Code of <see cref="PlacementRecord.MoveReasonCodes"/>.</summary>
    public string MoveReason { get; private set; }
    public string OfficerName { get; private set; }
}
