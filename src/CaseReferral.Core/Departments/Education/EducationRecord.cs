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
    public static readonly IReadOnlyList<string> StateCodes = ["not-enrolled", "waiting", "enrolled", "suspended", "returned", "transferring", "dropped-out", "graduated", "home"];

    public const string Never = "never";
    /// <summary>The last grade that was finished, counted through the stages; or none.</summary>
    public static readonly IReadOnlyList<string> LastGradeCodes = [Never, "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];

    public Guid HandoffId { get; private set; }
    public Guid CaseId { get; private set; }
    public string? Stage { get; private set; }
    public string? Grade { get; private set; }
    [Encrypted] public string? School { get; private set; }
    public string? State { get; private set; }
    public DateOnly? EnrolledOn { get; private set; }
    [Encrypted] public string? SpecialNeeds { get; private set; }
    public bool Aid { get; private set; }
    /// <summary>School year, e.g. 2026 for 2026–2027.</summary>
    public string? SchoolYear { get; private set; }
    /// <summary>学籍: when her pupil's record was made or came in; one per life.</summary>
    public DateOnly? PupilRecordOn { get; private set; }
    /// <summary>Code of <see cref="LastGradeCodes"/>; how far she was before, not where.</summary>
    public string? LastGrade { get; private set; }
    public int Version { get; private set; }

    public void Write(EducationDetails details)
    {
        (Stage, Grade, School, State) = (details.Stage, details.Grade, details.School, details.State);
        (EnrolledOn, SpecialNeeds, Aid) = (details.EnrolledOn, details.SpecialNeeds, details.Aid);
        (SchoolYear, PupilRecordOn, LastGrade) = (details.SchoolYear, details.PupilRecordOn, details.LastGrade);
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
    public string? SchoolYear { get; init; }
    public DateOnly? PupilRecordOn { get; init; }
    public string? LastGrade { get; init; }
}
