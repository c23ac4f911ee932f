using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Departments.LegalAid;

/// <summary>Decision and lawyer of a legal-aid matter.</summary>
[InGroup(FieldGroup.Legal)]
public sealed class LegalAidRecord : ICaseScoped, IHandoffScoped, IVersioned
{
    private LegalAidRecord() { }

    public LegalAidRecord(Guid handoffId, Guid caseId) => (HandoffId, CaseId) = (handoffId, caseId);

    public static readonly IReadOnlyList<string> DecisionCodes = ["granted", "granted-first", "refused"];
    public static readonly IReadOnlyList<string> FormCodes = ["consultation", "drafting", "criminal", "civil", "non-litigation", "labour"];

    public Guid HandoffId { get; private set; }
    public Guid CaseId { get; private set; }
    public DateOnly? DecidedOn { get; private set; }
    public string? Decision { get; private set; }
    [Encrypted] public string? RefusalGround { get; private set; }
    public string? Form { get; private set; }
    [Encrypted] public string? Lawyer { get; private set; }
    public bool LawyerForMinors { get; private set; }
    public DateOnly? AssignedOn { get; private set; }
    [Encrypted] public string? MatterNote { get; private set; }
    public int Version { get; private set; }

    public void Write(LegalAidDetails details)
    {
        (DecidedOn, Decision, RefusalGround, Form) = (details.DecidedOn, details.Decision, details.RefusalGround, details.Form);
        (Lawyer, LawyerForMinors, AssignedOn, MatterNote) = (details.Lawyer, details.LawyerForMinors, details.AssignedOn, details.MatterNote);
    }
}

/// <summary>What the department's form gives.</summary>
public sealed record LegalAidDetails
{
    public DateOnly? DecidedOn { get; init; }
    public string? Decision { get; init; }
    public string? RefusalGround { get; init; }
    public string? Form { get; init; }
    public string? Lawyer { get; init; }
    public bool LawyerForMinors { get; init; }
    public DateOnly? AssignedOn { get; init; }
    public string? MatterNote { get; init; }
}
