using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.CareVisits;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.CareVisits;

/// <summary>The record on the hand-off page: the department reads all of it, others the summary line.</summary>
public sealed class CareVisitsSummary(AppDbContext db) : IRecordSummary
{
    public string Kind => CareVisitsKind.KeyName;
    public string Folder => "CareVisits";

    public async Task<object?> LoadAsync(Handoff handoff, bool full, CancellationToken token)
    {
        var record = await db.Set<CareVisitsRecord>().AsNoTracking().FirstOrDefaultAsync(r => r.HandoffId == handoff.Id, token);
        if (record is null)
            return null;
        var visits = db.Set<CareVisit>().AsNoTracking().Where(v => v.HandoffId == handoff.Id);
        return new CareVisitsView(record, full, await visits.CountAsync(token), await visits.OrderByDescending(v => v.On).Take(20).ToListAsync(token));
    }
}

/// <summary>Model of the summary partial.</summary>
public sealed record CareVisitsView(CareVisitsRecord Record, bool Full, int Count, IReadOnlyList<CareVisit> Visits);
