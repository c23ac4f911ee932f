using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Tracing;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.Tracing;

/// <summary>The record on the hand-off page: the department reads all of it, others the summary line.</summary>
public sealed class TracingSummary(AppDbContext db) : IRecordSummary
{
    public string Kind => TracingKind.KeyName;
    public string Folder => "Tracing";

    public async Task<object?> LoadAsync(Handoff handoff, bool full, CancellationToken token) =>
        await db.Set<TracingRecord>().AsNoTracking().FirstOrDefaultAsync(r => r.HandoffId == handoff.Id, token) is { } record
            ? new TracingView(record, full)
            : null;
}

/// <summary>Model of the summary partial.</summary>
public sealed record TracingView(TracingRecord Record, bool Full);
