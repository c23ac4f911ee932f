using CaseReferral.Core.Access;
using CaseReferral.Core.Common;
using CaseReferral.Core.Protection;

namespace CaseReferral.Core.Departments.Placement;

/// <summary>Proposed → checked against the buyer → Active → Ended.</summary>
public enum PlacementStatus { Proposed, Active, Ended }

/// <summary>The placement (安置) behind a hand-off: where the person lives and who cares for her.</summary>
[InGroup(FieldGroup.Placement)]
public sealed class PlacementRecord : ICaseScoped, IHandoffScoped, IVersioned
{
    private PlacementRecord() => Form = "";

    public PlacementRecord(Guid handoffId, Guid caseId)
    {
        HandoffId = handoffId;
        CaseId = caseId;
        Form = "";
    }

    /// <summary>安置方式: own-institution, welfare-home, foster-family, relative, other-institution.</summary>
    public static readonly IReadOnlyList<string> Forms =
        ["own-institution", "welfare-home", "foster-family", "relative", "other-institution"];

    /// <summary>Of minors alone: 儿童福利机构管理办法; 家庭寄养管理办法 Art. 7.</summary>
    public static readonly IReadOnlyList<string> FormsOfChildren = ["welfare-home", "foster-family"];

    /// <summary>家庭寄养管理办法 Art. 8: what a foster family must have, all of it.</summary>
    public static readonly IReadOnlyList<string> FosterConditionCodes = ["household-and-home", "income", "healthy", "no-record", "main-carer"];

    /// <summary>Why she moves to another place: 换床位, 换照料人, 转机构, 寄养, 亲属, 医疗, 其他.</summary>
    public static readonly IReadOnlyList<string> MoveReasonCodes = ["bed", "carer", "institution", "to-family", "to-relative", "medical", "other"];

    /// <summary>儿童类别 1 to 9 of the civil-affairs system, in its order: what kind of care the child gets or lacks.</summary>
    public static readonly IReadOnlyList<string> ChildCategoryCodes =
        ["orphan-in-home", "hardship-in-home", "orphan-in-community", "orphan-in-private-home", "no-one-cares", "hiv", "other", "left-behind", "hardship"];

    public Guid HandoffId { get; private set; }
    public Guid CaseId { get; private set; }
    public string Form { get; private set; }
    public PlacementStatus Status { get; private set; }
    public DateOnly? StartedOn { get; private set; }
    [Encrypted] public string? Bed { get; private set; }
    [Encrypted] public string? Carer { get; private set; }
    [Encrypted] public string? CarerIdNumber { get; private set; }
    [Encrypted] public string? CarerPhone { get; private set; }
    [Encrypted] public string? Address { get; private set; }
    [Encrypted, InGroup(FieldGroup.Health)] public string? CareNeeds { get; private set; }
    /// <summary>Codes of <see cref="FosterConditionCodes"/> that were checked, separated by commas.</summary>
    public string? FosterConditions { get; private set; }
    /// <summary>Why this form and not the proposed one; null when it is the proposed one.</summary>
    [Encrypted] public string? FormReason { get; private set; }
    /// <summary>救助管理办法 (国务院令 381) Art. 8: women staff look after her, rooms apart.</summary>
    public bool FemaleStaff { get; private set; }
    /// <summary>护送交接 (notice 三.14): when she was handed over to the institution, UTC; null while it stands on paper only.</summary>
    public DateTime? HandedOverAt { get; private set; }
    [Encrypted] public string? HandoverPlace { get; private set; }
    /// <summary>拒收或保留意见: a thing or a condition the institution did not take over; null when it took her over as listed.</summary>
    [Encrypted] public string? HandoverRemark { get; private set; }
    /// <summary>Code of <see cref="ChildCategoryCodes"/>, of minors only. One of them is a diagnosis, so it is kept and shown as her health is.</summary>
    [Encrypted, InGroup(FieldGroup.Health)] public string? ChildCategory { get; private set; }
    public int Version { get; private set; }

    /// <summary>She has left: what was a placement is history.</summary>
    internal void End() => Status = PlacementStatus.Ended;

    /// <summary>Another place or carer than before, so that the former one is kept as it was.</summary>
    internal bool MovesTo(PlacementDetails details) =>
        Status == PlacementStatus.Active && (Form, Bed, Carer, Address) != (details.Form, details.Bed, details.Carer, details.Address);

    /// <summary>What is compared with the buyers.</summary>
    internal PersonMarks Marks => new(CarerIdNumber, CarerPhone, Address, Carer);

    internal void Write(PlacementDetails details)
    {
        (Form, StartedOn, Bed, Carer) = (details.Form, details.StartedOn, details.Bed, details.Carer);
        (CarerIdNumber, CarerPhone, Address, CareNeeds) = (details.CarerIdNumber, details.CarerPhone, details.Address, details.CareNeeds);
        FosterConditions = details.FosterConditions.Count == 0 ? null : string.Join(',', details.FosterConditions);
        (FormReason, FemaleStaff) = (string.IsNullOrWhiteSpace(details.FormReason) ? null : details.FormReason.Trim(), details.FemaleStaff);
        (HandedOverAt, HandoverPlace, HandoverRemark) = (details.HandedOverAt, details.HandoverPlace.Given(), details.HandoverRemark.Given());
        ChildCategory = details.ChildCategory.Given();
        Status = PlacementStatus.Active;
    }
}

/// <summary>What the placement form gives.</summary>
public sealed record PlacementDetails
{
    public required string Form { get; init; }
    public required DateOnly StartedOn { get; init; }
    public string? Bed { get; init; }
    public string? Carer { get; init; }
    public string? CarerIdNumber { get; init; }
    public string? CarerPhone { get; init; }
    public string? Address { get; init; }
    public string? CareNeeds { get; init; }
    public IReadOnlyList<string> FosterConditions { get; init; } = [];
    /// <summary>Code of <see cref="PlacementRecord.MoveReasonCodes"/>; asked when she moves.</summary>
    public string? MoveReason { get; init; }
    /// <summary>Why another form than the proposed one; up to 500 characters.</summary>
    public string? FormReason { get; init; }
    /// <summary>Women staff look after her, rooms apart.</summary>
    public bool FemaleStaff { get; init; }
    /// <summary>When police or the former institution handed her over; UTC.</summary>
    public DateTime? HandedOverAt { get; init; }
    /// <summary>Where; up to 200 characters.</summary>
    public string? HandoverPlace { get; init; }
    /// <summary>What was not taken over as listed, and why; up to 500 characters.</summary>
    public string? HandoverRemark { get; init; }
    /// <summary>Code of <see cref="PlacementRecord.ChildCategoryCodes"/>; null for an adult.</summary>
    public string? ChildCategory { get; init; }

    internal PersonMarks Marks => new(CarerIdNumber, CarerPhone, Address, Carer);
}
