using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Vocational;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.Vocational;

/// <summary>The record on the hand-off page: the department reads all of it, others the summary line.</summary>
public sealed class VocationalSummary(AppDbContext db) : IRecordSummary
{
    public string Kind => VocationalKind.KeyName;
    public string Folder => "Vocational";

    public async Task<object?> LoadAsync(Handoff handoff, bool full, CancellationToken token) =>
        await db.Set<VocationalRecord>().AsNoTracking().FirstOrDefaultAsync(r => r.HandoffId == handoff.Id, token) is { } record
            ? new VocationalView(record, full)
            : null;
}

/// <summary>Model of the summary partial.</summary>
public sealed record VocationalView(VocationalRecord Record, bool Full);
