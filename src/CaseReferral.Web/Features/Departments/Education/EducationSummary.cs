using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Education;
using CaseReferral.Web.Features.Handoffs;

namespace CaseReferral.Web.Features.Departments.Education;

/// <summary>The record on the hand-off page: the department reads all of it, others the summary line.</summary>
public sealed class EducationSummary(AppDbContext db) : RecordSummary<EducationRecord>(db)
{
    public override string Kind => EducationKind.KeyName;
    public override string Folder => "Education";
}
