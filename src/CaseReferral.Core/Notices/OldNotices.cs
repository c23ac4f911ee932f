using CaseReferral.Core.Data;
using CaseReferral.Core.Jobs;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Trail;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Notices;

/// <summary>
/// Notices are a convenience, the record is the trail: what was read half a year ago goes, what nobody read after two years.
/// Unit by unit, because the index of the page begins with the unit.
/// </summary>
[Job("old-notices", everyMinutes: 60)]
public sealed class OldNotices(AppDbContext db, TimeProvider time) : Job
{
    public static readonly TimeSpan KeptRead = TimeSpan.FromDays(180), KeptUnread = TimeSpan.FromDays(730);

    public override async Task<IReadOnlyList<Guid>> FindAsync(int take, CancellationToken token) => await (
        from o in db.Set<Organisation>()
        from m in Old().Where(m => m.ToOrganisationId == o.Id)
        orderby o.Code, m.At
        select m.Id).Take(take).ToListAsync(token);

    public override async Task<bool> DoAsync(Guid id, CancellationToken token)
    {
        if (await Old().FirstOrDefaultAsync(m => m.Id == id, token) is not { } notice)
            return false;
        db.Remove(notice);
        await db.SaveChangesAsync(token);
        return true;
    }

    private IQueryable<OutboxMessage> Old()
    {
        var now = time.GetUtcNow().UtcDateTime;
        var (read, unread) = (now - KeptRead, now - KeptUnread);
        return db.Set<OutboxMessage>().Where(m => m.IsRead && m.At < read || !m.IsRead && m.At < unread);
    }
}
