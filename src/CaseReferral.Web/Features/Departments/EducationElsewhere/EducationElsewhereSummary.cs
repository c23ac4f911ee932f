using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.EducationElsewhere;
using CaseReferral.Web.Features.Handoffs;

namespace CaseReferral.Web.Features.Departments.EducationElsewhere;

/// <summary>The record on the hand-off page: the department reads all of it, others the summary line.</summary>
public sealed class EducationElsewhereSummary(AppDbContext db) : RecordSummary<EducationElsewhereRecord>(db)
{
    public override string Kind => EducationElsewhereKind.KeyName;
    public override string Folder => "EducationElsewhere";
}
