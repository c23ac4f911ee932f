using CaseReferral.Core.Access;
using CaseReferral.Core.Data;
using CaseReferral.Core.Departments.Placement;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Proposals;
using CaseReferral.Core.Supervision;
using CaseReferral.Core.Trail;
using CaseReferral.Web.Features.Notices;

namespace CaseReferral.Web.Features.Inbox;

/// <summary>
/// Which of the parts an inbox rarely has it has today, and the unread notices, in one query: on most days each of the parts would
/// be a query for nothing.
/// </summary>
internal sealed record InboxParts(bool Letters, bool Proposals, bool Carers, int Unread)
{
    private static readonly StoredQuery<Asker, InboxParts> Stored = new();

    public static async Task<InboxParts> LoadAsync(AppDbContext db, Asker ask, CancellationToken token) =>
        await Stored.FirstAsync(db, ask, Of, token) ?? new(false, false, false, 0);

    private static IQueryable<InboxParts> Of(AppDbContext db, Asker ask) => db.Set<Organisation>().Where(o => o.Id == ask.UnitId).Select(o => new InboxParts(
        db.Set<Urging>().Any(u => u.OpenForId == ask.UnitId),
        db.Set<Proposal>().Any(p => p.OpenForId == ask.UnitId),
        db.Set<CarerCheck>().Any(c => c.IsOpen),
        db.Set<OutboxMessage>().Where(m => m.ToOrganisationId == ask.UnitId && !m.IsRead).OrderBy(m => m.At).Take(NoticeCount.Most).Count()));
}
