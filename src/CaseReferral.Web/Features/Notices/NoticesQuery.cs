using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Supervision;
using CaseReferral.Core.Trail;
using CaseReferral.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Notices;

/// <summary>
/// The unit's notices by one range of an index. Whether a notice leads somewhere is asked of the row filters of what it leads to,
/// one command a kind.
/// </summary>
public sealed class NoticesQuery(AppDbContext db, NoticeCount count)
{
    public async Task<NoticesPage> LoadAsync(bool read, string? after, CancellationToken token)
    {
        await count.LoadAsync(token);
        var mine = db.Set<OutboxMessage>().AsNoTracking().Where(m => m.ToOrganisationId == db.Actor.OrganisationId && m.IsRead == read && !m.IsCopy);
        if (DateCursor.Parse<Guid>(after) is var (at, id))
            mine = mine.Where(m => m.At <= at && (m.At < at || m.Id.CompareTo(id) < 0));
        var rows = await mine.OrderByDescending(m => m.At).ThenByDescending(m => m.Id).Take(NoticesPage.Size + 1).ToListAsync(token);
        var shown = rows.Take(NoticesPage.Size).ToList();
        return new(await DressAsync(shown, token), read, count.Unread!.Value)
        {
            Next = rows.Count > NoticesPage.Size ? DateCursor.Of(shown[^1].At, shown[^1].Id) : null,
            IsFirst = after is null,
        };
    }

    /// <summary>Where a mail's link leads: to what it is about, or to the list when that is not the reader's to see any more.</summary>
    /// <exception cref="NotFoundException">Not a notice of the reader's unit.</exception>
    public async Task<string> HrefAsync(Guid id, CancellationToken token)
    {
        var notice = await db.Set<OutboxMessage>().AsNoTracking().FirstOrDefaultAsync(m => m.Id == id, token) ?? throw new NotFoundException(nameof(OutboxMessage));
        return (await DressAsync([notice], token))[0].Href ?? "/notices";
    }

    private async Task<IReadOnlyList<NoticeRow>> DressAsync(List<OutboxMessage> rows, CancellationToken token)
    {
        var handoffs = await SeenAsync<Handoff>(rows.Where(r => Leads(r) == Place.Handoff).Select(r => r.SubjectId), token);
        var letters = await SeenAsync<Urging>(rows.Where(r => Leads(r) == Place.Letter).Select(r => r.SubjectId), token);
        var cases = await SeenAsync<Case>(rows.Where(r => Leads(r) == Place.Case).Select(r => r.CaseId), token);
        return rows.ConvertAll(r => new NoticeRow(r.Id, r.Topic, r.Number, r.At, r.ReadAt, r.ReadByName, Leads(r) switch
        {
            Place.Handoff => handoffs.Contains(r.SubjectId) ? $"/handoffs/{r.SubjectId}" : null,
            Place.Letter => letters.Contains(r.SubjectId) ? $"/urgings/{r.SubjectId}" : null,
            _ => cases.Contains(r.CaseId) ? $"/cases/{r.CaseId}" : null,
        }));
    }

    private async Task<HashSet<Guid>> SeenAsync<T>(IEnumerable<Guid> ids, CancellationToken token) where T : Entity
    {
        var asked = ids.Distinct().ToList();
        return asked.Count == 0 ? [] : [.. await db.Set<T>().Where(e => asked.Contains(e.Id)).Select(e => e.Id).ToListAsync(token)];
    }

    private static Place Leads(OutboxMessage notice) => notice.Topic.Split('.')[0] switch
    {
        "handoff" or "consent" => Place.Handoff,
        "urging" => Place.Letter,
        _ => Place.Case, // checks and visits are read from the case, by the rules of its file
    };

    private enum Place { Handoff, Letter, Case }
}
