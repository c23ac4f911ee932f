using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Web.Features.Handoffs;

namespace CaseReferral.Web.Features.Departments.LegalAid;

/// <summary>The record on the hand-off page: the department reads all of it, others the summary line.</summary>
public sealed class LegalAidSummary(AppDbContext db) : RecordSummary<LegalAidRecord>(db)
{
    public override string Kind => LegalAidKind.KeyName;
    public override string Folder => "LegalAid";
}
