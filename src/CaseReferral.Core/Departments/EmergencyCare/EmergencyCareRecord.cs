using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Departments.EmergencyCare;

/// <summary>Emergency treatment by the hospital.</summary>
[InGroup(FieldGroup.Health)]
public sealed class EmergencyCareRecord : ICaseScoped, IHandoffScoped, IVersioned
{
    private EmergencyCareRecord() { }

    public EmergencyCareRecord(Guid handoffId, Guid caseId) => (HandoffId, CaseId) = (handoffId, caseId);

    public static readonly IReadOnlyList<string> ConditionCodes = ["stable", "serious", "critical"];

    public Guid HandoffId { get; private set; }
    public Guid CaseId { get; private set; }
    public DateOnly? AdmittedOn { get; private set; }
    public string? Condition { get; private set; }
    [Encrypted] public string? TreatmentNote { get; private set; }
    [Encrypted] public string? ConsentNote { get; private set; }
    public DateOnly? DischargedOn { get; private set; }
    [Encrypted] public string? DischargeNote { get; private set; }
    public int Version { get; private set; }

    public void Write(EmergencyCareDetails details)
    {
        (AdmittedOn, Condition, TreatmentNote, ConsentNote) = (details.AdmittedOn, details.Condition, details.TreatmentNote, details.ConsentNote);
        (DischargedOn, DischargeNote) = (details.DischargedOn, details.DischargeNote);
    }
}

/// <summary>What the department's form gives.</summary>
public sealed record EmergencyCareDetails
{
    public DateOnly? AdmittedOn { get; init; }
    public string? Condition { get; init; }
    public string? TreatmentNote { get; init; }
    public string? ConsentNote { get; init; }
    public DateOnly? DischargedOn { get; init; }
    public string? DischargeNote { get; init; }
}
