using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Disability;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.Disability;

/// <summary>The record on the hand-off page: the department reads all of it, others the summary line.</summary>
public sealed class DisabilitySummary(AppDbContext db) : IRecordSummary
{
    public string Kind => DisabilityKind.KeyName;
    public string Folder => "Disability";

    public async Task<object?> LoadAsync(Handoff handoff, bool full, CancellationToken token) =>
        await db.Set<DisabilityRecord>().AsNoTracking().FirstOrDefaultAsync(r => r.HandoffId == handoff.Id, token) is { } record
            ? new DisabilityView(record, full)
            : null;
}

/// <summary>Model of the summary partial.</summary>
public sealed record DisabilityView(DisabilityRecord Record, bool Full);
