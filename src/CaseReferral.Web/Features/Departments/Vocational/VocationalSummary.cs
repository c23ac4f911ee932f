using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Vocational;
using CaseReferral.Web.Features.Handoffs;

namespace CaseReferral.Web.Features.Departments.Vocational;

/// <summary>The record on the hand-off page: the department reads all of it, others the summary line.</summary>
public sealed class VocationalSummary(AppDbContext db) : RecordSummary<VocationalRecord>(db)
{
    public override string Kind => VocationalKind.KeyName;
    public override string Folder => "Vocational";
}
