using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.Placement;

/// <summary>The placement on the hand-off page: the institution reads all of it, others that and since when she is placed.</summary>
public sealed class PlacementSummary(AppDbContext db) : IRecordSummary
{
    public string Kind => PlacementKind.KeyName;
    public string Folder => "Placement";

    public async Task<object?> LoadAsync(Handoff handoff, bool full, CancellationToken token) =>
        await db.Set<PlacementRecord>().AsNoTracking().FirstOrDefaultAsync(p => p.HandoffId == handoff.Id, token) is { } record
            ? new PlacementView(record, full)
            : null;
}

/// <summary>Model of the summary partial.</summary>
public sealed record PlacementView(PlacementRecord Record, bool Full);
