using CaseReferral.Core.Access;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Departments.CareVisits;

/// <summary>妇联、共青团关爱: people's organisations, not state organs, so an adult is asked for her separate consent (个人信息保护法 Art. 29); for a minor the institution that cares for her speaks (Art. 31).</summary>
public sealed class CareVisitsKind : HandoffKind
{
    public const string KeyName = "care-visits";

    public override string Key => KeyName;
    public override IReadOnlyList<OrganisationKind> Senders => CivilAffairsUnits;
    public override IReadOnlyList<OrganisationKind> Receivers => [OrganisationKind.WomensFederation, OrganisationKind.YouthLeague];
    public override FieldGroup Package => FieldGroup.Identity;
    public override bool LikelyNeeded(PersonFacts person) => person.IsMinor || person.Sex == "2";

    private static readonly Rule<HandoffFacts> SeparateConsent = new("SeparateConsent", f => f.Person.IsMinor || f.BasisIsConsent);

    public override IEnumerable<Rule<HandoffFacts>> RulesFor(HandoffAction action) => action == HandoffAction.Send ? [SeparateConsent] : [];

    public override async Task<ServiceRecordState> RecordAsync(AppDbContext db, Guid handoffId, CancellationToken token) =>
        await db.Set<CareVisit>().AnyAsync(v => v.HandoffId == handoffId, token) ? new(true, []) : ServiceRecordState.None("Evidence.CareVisit");
}
