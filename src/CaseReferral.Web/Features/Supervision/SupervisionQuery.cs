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
/// Two commands whatever the volume: the counts kept by the saves and what has become late since, and one page of the list. Running
/// limits past their end are one index range each, of hand-offs and of cases, each cut to a page before the two are merged.
/// </summary>
public sealed class SupervisionQuery(AppDbContext db, Regions regions, WorkCalendar calendar, TimeProvider time)
{
    private static readonly StoredQuery<Ask, UnitCount> Counted = new();
    private static readonly ConcurrentDictionary<Shape, StoredQuery<Ask, Line>> Lists = new();

    private string Prefix => db.Actor.OfficePrefix ?? throw new NotPermittedException(Permissions.SupervisionRead);

    public async Task<SupervisionPage> LoadAsync(SupervisionFilter filter, CancellationToken token)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var (due, serial) = DateCursor.Parse<long>(filter.After) ?? new(DateTime.MinValue, 0);
        var ask = new Ask(Region(filter.Area), filter.Unit ?? Guid.Empty, filter.Step ?? default, due, serial, now);
        var units = new SupervisionUnits(await Counted.ListAsync(db, ask, Count, token));
        var page = await RowsAsync(new(filter.State, filter.Unit is not null, filter.Step is not null), ask, token);
        var rows = page.Take(SupervisionPage.Size).ToList();
        return new SupervisionPage
        {
            Filter = filter,
            Region = regions.Find(db.Actor.RegionCode),
            Areas = [.. regions.Children(db.Actor.RegionCode)],
            Units = units,
            Rows = rows.ConvertAll(r => r with { UnitName = units.NameOf(r.HolderId) }),
            Next = page.Count > SupervisionPage.Size ? DateCursor.Of(rows[^1].DueAt, rows[^1].Serial) : null,
            Now = now,
            Calendar = calendar,
        };
    }

    private static IQueryable<HandoffClock> HandoffClocks(AppDbContext db, Ask a) => db.Set<HandoffClock>().AsNoTracking()
        .Where(k => k.StoppedAt == null && k.PausedAt == null && k.DueAt < a.Now);

    private static IQueryable<CaseClock> CaseClocks(AppDbContext db, Ask a) => db.Set<CaseClock>().AsNoTracking()
        .Where(k => k.DoneAt == null && k.DueAt < a.Now && k.HolderId != null && k.RegionCode.StartsWith(a.Region) && k.CountedAs != OverdueStanding.Never);

    private static IQueryable<Handoff> Handoffs(AppDbContext db, Ask a) =>
        db.Set<Handoff>().Where(h => h.HolderId != null && h.RegionCode.StartsWith(a.Region));

    /// <summary>A county of the office's own region, or all of it; another region's code finds nothing more.</summary>
    private string Region(string? area) => area?.StartsWith(Prefix, StringComparison.Ordinal) == true ? area : Prefix;

    /// <summary>A row for each unit: what its saves have counted, and what is late and in no count yet.</summary>
    private static IQueryable<UnitCount> Count(AppDbContext db, Ask a)
    {
        var kept = db.Set<OverdueCount>().Where(c => c.RegionCode.StartsWith(a.Region)).Select(c => new { c.HolderId, c.Rung, c.Rests, c.Change });
        // Limits first, and the hand-off of each: joined, PostgreSQL's plan for all values begins with every live hand-off instead.
        var live = Handoffs(db, a);
        var handoffs = from k in HandoffClocks(db, a)
                       where k.CountedAs == null
                       let holder = live.Where(h => h.Id == k.HandoffId).Select(h => h.HolderId).FirstOrDefault()
                       where holder != null
                       select new { HolderId = holder.Value, k.Rung, Rests = k.NextRungAt == null, Change = 1 };
        var cases = from k in CaseClocks(db, a)
                    where k.CountedAs == null
                    select new { HolderId = k.HolderId!.Value, k.Rung, Rests = k.NextRungAt == null, Change = 1 };
        var units = from c in kept.Concat(handoffs).Concat(cases)
                    group c by c.HolderId into g
                    select new
                    {
                        g.Key,
                        Count = g.Sum(c => c.Change),
                        NotUrged = g.Sum(c => c.Rung < SupervisionStates.AfterUrge ? c.Change : 0),
                        Urged = g.Sum(c => c.Rung == SupervisionStates.AfterUrge ? c.Change : 0),
                        Circular = g.Sum(c => c.Rung > SupervisionStates.AfterSecond ? c.Change : 0),
                        Answered = g.Sum(c => c.Rung > SupervisionStates.AfterUrge && c.Rung <= SupervisionStates.AfterSecond && c.Rests ? c.Change : 0),
                    };
        return from u in units
               join o in db.Set<Organisation>() on u.Key equals o.Id
               where u.Count != 0
               select new UnitCount(u.Key, o.Name, u.Count, u.NotUrged, u.Urged, u.Answered, u.Circular);
    }

    /// <summary>One page and a row more, each with its newest letter: a row comes once for each letter about it.</summary>
    private async Task<List<SupervisionRow>> RowsAsync(Shape shape, Ask ask, CancellationToken token)
    {
        var lines = await Lists.GetOrAdd(shape, _ => new()).ListAsync(db, ask, (db, a) => Lines(db, shape, a), token);
        return [.. lines.GroupBy(l => l.Row.ClockId, (_, same) => same.MaxBy(l => (l.Letter?.Level, l.Letter?.IssuedAt))!)
            .Select(l => l.Row with { Letter = l.Letter })];
    }

    private static IQueryable<Line> Lines(AppDbContext db, Shape shape, Ask a)
    {
        var late = HandoffRows(db, shape, a);
        if (!shape.OneStep)
            late = late.Concat(CaseRows(db, shape, a)).OrderBy(r => r.DueAt).ThenBy(r => r.Serial).Take(SupervisionPage.Size + 1);
        return from r in late
               join u in db.Set<Urging>().Where(u => u.Level != UrgingLevel.Reminder) on r.ClockId equals u.ClockId into letters
               from u in letters.DefaultIfEmpty()
               orderby r.DueAt, r.Serial
               select new Line(
                   new SupervisionRow(r.ClockId, r.SubjectId, r.Serial, r.Key, r.Step, r.HolderId, r.StartedAt, r.DueAt, r.CalendarKnown, r.Rung, r.NextRungAt),
                   u == null ? null : new LetterLink(u.Id, u.Level, u.IssuedAt, u.AnswerDueAt, u.AnsweredAt));
    }

    private static IQueryable<Late> HandoffRows(AppDbContext db, Shape shape, Ask a)
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
                select new Late
                {
                    ClockId = k.Id,
                    SubjectId = h.Id,
                    Serial = h.Serial,
                    Key = "Kind." + h.Kind,
                    Step = (string)(object)k.Step,
                    HolderId = h.HolderId!.Value,
                    StartedAt = k.StartedAt,
                    DueAt = k.DueAt,
                    CalendarKnown = k.CalendarKnown,
                    Rung = k.Rung,
                    NextRungAt = k.NextRungAt,
                }).Take(SupervisionPage.Size + 1);
    }

    private static IQueryable<Late> CaseRows(AppDbContext db, Shape shape, Ask a)
    {
        // Two limits of one case may end together: rather one shown twice than one never.
        var clocks = CaseClocks(db, a).In(shape.State).Where(k => k.DueAt >= a.Due && (k.DueAt > a.Due || k.CaseSerial >= a.Serial));
        if (shape.OneUnit)
            clocks = clocks.Where(k => k.HolderId == a.Unit);
        return clocks.OrderBy(k => k.DueAt).ThenBy(k => k.CaseSerial).Select(k => new Late
        {
            ClockId = k.Id,
            SubjectId = k.CaseId,
            Serial = k.CaseSerial,
            Key = "CaseClock." + k.Kind,
            Step = "",
            HolderId = k.HolderId!.Value,
            StartedAt = k.StartedAt,
            DueAt = k.DueAt,
            CalendarKnown = k.CalendarKnown,
            Rung = k.Rung,
            NextRungAt = k.NextRungAt,
        }).Take(SupervisionPage.Size + 1);
    }

    /// <summary>A command for each: one whose conditions may be off would walk more than its range of the index.</summary>
    private sealed record Shape(SupervisionState State, bool OneUnit, bool OneStep);

    /// <param name="Region">Prefix of the region.</param>
    /// <param name="Unit">Where the shape asks for one.</param>
    /// <param name="Step">Where the shape asks for one.</param>
    /// <param name="Due">With the serial: the last row of the page before.</param>
    private sealed record Ask(string Region, Guid Unit, ClockStep Step, DateTime Due, long Serial, DateTime Now);

    /// <summary>A row of either table, as the database merges them; of a case's limit the step is empty.</summary>
    private sealed class Late
    {
        public Guid ClockId { get; init; }
        public Guid SubjectId { get; init; }
        public long Serial { get; init; }
        public string Key { get; init; } = "";
        public string Step { get; init; } = "";
        public Guid HolderId { get; init; }
        public DateTime StartedAt { get; init; }
        public DateTime DueAt { get; init; }
        public bool CalendarKnown { get; init; }
        public int Rung { get; init; }
        public DateTime? NextRungAt { get; init; }
    }

    private sealed record Line(SupervisionRow Row, LetterLink? Letter);
}
