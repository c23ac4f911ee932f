using System.Collections.Concurrent;
using AutoMapper;
using AutoMapper.QueryableExtensions;
using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
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
/// Three queries whatever the volume: one page by keyset, the statutory limits, and one of the unit's kept counts that also
/// says which rarer parts there are. Each of those that is there (letters, proposals, carers in question) costs one more, a lead's has two more
/// about access. All but that of the carers, of which there are few in a city, are ranges of an index that begins with the unit.
/// </summary>
public sealed class InboxQuery(
    AppDbContext db, IMapper mapper, ProposalPageQuery proposals, CarerCheckQuery carers, AccessTasksQuery access, NoticeCount notices, WorkCalendar calendar, TimeProvider time)
{
    private const int MaxClocks = 10;
    private const int MaxUrgings = 20;

    private static readonly ConcurrentDictionary<(InboxFilter, bool Later), StoredQuery<Ask, HandoffRow>> Pages = new();
    private static readonly StoredQuery<Ask, ClockRow> Limits = new();
    private static readonly StoredQuery<Ask, UrgingRow> Letters = new();

    public async Task<InboxPage> LoadAsync(InboxFilter filter, string? after, CancellationToken token)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var cursor = DateCursor.Parse<long>(after);
        var ask = new Ask(cursor?.At ?? default, cursor?.Key ?? 0, db.Actor.OfficerId, db.Actor.OrganisationId, now);
        var rows = await Pages.GetOrAdd((filter, cursor is not null), _ => new()).ListAsync(db, ask, (db, a) => Page(db, a, filter, cursor is not null), token);
        var clocks = await ClocksAsync(ask, token);
        var (counts, parts) = await InboxTally.LoadAsync(db, ask, token);
        notices.Counted(parts.Unread);
        return new InboxPage
        {
            Filter = filter,
            Counts = counts,
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
        var page = InboxTally.Mine(db, ask).In(filter, ask);
        if (later)
            page = page.Where(h => h.DueAt >= ask.Due && (h.DueAt > ask.Due || h.Serial > ask.Serial));
        page = page.OrderBy(h => h.DueAt).ThenBy(h => h.Serial).Take(InboxPage.Size + 1);
        return HandoffListing.Join(db, page).OrderBy(l => l.Handoff.DueAt).ThenBy(l => l.Handoff.Serial)
            .ProjectTo<HandoffRow>(mapper.ConfigurationProvider);
    }

    private Task<List<ClockRow>> ClocksAsync(Ask ask, CancellationToken token) => Limits.ListAsync(db, ask, (db, a) =>
        DutiesQuery.Rows(db, db.Set<CaseClock>().AsNoTracking().Where(k => k.HolderId == a.UnitId).OrderBy(k => k.DueAt).Take(MaxClocks + 1)), token);

    /// <summary>Letters of the ladder that wait for an answer of this unit, orders first.</summary>
    private Task<List<UrgingRow>> UrgingsAsync(Ask ask, CancellationToken token) => Letters.ListAsync(db, ask, (db, a) => db.Set<Urging>().AsNoTracking()
        .Where(u => u.OpenForId == a.UnitId).OrderBy(u => u.IssuedAt).Take(MaxUrgings)
        .Select(u => new UrgingRow(u.Id, u.Level, u.Number, u.ItemKey, u.ItemNumber, u.IssuedAt, u.AnswerDueAt)), token);

    /// <param name="Due">With the serial: the last row of the page before.</param>
    private sealed record Ask(DateTime Due, long Serial, Guid OfficerId, Guid UnitId, DateTime Now) : Asker(OfficerId, UnitId, Now);
}
