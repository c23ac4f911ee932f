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
    /// <summary>The case's own lines are few; read together, they also tell when each stage was reached.</summary>
    private const int MaxOwn = 60;

    public Task<List<HandoffRow>> RowsAsync(Guid caseId, CancellationToken token)
    {
        var page = db.Set<Handoff>().AsNoTracking().Where(h => h.CaseId == caseId).OrderByDescending(h => h.Serial).Take(MaxRows);
        return HandoffListing.Join(db, page).OrderByDescending(l => l.Handoff.Serial)
            .ProjectTo<HandoffRow>(mapper.ConfigurationProvider).ToListAsync(token);
    }

    /// <summary>The newest lines, when each stage was reached, and whether other cases were merged into this one.</summary>
    public async Task<(IReadOnlyList<TimelineRow> Rows, IReadOnlyDictionary<CaseStage, DateTime> Reached, bool Joined)> TimelineAsync(
        Guid caseId, int max, CancellationToken token)
    {
        IReadOnlyList<string> hidden = db.Actor.IsPolice ? [] : CaseEvent.PoliceOnly;
        var own = await db.Set<CaseEvent>().AsNoTracking().Where(e => e.CaseId == caseId && !hidden.Contains(e.What))
            .OrderByDescending(e => e.At).Take(MaxOwn).ToListAsync(token);
        var handoffs = await (
            from h in db.Set<Handoff>().Where(h => h.CaseId == caseId) // not the event's case: what followed a merge keeps its sealed lines
            join e in db.Set<HandoffEvent>().AsNoTracking() on h.Id equals e.HandoffId
            orderby e.At descending
            select new { e.Action, h.Serial, h.Id, h.Kind, e.At, e.ActorName, e.OrganisationName, e.ReasonCode, e.Note, e.From, e.To }).Take(max).ToListAsync(token);
        var rows = own.Select(e => new TimelineRow("Case." + e.What, null, e.At, e.ActorName, e.OrganisationName, null, e.Note, e.From != e.To))
            .Concat(handoffs.Select(e => new TimelineRow($"HandoffAction.{e.Action}", new(e.Id, Serial.Format(e.Serial), e.Kind),
                e.At, e.ActorName, e.OrganisationName, e.ReasonCode, e.Note, e.From != e.To)));
        return ([.. rows.OrderByDescending(e => e.At).Take(max)], own.GroupBy(e => e.To).ToDictionary(g => g.Key, g => Since(g)), own.Exists(e => e.What == CaseEvent.Joined));
    }

    /// <summary>The newest step into a stage; a note taken while in it is no step. The first line opens the case.</summary>
    private static DateTime Since(IEnumerable<CaseEvent> newestFirst)
    {
        var events = newestFirst.ToList();
        return (events.Find(e => e.From != e.To) ?? events[^1]).At;
    }
}
