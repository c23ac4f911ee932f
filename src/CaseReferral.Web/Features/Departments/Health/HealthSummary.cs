using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Health;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.Health;

/// <summary>The record on the hand-off page: the department reads all of it, others the summary line.</summary>
public sealed class HealthSummary(AppDbContext db, ScalesQuery pages) : IRecordSummary
{
    /// <summary>Newest entries of each scale; the scales' own page shows all.</summary>
    private const int ShownScales = 3;

    public string Kind => HealthKind.KeyName;
    public string Folder => "Health";

    public async Task<object?> LoadAsync(Handoff handoff, bool full, CancellationToken token)
    {
        var record = await db.Set<HealthRecord>().AsNoTracking().FirstOrDefaultAsync(r => r.HandoffId == handoff.Id, token);
        var scales = full ? await pages.HistoryAsync(handoff.Id, token) : ScaleHistory.Of([]);
        if (record is null && scales.Groups.Count == 0)
            return null;
        var sessions = full
            ? await db.Set<HealthSession>().AsNoTracking().Where(s => s.HandoffId == handoff.Id).OrderByDescending(s => s.On).Take(20).ToListAsync(token)
            : [];
        return new HealthView(record, full, sessions, new(scales, $"/handoffs/{handoff.Id}/health/scales", ShownScales));
    }
}

/// <summary>Model of the summary partial; a scale may be filled in before the first record.</summary>
public sealed record HealthView(HealthRecord? Record, bool Full, IReadOnlyList<HealthSession> Sessions, ScaleTable Scales);
