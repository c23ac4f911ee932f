using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.LegalAid;

/// <summary>The record on the hand-off page: the department reads all of it, others the summary line; who sends her finds the form of application.</summary>
public sealed class LegalAidSummary(AppDbContext db) : IRecordSummary
{
    public string Kind => LegalAidKind.KeyName;
    public string Folder => "LegalAid";

    public async Task<object?> LoadAsync(Handoff handoff, bool full, CancellationToken token)
    {
        var record = await db.Set<LegalAidRecord>().AsNoTracking().FirstOrDefaultAsync(r => r.HandoffId == handoff.Id, token);
        var applies = handoff.IsLive && handoff.FromOrganisationId == db.Actor.OrganisationId;
        return record is null && !applies ? null : new LegalAidView(record, full, applies ? $"/handoffs/{handoff.Id}/legal-aid/application" : null);
    }
}

/// <summary>Model of the summary partial.</summary>
/// <param name="Record">Null before the centre has written anything.</param>
/// <param name="Full">The department reads all of it.</param>
/// <param name="Application">Address of the form of application, for the unit that sends her.</param>
public sealed record LegalAidView(LegalAidRecord? Record, bool Full, string? Application);
