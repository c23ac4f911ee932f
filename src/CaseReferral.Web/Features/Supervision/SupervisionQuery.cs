using System.Globalization;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Reference;
using CaseReferral.Core.Supervision;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Supervision;

/// <summary>
/// Six queries whatever the volume: running limits past their end are one index range each, of hand-offs and of cases;
/// the two lists are merged here, because a database has no index over both.
/// </summary>
public sealed class SupervisionQuery(AppDbContext db, Regions regions, WorkCalendar calendar, TimeProvider time)
{
    private readonly DateTime now = time.GetUtcNow().UtcDateTime;

    private string Prefix => db.Actor.OfficePrefix ?? throw new NotPermittedException(Permissions.SupervisionRead);

    public async Task<SupervisionPage> LoadAsync(SupervisionFilter filter, CancellationToken token)
    {
        var groups = await CountAsync(filter.Area, token);
        var names = await NamesAsync([.. groups.Select(g => g.HolderId).Distinct()], token);
        var page = await RowsAsync(filter, token);
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
            Next = page.Count > SupervisionPage.Size ? Cursor(rows[^1]) : null,
            Now = now,
            Calendar = calendar,
        };
    }

    private IQueryable<HandoffClock> HandoffClocks => db.Set<HandoffClock>().AsNoTracking()
        .Where(k => k.StoppedAt == null && k.PausedAt == null && k.DueAt < now);

    private IQueryable<CaseClock> CaseClocks(string? area)
    {
        var region = Region(area);
        return db.Set<CaseClock>().AsNoTracking().Where(k => k.DoneAt == null && k.DueAt < now && k.HolderId != null
            && k.RegionCode.StartsWith(region) && !k.Kind.StartsWith("stranded"));
    }

    private IQueryable<Handoff> Handoffs(string? area)
    {
        var region = Region(area);
        return db.Set<Handoff>().Where(h => h.HolderId != null && h.RegionCode.StartsWith(region));
    }

    /// <summary>A county of the office's own region, or all of it; another region's code finds nothing more.</summary>
    private string Region(string? area) => area?.StartsWith(Prefix, StringComparison.Ordinal) == true ? area : Prefix;

    private async Task<List<Group>> CountAsync(string? area, CancellationToken token)
    {
        var handoffs = await (
            from k in HandoffClocks
            join h in Handoffs(area) on k.HandoffId equals h.Id
            group k by new { HolderId = h.HolderId!.Value, k.Rung, Rests = k.NextRungAt == null } into g
            select new Group(g.Key.HolderId, g.Key.Rung, g.Key.Rests, g.Count())).ToListAsync(token);
        var cases = await (
            from k in CaseClocks(area)
            group k by new { HolderId = k.HolderId!.Value, k.Rung, Rests = k.NextRungAt == null } into g
            select new Group(g.Key.HolderId, g.Key.Rung, g.Key.Rests, g.Count())).ToListAsync(token);
        return [.. handoffs, .. cases];
    }

    private async Task<List<SupervisionRow>> RowsAsync(SupervisionFilter filter, CancellationToken token)
    {
        var (due, serial) = Cursor(filter.After) ?? (DateTime.MinValue, 0);
        var handoffs = await (
            from k in HandoffClocks.In(filter.State)
            join h in Handoffs(filter.Area) on k.HandoffId equals h.Id
            where (filter.Unit == null || h.HolderId == filter.Unit) && (filter.Step == null || k.Step == filter.Step)
                && k.DueAt >= due && (k.DueAt > due || h.Serial > serial)
            orderby k.DueAt, h.Serial
            select new SupervisionRow(k.Id, h.Id, h.CaseId, h.Serial, "Kind." + h.Kind, k.Step, h.HolderId!.Value, k.StartedAt, k.DueAt, k.CalendarKnown, k.Rung, k.NextRungAt))
            .Take(SupervisionPage.Size + 1).ToListAsync(token);
        if (filter.Step is not null)
            return handoffs;
        var cases = await CaseClocks(filter.Area).In(filter.State)
            // Two limits of one case may end together: rather one shown twice than one never.
            .Where(k => (filter.Unit == null || k.HolderId == filter.Unit) && k.DueAt >= due && (k.DueAt > due || k.CaseSerial >= serial))
            .OrderBy(k => k.DueAt).ThenBy(k => k.CaseSerial)
            .Select(k => new SupervisionRow(k.Id, null, k.CaseId, k.CaseSerial, "CaseClock." + k.Kind, null, k.HolderId!.Value, k.StartedAt, k.DueAt, k.CalendarKnown, k.Rung, k.NextRungAt))
            .Take(SupervisionPage.Size + 1).ToListAsync(token);
        return [.. handoffs.Concat(cases).OrderBy(r => r.DueAt).ThenBy(r => r.Serial).Take(SupervisionPage.Size + 1)];
    }

    private Task<Dictionary<Guid, string>> NamesAsync(Guid[] units, CancellationToken token) =>
        db.Set<Organisation>().AsNoTracking().Where(o => units.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, token);

    private async Task<Dictionary<Guid, LetterLink>> LettersAsync(Guid[] clocks, CancellationToken token)
    {
        var letters = await db.Set<Urging>().AsNoTracking().Where(u => clocks.Contains(u.ClockId) && u.Level != UrgingLevel.Reminder)
            .Select(u => new { u.ClockId, Link = new LetterLink(u.Id, u.Level, u.IssuedAt, u.AnswerDueAt, u.AnsweredAt) }).ToListAsync(token);
        return letters.GroupBy(l => l.ClockId).ToDictionary(g => g.Key, g => g.MaxBy(l => (l.Link.Level, l.Link.IssuedAt))!.Link);
    }

    private static string Cursor(SupervisionRow row) => string.Create(CultureInfo.InvariantCulture, $"{row.DueAt.Ticks}-{row.Serial}");

    private static (DateTime Due, long Serial)? Cursor(string? text) =>
        text?.Split('-') is [var first, var second] && long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
        && ticks <= DateTime.MaxValue.Ticks && long.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var serial)
            ? (new DateTime(ticks, DateTimeKind.Utc), serial) : null;

    private sealed record Group(Guid HolderId, int Rung, bool Rests, int Count)
    {
        public SupervisionState State => SupervisionStates.Of(Rung, Rests);
    }
}
