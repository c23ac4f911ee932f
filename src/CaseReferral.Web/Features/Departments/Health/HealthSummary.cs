using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Health;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.Health;

/// <summary>The record on the hand-off page: the department reads all of it, others the summary line.</summary>
public sealed class HealthSummary(AppDbContext db) : IRecordSummary
{
    public string Kind => HealthKind.KeyName;
    public string Folder => "Health";

    public async Task<object?> LoadAsync(Handoff handoff, bool full, CancellationToken token)
    {
        var record = await db.Set<HealthRecord>().AsNoTracking().FirstOrDefaultAsync(r => r.HandoffId == handoff.Id, token);
        if (record is null)
            return null;
        var sessions = full
            ? await db.Set<HealthSession>().AsNoTracking().Where(s => s.HandoffId == handoff.Id).OrderByDescending(s => s.On).Take(20).ToListAsync(token)
            : [];
        return new HealthView(record, full, sessions);
    }
}

/// <summary>Model of the summary partial.</summary>
public sealed record HealthView(HealthRecord Record, bool Full, IReadOnlyList<HealthSession> Sessions);
