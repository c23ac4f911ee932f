using CaseReferral.Core.Access;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.LegalAid;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Departments.LegalAid;

/// <summary>
/// The record on the hand-off page: the department reads all of it, others the summary line; who sends her finds the form of
/// application, as long as she may read what stands in it.
/// </summary>
public sealed class LegalAidSummary(AppDbContext db, FieldMatrix matrix) : IRecordSummary
{
    public string Kind => LegalAidKind.KeyName;
    public string Folder => "LegalAid";

    public async Task<object?> LoadAsync(Handoff handoff, bool full, CancellationToken token)
    {
        var written = await (
            from h in db.Set<Handoff>()
            where h.Id == handoff.Id
            join r in db.Set<LegalAidRecord>() on h.Id equals r.HandoffId into records
            from r in records.DefaultIfEmpty()
            join a in db.Set<LegalAidApplication>() on h.Id equals a.HandoffId into applications
            from a in applications.DefaultIfEmpty()
            select new { Record = r, Application = a }).AsNoTracking().SingleAsync(token);
        var applies = handoff.IsLive && handoff.FromOrganisationId == db.Actor.OrganisationId
            && written.Application?.MayRead(db.Actor, handoff, matrix) != false;
        return written.Record is null && !applies ? null : new LegalAidView(written.Record, full, applies ? $"/handoffs/{handoff.Id}/legal-aid/application" : null);
    }
}

/// <summary>Model of the summary partial.</summary>
/// <param name="Record">Null before the centre has written anything.</param>
/// <param name="Full">The department reads all of it.</param>
/// <param name="Application">Address of the form of application, for the unit that sends her; null where it may not open it.</param>
public sealed record LegalAidView(LegalAidRecord? Record, bool Full, string? Application);
