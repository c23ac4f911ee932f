using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Employment;
using CaseReferral.Web.Features.Handoffs;

namespace CaseReferral.Web.Features.Departments.Employment;

/// <summary>The record on the hand-off page: the department reads all of it, others the summary line.</summary>
public sealed class EmploymentSummary(AppDbContext db) : RecordSummary<EmploymentRecord>(db)
{
    public override string Kind => EmploymentKind.KeyName;
    public override string Folder => "Employment";
}
