using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Household;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.Household;

/// <summary>The record on the hand-off page: the department reads all of it, others the summary line.</summary>
public sealed class HouseholdSummary(AppDbContext db) : IRecordSummary
{
    public string Kind => HouseholdKind.KeyName;
    public string Folder => "Household";

    public async Task<object?> LoadAsync(Handoff handoff, bool full, CancellationToken token) =>
        await db.Set<HouseholdRecord>().AsNoTracking().FirstOrDefaultAsync(r => r.HandoffId == handoff.Id, token) is { } record
            ? new HouseholdView(record, full)
            : null;
}

/// <summary>Model of the summary partial.</summary>
public sealed record HouseholdView(HouseholdRecord Record, bool Full);
