using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Departments.SocialAssistance;

/// <summary>The benefits of one person; each has a decision of its own (社会救助暂行办法).</summary>
[InGroup(FieldGroup.Certificates)]
public sealed class SocialAssistanceRecord : ICaseScoped, IHandoffScoped, IVersioned
{
    private SocialAssistanceRecord() { }

    public SocialAssistanceRecord(Guid handoffId, Guid caseId) => (HandoffId, CaseId) = (handoffId, caseId);

    public static readonly IReadOnlyList<string> BenefitCodes =
        ["subsistence", "extreme-hardship", "orphan", "de-facto-orphan", "temporary", "medical-aid", "medical-insurance", "disability-allowance", "education-aid", "housing"];
    public static readonly IReadOnlyList<string> DecisionCodes = ["applied", "granted", "refused", "ended"];

    public Guid HandoffId { get; private set; }
    public Guid CaseId { get; private set; }
    [Encrypted] public string? Note { get; private set; }
    public int Version { get; private set; }

    public void Write(string? note) => Note = note;
}
