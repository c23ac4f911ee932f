using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Foreign;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.Foreign;

/// <summary>The record on the hand-off page: the department reads all of it, others the summary line.</summary>
public sealed class ForeignSummary(AppDbContext db) : IRecordSummary
{
    public string Kind => ForeignKind.KeyName;
    public string Folder => "Foreign";

    public async Task<object?> LoadAsync(Handoff handoff, bool full, CancellationToken token) =>
        await db.Set<ForeignRecord>().AsNoTracking().FirstOrDefaultAsync(r => r.HandoffId == handoff.Id, token) is { } record
            ? new ForeignView(record, full)
            : null;
}

/// <summary>Model of the summary partial.</summary>
public sealed record ForeignView(ForeignRecord Record, bool Full);
