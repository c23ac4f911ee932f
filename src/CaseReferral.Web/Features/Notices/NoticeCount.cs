using CaseReferral.Core.Data;
using CaseReferral.Core.Trail;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Notices;

/// <summary>
/// Unread notices of the unit, for the menu. Counted on the pages an officer begins at, the inbox and the notices themselves; on
/// the others the menu shows no number and asks the database nothing.
/// </summary>
public sealed class NoticeCount(AppDbContext db)
{
    /// <summary>The menu says "99+" from here on; nobody waits for more to be counted.</summary>
    public const int Most = 100;

    /// <summary>Null when this page has not counted.</summary>
    public int? Unread { get; private set; }

    public async Task LoadAsync(CancellationToken token) =>
        Unread = await db.Set<OutboxMessage>().Where(m => m.ToOrganisationId == db.Actor.OrganisationId && !m.IsRead).OrderBy(m => m.At).Take(Most).CountAsync(token);

    /// <summary>A page that counted them along with its own query says so here.</summary>
    public void Counted(int unread) => Unread = unread;
}
