using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Departments.Education;

/// <summary>The school place of a child.</summary>
[InGroup(FieldGroup.Schooling)]
public sealed class EducationRecord : ICaseScoped, IHandoffScoped, IVersioned
{
    private EducationRecord() { }

    public EducationRecord(Guid handoffId, Guid caseId) => (HandoffId, CaseId) = (handoffId, caseId);

    public static readonly IReadOnlyList<string> StageCodes = ["preschool", "primary", "junior", "senior", "vocational", "special"];
    public static readonly IReadOnlyList<string> StateCodes = ["waiting", "enrolled", "suspended", "returned", "home"];

    public Guid HandoffId { get; private set; }
    public Guid CaseId { get; private set; }
    public string? Stage { get; private set; }
    public string? Grade { get; private set; }
    [Encrypted] public string? School { get; private set; }
    public string? State { get; private set; }
    public DateOnly? EnrolledOn { get; private set; }
    [Encrypted] public string? SpecialNeeds { get; private set; }
    public bool Aid { get; private set; }
    public int Version { get; private set; }

    public void Write(EducationDetails details)
    {
        (Stage, Grade, School, State) = (details.Stage, details.Grade, details.School, details.State);
        (EnrolledOn, SpecialNeeds, Aid) = (details.EnrolledOn, details.SpecialNeeds, details.Aid);
    }
}

/// <summary>What the department's form gives.</summary>
public sealed record EducationDetails
{
    public string? Stage { get; init; }
    public string? Grade { get; init; }
    public string? School { get; init; }
    public string? State { get; init; }
    public DateOnly? EnrolledOn { get; init; }
    public string? SpecialNeeds { get; init; }
    public bool Aid { get; init; }
}
