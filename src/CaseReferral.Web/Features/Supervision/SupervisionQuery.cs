using System.Collections.Concurrent;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Reference;
using CaseReferral.Core.Supervision;
using CaseReferral.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Supervision;

/// <summary>
/// Four queries whatever the volume: running limits past their end are one index range each, of hand-offs and of cases; the
/// two lists are merged here, because a database has no index over both.
/// </summary>
public sealed class SupervisionQuery(AppDbContext db, Regions regions, WorkCalendar calendar, TimeProvider time)
{
    private static readonly StoredQuery<Ask, Group> Counted = new();
    private static readonly ConcurrentDictionary<Shape, StoredQuery<Ask, SupervisionRow>> OfHandoffs = new(), OfCases = new();

    private string Prefix => db.Actor.OfficePrefix ?? throw new NotPermittedException(Permissions.SupervisionRead);

    public async Task<SupervisionPage> LoadAsync(SupervisionFilter filter, CancellationToken token)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var (due, serial) = DateCursor.Parse<long>(filter.After) ?? new(DateTime.MinValue, 0);
        var ask = new Ask(Region(filter.Area), filter.Unit ?? Guid.Empty, filter.Step ?? default, due, serial, now);
        var groups = await Counted.ListAsync(db, ask, Count, token);
        var names = groups.DistinctBy(g => g.HolderId).ToDictionary(g => g.HolderId, g => g.Name);
        var page = await RowsAsync(new(filter.State, filter.Unit is not null, filter.Step is not null), ask, token);
        var rows = page.Take(SupervisionPage.Size).ToList();
        var letters = await LettersAsync([.. rows.Select(r => r.ClockId)], token);
        return new SupervisionPage
        {
            Filter = filter,
            Region = regions.Find(db.Actor.RegionCode),
            Areas = [.. regions.Children(db.Actor.RegionCode)],
            Counts = Enum.GetValues<SupervisionState>().ToDictionary(
                s => s, s => groups.Where(g => s == SupervisionState.All || g.State == s).Sum(g => g.Count)),
            Units = [.. groups.GroupBy(g => g.HolderId).Select(g => new UnitCount(
                g.Key, names.GetValueOrDefault(g.Key, ""), g.Sum(x => x.Count), g.Where(x => x.State == SupervisionState.Ordered).Sum(x => x.Count)))
                .OrderByDescending(u => u.Count)],
            Rows = [.. rows.Select(r => r with { UnitName = names.GetValueOrDefault(r.HolderId, ""), Letter = letters.GetValueOrDefault(r.ClockId) })],
            Next = page.Count > SupervisionPage.Size ? DateCursor.Of(rows[^1].DueAt, rows[^1].Serial) : null,
            Now = now,
            Calendar = calendar,
        };
    }

    private static IQueryable<HandoffClock> HandoffClocks(AppDbContext db, Ask a) => db.Set<HandoffClock>().AsNoTracking()
        .Where(k => k.StoppedAt == null && k.PausedAt == null && k.DueAt < a.Now);

    private static IQueryable<CaseClock> CaseClocks(AppDbContext db, Ask a) => db.Set<CaseClock>().AsNoTracking()
        .Where(k => k.DoneAt == null && k.DueAt < a.Now && k.HolderId != null && k.RegionCode.StartsWith(a.Region) && !k.Kind.StartsWith("stranded"));

    private static IQueryable<Handoff> Handoffs(AppDbContext db, Ask a) =>
        db.Set<Handoff>().Where(h => h.HolderId != null && h.RegionCode.StartsWith(a.Region));

    /// <summary>A county of the office's own region, or all of it; another region's code finds nothing more.</summary>
    private string Region(string? area) => area?.StartsWith(Prefix, StringComparison.Ordinal) == true ? area : Prefix;

    private static IQueryable<Group> Count(AppDbContext db, Ask a)
    {
        var handoffs = from k in HandoffClocks(db, a)
                       join h in Handoffs(db, a) on k.HandoffId equals h.Id
                       group k by new { HolderId = h.HolderId!.Value, k.Rung, Rests = k.NextRungAt == null } into g
                       select new { g.Key.HolderId, g.Key.Rung, g.Key.Rests, Count = g.Count() };
        var cases = from k in CaseClocks(db, a)
                    group k by new { HolderId = k.HolderId!.Value, k.Rung, Rests = k.NextRungAt == null } into g
                    select new { g.Key.HolderId, g.Key.Rung, g.Key.Rests, Count = g.Count() };
        return from g in handoffs.Concat(cases)
               join o in db.Set<Organisation>() on g.HolderId equals o.Id
               select new Group(g.HolderId, o.Name, g.Rung, g.Rests, g.Count);
    }

    private async Task<List<SupervisionRow>> RowsAsync(Shape shape, Ask ask, CancellationToken token)
    {
        var handoffs = await OfHandoffs.GetOrAdd(shape, _ => new()).ListAsync(db, ask, (db, a) => HandoffRows(db, shape, a), token);
        if (shape.OneStep)
            return handoffs;
        var cases = await OfCases.GetOrAdd(shape, _ => new()).ListAsync(db, ask, (db, a) => CaseRows(db, shape, a), token);
        return [.. handoffs.Concat(cases).OrderBy(r => r.DueAt).ThenBy(r => r.Serial).Take(SupervisionPage.Size + 1)];
    }

    private static IQueryable<SupervisionRow> HandoffRows(AppDbContext db, Shape shape, Ask a)
    {
        var (clocks, handoffs) = (HandoffClocks(db, a).In(shape.State), Handoffs(db, a));
        if (shape.OneStep)
            clocks = clocks.Where(k => k.Step == a.Step);
        if (shape.OneUnit)
            handoffs = handoffs.Where(h => h.HolderId == a.Unit);
        return (from k in clocks
                join h in handoffs on k.HandoffId equals h.Id
                where k.DueAt >= a.Due && (k.DueAt > a.Due || h.Serial > a.Serial)
                orderby k.DueAt, h.Serial
                select new SupervisionRow(k.Id, h.Id, h.CaseId, h.Serial, "Kind." + h.Kind, k.Step, h.HolderId!.Value, k.StartedAt, k.DueAt, k.CalendarKnown, k.Rung, k.NextRungAt))
            .Take(SupervisionPage.Size + 1);
    }

    private static IQueryable<SupervisionRow> CaseRows(AppDbContext db, Shape shape, Ask a)
    {
        // Two limits of one case may end together: rather one shown twice than one never.
        var clocks = CaseClocks(db, a).In(shape.State).Where(k => k.DueAt >= a.Due && (k.DueAt > a.Due || k.CaseSerial >= a.Serial));
        if (shape.OneUnit)
            clocks = clocks.Where(k => k.HolderId == a.Unit);
        return clocks.OrderBy(k => k.DueAt).ThenBy(k => k.CaseSerial)
            .Select(k => new SupervisionRow(k.Id, null, k.CaseId, k.CaseSerial, "CaseClock." + k.Kind, null, k.HolderId!.Value, k.StartedAt, k.DueAt, k.CalendarKnown, k.Rung, k.NextRungAt))
            .Take(SupervisionPage.Size + 1);
    }

    private async Task<Dictionary<Guid, LetterLink>> LettersAsync(Guid[] clocks, CancellationToken token)
    {
        var letters = await db.Set<Urging>().AsNoTracking().Where(u => clocks.Contains(u.ClockId) && u.Level != UrgingLevel.Reminder)
            .Select(u => new { u.ClockId, Link = new LetterLink(u.Id, u.Level, u.IssuedAt, u.AnswerDueAt, u.AnsweredAt) }).ToListAsync(token);
        return letters.GroupBy(l => l.ClockId).ToDictionary(g => g.Key, g => g.MaxBy(l => (l.Link.Level, l.Link.IssuedAt))!.Link);
    }

    /// <summary>A command for each: one whose conditions may be off would walk more than its range of the index.</summary>
    private sealed record Shape(SupervisionState State, bool OneUnit, bool OneStep);

    /// <param name="Region">Prefix of the region.</param>
    /// <param name="Unit">Where the shape asks for one.</param>
    /// <param name="Step">Where the shape asks for one.</param>
    /// <param name="Due">With the serial: the last row of the page before.</param>
    private sealed record Ask(string Region, Guid Unit, ClockStep Step, DateTime Due, long Serial, DateTime Now);

    private sealed record Group(Guid HolderId, string Name, int Rung, bool Rests, int Count)
    {
        public SupervisionState State => SupervisionStates.Of(Rung, Rests);
    }
}
