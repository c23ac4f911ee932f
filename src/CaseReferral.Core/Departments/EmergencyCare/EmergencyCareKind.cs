using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Workflows;

namespace CaseReferral.Core.Departments.EmergencyCare;

/// <summary>紧急医疗: treatment before anything else (先救治后救助, routing table).</summary>
public sealed class EmergencyCareKind : HandoffKind
{
    public const string KeyName = "emergency-care";

    public override string Key => KeyName;
    public override IReadOnlyList<OrganisationKind> Senders => [.. PoliceUnits, .. CivilAffairsUnits];
    public override IReadOnlyList<OrganisationKind> Receivers => [OrganisationKind.Hospital];
    public override FieldGroup Package => FieldGroup.Identity | FieldGroup.Health;
    public override CaseStage EarliestStage => CaseStage.Rescued;
    public override Urgency Urgency => Urgency.Emergency;
    /// <summary>An emergency is never put on hold.</summary>
    public override bool MayBeHeld => false;
    public override bool IsAssistance => false;
    public override Term? FinishBy(Urgency urgency) => urgency == Urgency.Emergency ? Term.Hours(24) : null;
    public override bool LikelyNeeded(PersonFacts person) => person.NeedsTreatment;

    public override IEnumerable<Rule<HandoffFacts>> RulesFor(HandoffAction action) =>
        action == HandoffAction.Send ? [Health.HealthKind.ReceiverDesignated] : [];

    public override async Task<ServiceRecordState> RecordAsync(AppDbContext db, Guid handoffId, CancellationToken token)
    {
        var record = await RecordOfAsync<EmergencyCareRecord>(db, handoffId, token);
        return record is null ? ServiceRecordState.None("Evidence.Admission") : new(true, record.AdmittedOn is null ? ["Evidence.Admission"] : []);
    }
}
