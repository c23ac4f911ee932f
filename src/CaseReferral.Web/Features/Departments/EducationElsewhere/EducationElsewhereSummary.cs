using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.EducationElsewhere;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.EducationElsewhere;

/// <summary>The record on the hand-off page: the department reads all of it, others the summary line.</summary>
public sealed class EducationElsewhereSummary(AppDbContext db) : IRecordSummary
{
    public string Kind => EducationElsewhereKind.KeyName;
    public string Folder => "EducationElsewhere";

    public async Task<object?> LoadAsync(Handoff handoff, bool full, CancellationToken token) =>
        await db.Set<EducationElsewhereRecord>().AsNoTracking().FirstOrDefaultAsync(r => r.HandoffId == handoff.Id, token) is { } record
            ? new EducationElsewhereView(record, full)
            : null;
}

/// <summary>Model of the summary partial.</summary>
public sealed record EducationElsewhereView(EducationElsewhereRecord Record, bool Full);
