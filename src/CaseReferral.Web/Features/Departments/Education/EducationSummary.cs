using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Education;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.Education;

/// <summary>The record on the hand-off page: the department reads all of it, others the summary line.</summary>
public sealed class EducationSummary(AppDbContext db) : IRecordSummary
{
    public string Kind => EducationKind.KeyName;
    public string Folder => "Education";

    public async Task<object?> LoadAsync(Handoff handoff, bool full, CancellationToken token) =>
        await db.Set<EducationRecord>().AsNoTracking().FirstOrDefaultAsync(r => r.HandoffId == handoff.Id, token) is { } record
            ? new EducationView(record, full)
            : null;
}

/// <summary>Model of the summary partial.</summary>
public sealed record EducationView(EducationRecord Record, bool Full);
