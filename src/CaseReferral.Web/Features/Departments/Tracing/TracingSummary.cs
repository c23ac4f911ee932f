using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Tracing;
using CaseReferral.Web.Features.Handoffs;

namespace CaseReferral.Web.Features.Departments.Tracing;

/// <summary>The record on the hand-off page: the department reads all of it, others the summary line.</summary>
public sealed class TracingSummary(AppDbContext db) : RecordSummary<TracingRecord>(db)
{
    public override string Kind => TracingKind.KeyName;
    public override string Folder => "Tracing";
}
