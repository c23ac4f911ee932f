using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Departments.Vocational;

/// <summary>Technical school and the way into work.</summary>
[InGroup(FieldGroup.Employment)]
public sealed class VocationalRecord : ICaseScoped, IHandoffScoped, IVersioned
{
    private VocationalRecord() { }

    public VocationalRecord(Guid handoffId, Guid caseId) => (HandoffId, CaseId) = (handoffId, caseId);

    public static readonly IReadOnlyList<string> LevelCodes = ["technical", "senior", "college"];

    public Guid HandoffId { get; private set; }
    public Guid CaseId { get; private set; }
    [Encrypted] public string? School { get; private set; }
    public string? Level { get; private set; }
    public string? Major { get; private set; }
    public DateOnly? EnrolledOn { get; private set; }
    public bool FeeWaived { get; private set; }
    public DateOnly? ExpectedGraduationOn { get; private set; }
    [Encrypted] public string? RecommendedJobs { get; private set; }
    public DateOnly? EmployedOn { get; private set; }
    /// <summary>The term she is in, from 1.</summary>
    public int? Term { get; private set; }
    /// <summary>Registered in the national system of technical schools.</summary>
    public bool PupilRecord { get; private set; }
    /// <summary>助学金.</summary>
    public bool Grant { get; private set; }
    public DateOnly? GraduatedOn { get; private set; }
    [Encrypted] public string? Certificate { get; private set; }
    [Encrypted] public string? Employer { get; private set; }
    /// <summary>The day on which it was established that she kept the work for three months.</summary>
    public DateOnly? Kept3On { get; private set; }
    public DateOnly? Kept6On { get; private set; }
    public int Version { get; private set; }

    public void Write(VocationalDetails details)
    {
        (School, Level, Major, EnrolledOn) = (details.School, details.Level, details.Major, details.EnrolledOn);
        (FeeWaived, ExpectedGraduationOn, RecommendedJobs, EmployedOn) = (details.FeeWaived, details.ExpectedGraduationOn, details.RecommendedJobs, details.EmployedOn);
        (Term, PupilRecord, Grant, GraduatedOn) = (details.Term, details.PupilRecord, details.Grant, details.GraduatedOn);
        (Certificate, Employer, Kept3On, Kept6On) = (details.Certificate, details.Employer, details.Kept3On, details.Kept6On);
    }
}

/// <summary>What the department's form gives.</summary>
public sealed record VocationalDetails
{
    public string? School { get; init; }
    public string? Level { get; init; }
    public string? Major { get; init; }
    public DateOnly? EnrolledOn { get; init; }
    public bool FeeWaived { get; init; }
    public DateOnly? ExpectedGraduationOn { get; init; }
    public string? RecommendedJobs { get; init; }
    public DateOnly? EmployedOn { get; init; }
    public int? Term { get; init; }
    public bool PupilRecord { get; init; }
    public bool Grant { get; init; }
    public DateOnly? GraduatedOn { get; init; }
    public string? Certificate { get; init; }
    public string? Employer { get; init; }
    public DateOnly? Kept3On { get; init; }
    public DateOnly? Kept6On { get; init; }
}
