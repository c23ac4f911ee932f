using System.Collections.Concurrent;
using AutoMapper;
using AutoMapper.QueryableExtensions;
using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Supervision;
using CaseReferral.Web.Features.Access;
using CaseReferral.Web.Features.CarerChecks;
using CaseReferral.Web.Features.Duties;
using CaseReferral.Web.Features.Handoffs;
using CaseReferral.Web.Features.Notices;
using CaseReferral.Web.Features.Proposals;
using CaseReferral.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Inbox;

/// <summary>
/// Four queries whatever the volume: one count over the unit's live hand-offs, one page by keyset, the statutory limits, and which
/// rarer parts there are. Each of those that is there (letters, proposals, carers in question) costs one more, a lead's has two more
/// about access. All but that of the carers, of which there are few in a city, are ranges of an index that begins with the unit.
/// </summary>
public sealed class InboxQuery(
    AppDbContext db, IMapper mapper, ProposalPageQuery proposals, CarerCheckQuery carers, AccessTasksQuery access, NoticeCount notices, WorkCalendar calendar, TimeProvider time)
{
    private const int MaxClocks = 10;
    private const int MaxUrgings = 20;

    private static readonly ConcurrentDictionary<(InboxFilter, bool Later), StoredQuery<Ask, HandoffRow>> Pages = new();
    private static readonly StoredQuery<Ask, Group> Counted = new();
    private static readonly StoredQuery<Ask, ClockRow> Limits = new();
    private static readonly StoredQuery<Ask, UrgingRow> Letters = new();

    public async Task<InboxPage> LoadAsync(InboxFilter filter, string? after, CancellationToken token)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var cursor = DateCursor.Parse<long>(after);
        var ask = new Ask(cursor?.At ?? default, cursor?.Key ?? 0, db.Actor.OfficerId, db.Actor.OrganisationId, now);
        var rows = await Pages.GetOrAdd((filter, cursor is not null), _ => new()).ListAsync(db, ask, (db, a) => Page(db, a, filter, cursor is not null), token);
        var clocks = await ClocksAsync(ask, token);
        var parts = await InboxParts.LoadAsync(db, ask, token);
        notices.Counted(parts.Unread);
        return new InboxPage
        {
            Filter = filter,
            Counts = await CountAsync(ask, token),
            Rows = [.. rows.Take(InboxPage.Size)],
            Clocks = [.. clocks.Take(MaxClocks)],
            MoreClocks = clocks.Count > MaxClocks,
            Urgings = parts.Letters ? await UrgingsAsync(ask, token) : [],
            Proposals = parts.Proposals ? await proposals.InboxAsync(token) : [],
            CarerChecks = parts.Carers ? await carers.InboxAsync(token) : [],
            Access = await access.LoadAsync(token),
            Next = rows.Count > InboxPage.Size ? DateCursor.Of(rows[InboxPage.Size - 1].DueAt ?? default, rows[InboxPage.Size - 1].Serial) : null,
            IsFirst = after is null,
            Now = now,
            Calendar = calendar,
        };
    }

    private IQueryable<HandoffRow> Page(AppDbContext db, Ask ask, InboxFilter filter, bool later)
    {
        var page = Mine(db, ask).In(filter, ask);
        if (later)
            page = page.Where(h => h.DueAt >= ask.Due && (h.DueAt > ask.Due || h.Serial > ask.Serial));
        page = page.OrderBy(h => h.DueAt).ThenBy(h => h.Serial).Take(InboxPage.Size + 1);
        return HandoffListing.Join(db, page).OrderBy(l => l.Handoff.DueAt).ThenBy(l => l.Handoff.Serial)
            .ProjectTo<HandoffRow>(mapper.ConfigurationProvider);
    }

    private static IQueryable<Handoff> Mine(AppDbContext db, Asker ask) =>
        db.Set<Handoff>().AsNoTracking().Where(h => h.HolderId == ask.UnitId);

    /// <summary>All numbers in one pass over the unit's live rows.</summary>
    private async Task<IReadOnlyDictionary<InboxFilter, int>> CountAsync(Ask ask, CancellationToken token)
    {
        var groups = await Counted.ListAsync(db, ask, (db, a) => Mine(db, a)
            .GroupBy(h => new { h.Status, Red = h.DueAt < a.Now, Amber = h.AmberAt <= a.Now && h.DueAt >= a.Now })
            .Select(g => new Group(g.Key.Status, g.Key.Red, g.Key.Amber, g.Count())), token);
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

    private Task<List<ClockRow>> ClocksAsync(Ask ask, CancellationToken token) => Limits.ListAsync(db, ask, (db, a) =>
        from k in db.Set<CaseClock>().AsNoTracking().Where(k => k.HolderId == a.UnitId).OrderBy(k => k.DueAt).Take(MaxClocks + 1)
        join c in db.Set<Case>() on k.CaseId equals c.Id
        orderby k.DueAt
        select new ClockRow(k.Id, c.Id, c.Serial, k.Kind, k.Source, k.StartedAt, k.DueAt, k.CalendarKnown), token);

    /// <summary>Letters of the ladder that wait for an answer of this unit, orders first.</summary>
    private Task<List<UrgingRow>> UrgingsAsync(Ask ask, CancellationToken token) => Letters.ListAsync(db, ask, (db, a) => db.Set<Urging>().AsNoTracking()
        .Where(u => u.OpenForId == a.UnitId).OrderBy(u => u.IssuedAt).Take(MaxUrgings)
        .Select(u => new UrgingRow(u.Id, u.Level, u.Number, u.ItemKey, u.ItemNumber, u.IssuedAt, u.AnswerDueAt)), token);

    /// <param name="Due">With the serial: the last row of the page before.</param>
    private sealed record Ask(DateTime Due, long Serial, Guid OfficerId, Guid UnitId, DateTime Now) : Asker(OfficerId, UnitId, Now);

    private sealed record Group(HandoffStatus Status, bool Red, bool Amber, int Count);
}
