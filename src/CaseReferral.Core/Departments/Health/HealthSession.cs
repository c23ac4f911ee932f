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

    public const string Admission = "inpatient", Discharge = "discharge";

    /// <summary>The day since which she is in hospital, by the day <paramref name="on"/>; null when she is not. On one day the admission comes first.</summary>
    public static DateOnly? InHospitalSince(IEnumerable<HealthSession> sessions, DateOnly on)
    {
        var stay = sessions.Where(s => s.Kind is Admission or Discharge && s.On <= on).OrderBy(s => s.On).ThenBy(s => s.Kind == Discharge).ToList();
        return stay.Count > 0 && stay[^1].Kind == Admission ? stay.AsEnumerable().Reverse().TakeWhile(s => s.Kind == Admission).Last().On : null;
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
