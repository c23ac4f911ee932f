using AutoMapper;
using AutoMapper.QueryableExtensions;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Features.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Cases;

/// <summary>The hand-offs and the timeline of one case, as far as the actor may see them.</summary>
public sealed class CaseHandoffsQuery(AppDbContext db, IMapper mapper)
{
    public const int MaxRows = 20;

    public Task<List<HandoffRow>> RowsAsync(Guid caseId, CancellationToken token)
    {
        var page = db.Set<Handoff>().AsNoTracking().Where(h => h.CaseId == caseId).OrderByDescending(h => h.Serial).Take(MaxRows);
        return HandoffListing.Join(db, page).OrderByDescending(l => l.Handoff.Serial)
            .ProjectTo<HandoffRow>(mapper.ConfigurationProvider).ToListAsync(token);
    }

    public async Task<IReadOnlyList<TimelineRow>> TimelineAsync(Guid caseId, int max, CancellationToken token)
    {
        IReadOnlyList<string> hidden = db.Actor.IsPolice ? [] : CaseEvent.PoliceOnly;
        var own = await db.Set<CaseEvent>().AsNoTracking().Where(e => e.CaseId == caseId && !hidden.Contains(e.What)).OrderByDescending(e => e.At).Take(max)
            .Select(e => new TimelineRow(
                "Case." + e.What, null, null, e.At, e.ActorName, e.OrganisationName, null, e.Note, e.From != e.To)).ToListAsync(token);
        var handoffs = await (
            from e in db.Set<HandoffEvent>().AsNoTracking().Where(e => e.CaseId == caseId).OrderByDescending(e => e.At).Take(max)
            join h in db.Set<Handoff>() on e.HandoffId equals h.Id
            select new { e.Action, h.Serial, h.Id, e.At, e.ActorName, e.OrganisationName, e.ReasonCode, e.Note, e.From, e.To }).ToListAsync(token);
        return [.. own.Concat(handoffs.Select(e => new TimelineRow(
                $"HandoffAction.{e.Action}", Serial.Format(e.Serial), e.Id, e.At, e.ActorName, e.OrganisationName, e.ReasonCode, e.Note, e.From != e.To)))
            .OrderByDescending(e => e.At).Take(max)];
    }
}
