using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Care;

/// <summary>
/// One step on the way of a rescued child to an adoptive family (2015 notice of 民政部 and 公安部; 未成年人保护法 Art. 94; 收养登记办法
/// 2023). Only the status: who adopts is decided and kept by the registry.
/// </summary>
[InGroup(FieldGroup.Certificates)]
public sealed class AdoptionStep : Entity, ICaseScoped
{
    private AdoptionStep() => Step = OfficerName = "";

    internal AdoptionStep(Guid caseId, AdoptionInput input, string officerName, DateTime now)
    {
        (CaseId, Step, On, DocumentNumber) = (caseId, input.Step!, input.On!.Value, input.DocumentNumber.Given());
        (OfficerName, RecordedAt) = (officerName, now);
    }

    /// <summary>In the order of the law: 长期监护, 收养评估, 三方协议, 查找生父母公告, 收养登记.</summary>
    public static readonly IReadOnlyList<string> StepCodes = ["guardianship", "assessment", "agreement", "notice", Last];

    /// <summary>With it the child has new parents.</summary>
    public const string Last = "registration";

    public Guid CaseId { get; private set; }
    /// <summary>Code of <see cref="StepCodes"/>; each once.</summary>
    public string Step { get; private set; }
    public DateOnly On { get; private set; }
    /// <summary>Number of the decision, the report, the agreement or the certificate.</summary>
    [Encrypted] public string? DocumentNumber { get; private set; }
    public string OfficerName { get; private set; }
    public DateTime RecordedAt { get; private set; }

    /// <summary>The case was merged: the child is one.</summary>
    internal void Follow(Case into) => CaseId = into.Id;
}

/// <summary>What the form of a step gives.</summary>
public sealed record AdoptionInput
{
    public string? Step { get; init; }
    public DateOnly? On { get; init; }
    public string? DocumentNumber { get; init; }
    /// <summary>The agreement of institution, adopter and police says that the child goes back if the parents are found.</summary>
    public bool ReturnClause { get; init; }
}
