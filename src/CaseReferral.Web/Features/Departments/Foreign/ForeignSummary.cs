using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Foreign;
using CaseReferral.Web.Features.Handoffs;

namespace CaseReferral.Web.Features.Departments.Foreign;

/// <summary>The record on the hand-off page: the department reads all of it, others the summary line.</summary>
public sealed class ForeignSummary(AppDbContext db) : RecordSummary<ForeignRecord>(db)
{
    public override string Kind => ForeignKind.KeyName;
    public override string Folder => "Foreign";
}
