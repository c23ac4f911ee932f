using System.Globalization;
using AutoMapper;
using AutoMapper.QueryableExtensions;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Supervision;
using CaseReferral.Web.Features.Access;
using CaseReferral.Web.Features.CarerChecks;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Features.Notices;
using CaseReferral.Web.Features.Proposals;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Inbox;

/// <summary>
/// Seven queries whatever the volume: one count over the unit's live hand-offs, one page by keyset, one each of statutory
/// limits, letters, proposals, carers in question and unread notices; a lead's has two more about access. All but that of the carers, of
/// which there are few in a city, are ranges of an index that begins with the unit.
/// </summary>
public sealed class InboxQuery(
    AppDbContext db, IMapper mapper, ProposalPageQuery proposals, CarerCheckQuery carers, AccessTasksQuery access, NoticeCount notices, WorkCalendar calendar, TimeProvider time)
{
    private const int MaxClocks = 10;
    private const int MaxUrgings = 20;

    public async Task<InboxPage> LoadAsync(InboxFilter filter, string? after, CancellationToken token)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var mine = db.Set<Handoff>().AsNoTracking().Where(h => h.HolderId == db.Actor.OrganisationId);
        var page = mine.In(filter, now);
        if (Cursor(after) is var (due, serial))
            page = page.Where(h => h.DueAt >= due && (h.DueAt > due || h.Serial > serial));
        page = page.OrderBy(h => h.DueAt).ThenBy(h => h.Serial).Take(InboxPage.Size + 1);
        var rows = await HandoffListing.Join(db, page).OrderBy(l => l.Handoff.DueAt).ThenBy(l => l.Handoff.Serial)
            .ProjectTo<HandoffRow>(mapper.ConfigurationProvider).ToListAsync(token);
        var clocks = await ClocksAsync(token);
        await notices.LoadAsync(token);
        return new InboxPage
        {
            Filter = filter,
            Counts = await CountAsync(mine, now, token),
            Rows = [.. rows.Take(InboxPage.Size)],
            Clocks = [.. clocks.Take(MaxClocks)],
            ClockCount = clocks.Count,
            Urgings = await UrgingsAsync(token),
            Proposals = await proposals.InboxAsync(token),
            CarerChecks = await carers.InboxAsync(token),
            Access = await access.LoadAsync(token),
            Next = rows.Count > InboxPage.Size ? Cursor(rows[InboxPage.Size - 1]) : null,
            IsFirst = after is null,
            Now = now,
            Calendar = calendar,
        };
    }

    /// <summary>All numbers in one pass over the unit's live rows.</summary>
    private static async Task<IReadOnlyDictionary<InboxFilter, int>> CountAsync(IQueryable<Handoff> mine, DateTime now, CancellationToken token)
    {
        var groups = await mine.GroupBy(h => new { h.Status, Red = h.DueAt < now, Amber = h.AmberAt <= now && h.DueAt >= now })
            .Select(g => new { g.Key.Status, g.Key.Red, g.Key.Amber, Count = g.Count() }).ToListAsync(token);
        int Of(Func<HandoffStatus, bool> states) => groups.Where(g => states(g.Status)).Sum(g => g.Count);
        return new Dictionary<InboxFilter, int>
        {
            [InboxFilter.All] = groups.Sum(g => g.Count),
            [InboxFilter.Red] = groups.Where(g => g.Red).Sum(g => g.Count),
            [InboxFilter.Amber] = groups.Where(g => g.Amber).Sum(g => g.Count),
            [InboxFilter.Sign] = Of(s => s == HandoffStatus.Sent),
            [InboxFilter.Decide] = Of(s => s == HandoffStatus.Received),
            [InboxFilter.Work] = Of(s => s is HandoffStatus.Accepted or HandoffStatus.InProgress or HandoffStatus.OnHold or HandoffStatus.CancelRequested),
            [InboxFilter.Supply] = Of(s => s is HandoffStatus.SupplementRequested or HandoffStatus.Returned),
            [InboxFilter.Confirm] = Of(s => s == HandoffStatus.Reported),
            [InboxFilter.Rule] = Of(s => s == HandoffStatus.InArbitration),
            [InboxFilter.Draft] = Of(s => s == HandoffStatus.Draft),
        };
    }

    private Task<List<ClockRow>> ClocksAsync(CancellationToken token) => (
        from k in db.Set<CaseClock>().AsNoTracking().Where(k => k.HolderId == db.Actor.OrganisationId).OrderBy(k => k.DueAt).Take(MaxClocks + 1)
        join c in db.Set<Case>() on k.CaseId equals c.Id
        orderby k.DueAt
        select new ClockRow(c.Id, c.Serial, k.Kind, k.Source, k.StartedAt, k.DueAt, k.CalendarKnown)).ToListAsync(token);

    /// <summary>Letters of the ladder that wait for an answer of this unit, orders first.</summary>
    private Task<List<UrgingRow>> UrgingsAsync(CancellationToken token) => db.Set<Urging>().AsNoTracking()
        .Where(u => u.OpenForId == db.Actor.OrganisationId).OrderBy(u => u.IssuedAt).Take(MaxUrgings)
        .Select(u => new UrgingRow(u.Id, u.Level, u.Number, u.ItemKey, u.ItemNumber, u.IssuedAt, u.AnswerDueAt)).ToListAsync(token);

    private static string Cursor(HandoffRow row) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.DueAt?.Ticks ?? 0}-{row.Serial}");

    private static (DateTime Due, long Serial)? Cursor(string? text)
    {
        var parts = text?.Split('-') ?? [];
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTime.MaxValue.Ticks && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var serial)
            ? (new DateTime(ticks, DateTimeKind.Utc), serial) : null;
    }
}
