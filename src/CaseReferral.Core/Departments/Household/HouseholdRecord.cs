using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Departments.Household;

/// <summary>The steps of a household registration.</summary>
[InGroup(FieldGroup.Certificates)]
public sealed class HouseholdRecord : ICaseScoped, IHandoffScoped, IVersioned
{
    private HouseholdRecord() { }

    public HouseholdRecord(Guid handoffId, Guid caseId) => (HandoffId, CaseId) = (handoffId, caseId);

    public static readonly IReadOnlyList<string> DecisionCodes = ["registered", "refused"];

    public Guid HandoffId { get; private set; }
    public Guid CaseId { get; private set; }
    public DateOnly? ReceivedOn { get; private set; }
    [Encrypted] public string? CollectiveHousehold { get; private set; }
    public DateOnly? CheckedOn { get; private set; }
    public DateOnly? ReportedOn { get; private set; }
    public string? Decision { get; private set; }
    public DateOnly? RegisteredOn { get; private set; }
    [Encrypted] public string? IdNumber { get; private set; }
    [Encrypted] public string? RefusalReason { get; private set; }
    public int Version { get; private set; }

    public void Write(HouseholdDetails details)
    {
        (ReceivedOn, CollectiveHousehold, CheckedOn, ReportedOn) = (details.ReceivedOn, details.CollectiveHousehold, details.CheckedOn, details.ReportedOn);
        (Decision, RegisteredOn, IdNumber, RefusalReason) = (details.Decision, details.RegisteredOn, details.IdNumber, details.RefusalReason);
    }
}

/// <summary>What the department's form gives.</summary>
public sealed record HouseholdDetails
{
    public DateOnly? ReceivedOn { get; init; }
    public string? CollectiveHousehold { get; init; }
    public DateOnly? CheckedOn { get; init; }
    public DateOnly? ReportedOn { get; init; }
    public string? Decision { get; init; }
    public DateOnly? RegisteredOn { get; init; }
    public string? IdNumber { get; init; }
    public string? RefusalReason { get; init; }
}
