using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Departments.EducationElsewhere;

/// <summary>The steps of a school place in another district.</summary>
[InGroup(FieldGroup.Schooling)]
public sealed class EducationElsewhereRecord : ICaseScoped, IHandoffScoped, IVersioned
{
    private EducationElsewhereRecord() { }

    public EducationElsewhereRecord(Guid handoffId, Guid caseId) => (HandoffId, CaseId) = (handoffId, caseId);

    public Guid HandoffId { get; private set; }
    public Guid CaseId { get; private set; }
    public DateOnly? SendingConfirmedOn { get; private set; }
    public DateOnly? ReceivingConfirmedOn { get; private set; }
    [Encrypted] public string? School { get; private set; }
    public DateOnly? RecordTransferredOn { get; private set; }
    public DateOnly? EnrolledOn { get; private set; }
    public int Version { get; private set; }

    public void Write(EducationElsewhereDetails details)
    {
        (SendingConfirmedOn, ReceivingConfirmedOn, School, RecordTransferredOn) = (details.SendingConfirmedOn, details.ReceivingConfirmedOn, details.School, details.RecordTransferredOn);
        EnrolledOn = details.EnrolledOn;
    }
}

/// <summary>What the department's form gives.</summary>
public sealed record EducationElsewhereDetails
{
    public DateOnly? SendingConfirmedOn { get; init; }
    public DateOnly? ReceivingConfirmedOn { get; init; }
    public string? School { get; init; }
    public DateOnly? RecordTransferredOn { get; init; }
    public DateOnly? EnrolledOn { get; init; }
}
