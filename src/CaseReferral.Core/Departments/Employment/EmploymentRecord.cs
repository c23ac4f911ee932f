using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Departments.Employment;

/// <summary>Help into work, and whether the work was kept.</summary>
[InGroup(FieldGroup.Employment)]
public sealed class EmploymentRecord : ICaseScoped, IHandoffScoped, IVersioned
{
    private EmploymentRecord() { }

    public EmploymentRecord(Guid handoffId, Guid caseId) => (HandoffId, CaseId) = (handoffId, caseId);

    public static readonly IReadOnlyList<string> ServiceCodes = ["guidance", "referral", "training", "public-post", "start-up"];

    public Guid HandoffId { get; private set; }
    public Guid CaseId { get; private set; }
    public DateOnly? RegisteredOn { get; private set; }
    public string? Service { get; private set; }
    public string? Training { get; private set; }
    [Encrypted] public string? Employer { get; private set; }
    public bool Contract { get; private set; }
    public DateOnly? EmployedOn { get; private set; }
    public DateOnly? Kept3On { get; private set; }
    public DateOnly? Kept6On { get; private set; }
    public DateOnly? LeftOn { get; private set; }
    [Encrypted] public string? Note { get; private set; }
    public int Version { get; private set; }

    public void Write(EmploymentDetails details)
    {
        (RegisteredOn, Service, Training, Employer) = (details.RegisteredOn, details.Service, details.Training, details.Employer);
        (Contract, EmployedOn, Kept3On, Kept6On) = (details.Contract, details.EmployedOn, details.Kept3On, details.Kept6On);
        (LeftOn, Note) = (details.LeftOn, details.Note);
    }
}

/// <summary>What the department's form gives.</summary>
public sealed record EmploymentDetails
{
    public DateOnly? RegisteredOn { get; init; }
    public string? Service { get; init; }
    public string? Training { get; init; }
    public string? Employer { get; init; }
    public bool Contract { get; init; }
    public DateOnly? EmployedOn { get; init; }
    public DateOnly? Kept3On { get; init; }
    public DateOnly? Kept6On { get; init; }
    public DateOnly? LeftOn { get; init; }
    public string? Note { get; init; }
}
