using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.EmergencyCare;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.EmergencyCare;

/// <summary>The record on the hand-off page: the department reads all of it, others the summary line.</summary>
public sealed class EmergencyCareSummary(AppDbContext db) : IRecordSummary
{
    public string Kind => EmergencyCareKind.KeyName;
    public string Folder => "EmergencyCare";

    public async Task<object?> LoadAsync(Handoff handoff, bool full, CancellationToken token) =>
        await db.Set<EmergencyCareRecord>().AsNoTracking().FirstOrDefaultAsync(r => r.HandoffId == handoff.Id, token) is { } record
            ? new EmergencyCareView(record, full)
            : null;
}

/// <summary>Model of the summary partial.</summary>
public sealed record EmergencyCareView(EmergencyCareRecord Record, bool Full);
