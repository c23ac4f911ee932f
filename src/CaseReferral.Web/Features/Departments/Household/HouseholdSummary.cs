using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Household;
using CaseReferral.Web.Features.Handoffs;

namespace CaseReferral.Web.Features.Departments.Household;

/// <summary>The record on the hand-off page: the department reads all of it, others the summary line.</summary>
public sealed class HouseholdSummary(AppDbContext db) : RecordSummary<HouseholdRecord>(db)
{
    public override string Kind => HouseholdKind.KeyName;
    public override string Folder => "Household";
}
