using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Disability;
using CaseReferral.Web.Features.Handoffs;

namespace CaseReferral.Web.Features.Departments.Disability;

/// <summary>The record on the hand-off page: the department reads all of it, others the summary line.</summary>
public sealed class DisabilitySummary(AppDbContext db) : RecordSummary<DisabilityRecord>(db)
{
    public override string Kind => DisabilityKind.KeyName;
    public override string Folder => "Disability";
}
