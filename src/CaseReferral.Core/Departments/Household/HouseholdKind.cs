using CaseReferral.Core.Access;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Workflows;

namespace CaseReferral.Core.Departments.Household;

/// <summary>户籍办理: registration of persons without identity (notice 四.5), comparison first (三.7).</summary>
public sealed class HouseholdKind : HandoffKind
{
    public const string KeyName = "household";

    public override string Key => KeyName;
    public override IReadOnlyList<OrganisationKind> Senders => CivilAffairsUnits;
    public override IReadOnlyList<OrganisationKind> Receivers => [OrganisationKind.HouseholdPolice];
    public override FieldGroup Package => FieldGroup.Identity | FieldGroup.Family | FieldGroup.Certificates | FieldGroup.Placement;
    public override Term? FinishBy(Urgency urgency) => Term.WorkingDays(20);
    public override bool LikelyNeeded(PersonFacts person) => !person.IdentityConfirmed;

    /// <summary>三.7: a child of unknown origin is compared before it is registered.</summary>
    private static readonly Rule<HandoffFacts> ComparisonFirst = new("ComparisonFirst",
        f => !f.Person.IsOfUnknownOrigin || f.ComparisonRecorded);

    public override IEnumerable<Rule<HandoffFacts>> RulesFor(HandoffAction action) => action == HandoffAction.Send ? [ComparisonFirst] : [];

    public override async Task<ServiceRecordState> RecordAsync(AppDbContext db, Guid handoffId, CancellationToken token)
    {
        var record = await RecordOfAsync<HouseholdRecord>(db, handoffId, token);
        var complete = record?.Decision == "refused" ? record.RefusalReason is not null : record?.RegisteredOn is not null;
        return new(record is not null, complete ? [] : ["Evidence.Household"]);
    }
}
