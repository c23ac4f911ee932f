using CaseReferral.Core.Access;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Departments.Health;

/// <summary>One service given: a check, a treatment, a counselling session.</summary>
[InGroup(FieldGroup.Health)]
public sealed class HealthSession : Entity, ICaseScoped, IHandoffScoped
{
    private HealthSession() { Kind = Provider = OfficerName = ""; }

    public HealthSession(Guid handoffId, Guid caseId, string kind, string provider, DateOnly on, string? note, string officerName)
    {
        HandoffId = handoffId;
        CaseId = caseId;
        Kind = kind;
        Provider = provider;
        On = on;
        Note = note;
        OfficerName = officerName;
    }

    public Guid HandoffId { get; private set; }
    public Guid CaseId { get; private set; }
    /// <summary>Code of <see cref="HealthRecord.SessionKindCodes"/>.</summary>
    public string Kind { get; private set; }
    /// <summary>Code of <see cref="HealthRecord.ProviderCodes"/>.</summary>
    public string Provider { get; private set; }
    public DateOnly On { get; private set; }
    [Encrypted] public string? Note { get; private set; }
    public string OfficerName { get; private set; }
}
