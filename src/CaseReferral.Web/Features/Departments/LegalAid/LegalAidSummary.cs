using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.LegalAid;

/// <summary>The record on the hand-off page: the department reads all of it, others the summary line.</summary>
public sealed class LegalAidSummary(AppDbContext db) : IRecordSummary
{
    public string Kind => LegalAidKind.KeyName;
    public string Folder => "LegalAid";

    public async Task<object?> LoadAsync(Handoff handoff, bool full, CancellationToken token) =>
        await db.Set<LegalAidRecord>().AsNoTracking().FirstOrDefaultAsync(r => r.HandoffId == handoff.Id, token) is { } record
            ? new LegalAidView(record, full)
            : null;
}

/// <summary>Model of the summary partial.</summary>
public sealed record LegalAidView(LegalAidRecord Record, bool Full);
