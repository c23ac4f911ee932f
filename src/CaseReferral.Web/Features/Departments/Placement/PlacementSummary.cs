using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Web.Features.Handoffs;

namespace CaseReferral.Web.Features.Departments.Placement;

/// <summary>The placement on the hand-off page: the institution reads all of it, others that and since when she is placed.</summary>
public sealed class PlacementSummary(AppDbContext db) : RecordSummary<PlacementRecord>(db)
{
    public override string Kind => PlacementKind.KeyName;
    public override string Folder => "Placement";
}
