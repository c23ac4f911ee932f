using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Education;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.Education;

/// <summary>The record on the hand-off page: the department reads all of it and its visits, others the summary line.</summary>
public sealed class EducationSummary(AppDbContext db) : IRecordSummary
{
    public string Kind => EducationKind.KeyName;
    public string Folder => "Education";

    public async Task<object?> LoadAsync(Handoff handoff, bool full, CancellationToken token)
    {
        var record = await db.Set<EducationRecord>().AsNoTracking().FirstOrDefaultAsync(r => r.HandoffId == handoff.Id, token);
        if (record is null)
            return null;
        var visits = await db.Set<SchoolVisit>().AsNoTracking().Where(v => v.HandoffId == handoff.Id).OrderByDescending(v => v.On).Take(20).ToListAsync(token);
        return new EducationView(record, full, handoff.Id, visits, full && db.Actor.OrganisationId == handoff.ToOrganisationId && record.EnrolledOn is not null);
    }
}

/// <summary>Model of the summary partial.</summary>
/// <param name="Record">As it stands.</param>
/// <param name="Full">The department reads all of it.</param>
/// <param name="Handoff">Its hand-off.</param>
/// <param name="Visits">Newest first.</param>
/// <param name="MayVisit">The bureau that found the place visits there.</param>
public sealed record EducationView(EducationRecord Record, bool Full, Guid Handoff, IReadOnlyList<SchoolVisit> Visits, bool MayVisit);
