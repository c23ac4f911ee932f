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

    private static readonly StoredQuery<OfCase, HandoffRow> Rows = new();
    private static readonly StoredQuery<OfCase, CaseEvent> OwnLines = new();
    private static readonly StoredQuery<OfCase, HandoffLine> HandoffLines = new();

    /// <summary>The case's own lines are few; read together, they also tell when each stage was reached.</summary>
    private const int MaxOwn = 60;

    public Task<List<HandoffRow>> RowsAsync(Guid caseId, CancellationToken token) => Rows.ListAsync(db, new(caseId, false), (db, a) =>
    {
        var page = db.Set<Handoff>().AsNoTracking().Where(h => h.CaseId == a.Id).OrderByDescending(h => h.Serial).Take(MaxRows);
        return HandoffListing.Join(db, page).OrderByDescending(l => l.Handoff.Serial).ProjectTo<HandoffRow>(mapper.ConfigurationProvider);
    }, token);

    /// <summary>The newest lines, and when each stage was reached.</summary>
    public async Task<(IReadOnlyList<TimelineRow> Rows, IReadOnlyDictionary<CaseStage, DateTime> Reached)> TimelineAsync(
        Guid caseId, CancellationToken token)
    {
        var ask = new OfCase(caseId, db.Actor.IsPolice);
        var own = await OwnLines.ListAsync(db, ask, (db, a) => db.Set<CaseEvent>().AsNoTracking()
            .Where(e => e.CaseId == a.Id && (a.Police || !CaseEvent.PoliceOnly.Contains(e.What)))
            .OrderByDescending(e => e.At).Take(MaxOwn), token);
        var handoffs = await HandoffLines.ListAsync(db, ask, (db, a) => (
            from h in db.Set<Handoff>().Where(h => h.CaseId == a.Id) // not the event's case: what followed a merge keeps its sealed lines
            join e in db.Set<HandoffEvent>().AsNoTracking() on h.Id equals e.HandoffId
            orderby e.At descending
            select new HandoffLine(e.Action, h.Serial, h.Id, h.Kind, e.At, e.ActorName, e.OrganisationName, e.ReasonCode, e.Note, e.From != e.To)).Take(CasePageQuery.MaxTimeline), token);
        var rows = own.Select(e => new TimelineRow("Case." + e.What, null, e.At, e.ActorName, e.OrganisationName, null, e.Note, e.From != e.To))
            .Concat(handoffs.Select(e => new TimelineRow($"HandoffAction.{e.Action}", new(e.Id, Serial.Format(e.Serial), e.Kind),
                e.At, e.ActorName, e.OrganisationName, e.ReasonCode, e.Note, e.Moves)));
        return ([.. rows.OrderByDescending(e => e.At).Take(CasePageQuery.MaxTimeline)], own.GroupBy(e => e.To).ToDictionary(g => g.Key, g => Since(g)));
    }

    private sealed record OfCase(Guid Id, bool Police);

    private sealed record HandoffLine(
        HandoffAction Action, long Serial, Guid Id, string Kind, DateTime At, string ActorName, string OrganisationName, string? ReasonCode, string? Note, bool Moves);

    /// <summary>The newest step into a stage; a note taken while in it is no step. The first line opens the case.</summary>
    private static DateTime Since(IEnumerable<CaseEvent> newestFirst)
    {
        var events = newestFirst.ToList();
        return (events.Find(e => e.From != e.To) ?? events[^1]).At;
    }
}
