using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.Placement;

/// <summary>The placement on the hand-off page: the institution reads all of it and where she was before, others that and since when she is placed.</summary>
public sealed class PlacementSummary(AppDbContext db) : IRecordSummary
{
    public string Kind => PlacementKind.KeyName;
    public string Folder => "Placement";

    public async Task<object?> LoadAsync(Handoff handoff, bool full, CancellationToken token)
    {
        var record = await db.Set<PlacementRecord>().AsNoTracking().FirstOrDefaultAsync(r => r.HandoffId == handoff.Id, token);
        if (record is null)
            return null;
        var stays = full ? await db.Set<PlacementStay>().AsNoTracking().Where(s => s.HandoffId == handoff.Id).OrderByDescending(s => s.EndedOn).Take(20).ToListAsync(token) : [];
        return new PlacementView(record, full, stays);
    }
}

/// <summary>Model of the summary partial.</summary>
public sealed record PlacementView(PlacementRecord Record, bool Full, IReadOnlyList<PlacementStay> Stays);
