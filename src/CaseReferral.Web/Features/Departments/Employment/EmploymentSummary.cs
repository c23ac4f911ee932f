using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Employment;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.Employment;

/// <summary>The record on the hand-off page: the department reads all of it, others the summary line.</summary>
public sealed class EmploymentSummary(AppDbContext db) : IRecordSummary
{
    public string Kind => EmploymentKind.KeyName;
    public string Folder => "Employment";

    public async Task<object?> LoadAsync(Handoff handoff, bool full, CancellationToken token) =>
        await db.Set<EmploymentRecord>().AsNoTracking().FirstOrDefaultAsync(r => r.HandoffId == handoff.Id, token) is { } record
            ? new EmploymentView(record, full)
            : null;
}

/// <summary>Model of the summary partial.</summary>
public sealed record EmploymentView(EmploymentRecord Record, bool Full);
