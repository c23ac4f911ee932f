using CaseReferral.Core.Access;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Departments.SocialAssistance;

/// <summary>社会救助: benefits with their decisions, by civil affairs or medical security (notice 四.3; 社会救助暂行办法).</summary>
public sealed class SocialAssistanceKind : HandoffKind
{
    public const string KeyName = "social-assistance";

    public override string Key => KeyName;
    public override IReadOnlyList<OrganisationKind> Senders => CivilAffairsUnits;
    public override IReadOnlyList<OrganisationKind> Receivers => [OrganisationKind.CivilAffairsBureau, OrganisationKind.MedicalSecurity];
    public override FieldGroup Package => FieldGroup.Identity | FieldGroup.Certificates;
    public override bool LikelyNeeded(PersonFacts person) => person.IsMinor && person.Guardians != "found" || person.MayBeDisabled;

    /// <summary>Something was decided, and nothing that was applied for still waits.</summary>
    public override async Task<ServiceRecordState> RecordAsync(AppDbContext db, Guid handoffId, CancellationToken token)
    {
        var decisions = await db.Set<BenefitDecision>().Where(b => b.HandoffId == handoffId).Select(b => b.Decision).ToListAsync(token);
        return new(decisions.Count > 0, decisions.Count > 0 && !decisions.Contains("applied") ? [] : ["Evidence.Benefits"]);
    }
}
