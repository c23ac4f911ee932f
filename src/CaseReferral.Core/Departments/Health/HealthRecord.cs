using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Departments.Health;

/// <summary>Screening, treatment and psychological help given by the hospital.</summary>
[InGroup(FieldGroup.Health)]
public sealed class HealthRecord : ICaseScoped, IHandoffScoped, IVersioned
{
    private HealthRecord() { }

    public HealthRecord(Guid handoffId, Guid caseId) => (HandoffId, CaseId) = (handoffId, caseId);

    public static readonly IReadOnlyList<string> ScreeningResultCodes = ["no-finding", "follow-up", "treatment", "urgent"];
    public static readonly IReadOnlyList<string> SessionKindCodes = ["check", "emergency", "outpatient", HealthSession.Admission, HealthSession.Discharge, "rehabilitation", "counselling", "assessment", "psychotherapy", "infection", "gynaecology", "vaccination", "injury"];
    public static readonly IReadOnlyList<string> ProviderCodes = ["clinician", "counsellor", "social-worker"];

    public Guid HandoffId { get; private set; }
    public Guid CaseId { get; private set; }
    public DateOnly? ScreenedOn { get; private set; }
    public string? ScreeningResult { get; private set; }
    [Encrypted] public string? PhysicalNote { get; private set; }
    [Encrypted] public string? PsychologicalNote { get; private set; }
    [Encrypted] public string? CareSummary { get; private set; }
    [Encrypted] public string? ContinuationPlan { get; private set; }
    public int Version { get; private set; }

    public void Write(HealthDetails details)
    {
        (ScreenedOn, ScreeningResult, PhysicalNote) = (details.ScreenedOn, details.ScreeningResult, details.PhysicalNote);
        (PsychologicalNote, CareSummary, ContinuationPlan) = (details.PsychologicalNote, details.CareSummary, details.ContinuationPlan);
    }
}

/// <summary>What the department's form gives.</summary>
public sealed record HealthDetails
{
    public DateOnly? ScreenedOn { get; init; }
    public string? ScreeningResult { get; init; }
    public string? PhysicalNote { get; init; }
    public string? PsychologicalNote { get; init; }
    public string? CareSummary { get; init; }
    public string? ContinuationPlan { get; init; }
}
