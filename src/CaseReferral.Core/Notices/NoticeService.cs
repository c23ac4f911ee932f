using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Trail;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Notices;

/// <summary>The unit takes note of what it was told.</summary>
public sealed class NoticeService(AppDbContext db, TimeProvider time)
{
    /// <summary>As many as a page shows.</summary>
    public const int MaxAtOnce = 50;

    private const int Attempts = 5;

    /// <summary>
    /// Marks notices of the actor's unit as read; those that are another's, gone or read already are passed over, so that two
    /// colleagues who press at once both succeed.
    /// </summary>
    /// <exception cref="NotPermittedException">An administrator, or an officer without cases.</exception>
    /// <exception cref="InvalidInputException">More at once than a page shows.</exception>
    public async Task ReadAsync(IReadOnlyCollection<Guid> ids, CancellationToken token)
    {
        if (!db.Actor.May(Permissions.CaseRead))
            throw new NotPermittedException(Permissions.CaseRead);
        if (ids.Count > MaxAtOnce)
            throw new InvalidInputException([new("Ids", "Error.TooMany", $"{MaxAtOnce}")]);
        for (var attempt = 1; ; attempt++)
        {
            foreach (var notice in await db.Set<OutboxMessage>().Where(m => ids.Contains(m.Id) && !m.IsRead).ToListAsync(token))
                notice.Read(db.Actor, time.GetUtcNow().UtcDateTime);
            try
            {
                await db.SaveChangesAsync(token);
                return;
            }
            catch (DbUpdateException failure) when (attempt < Attempts && failure.IsConflict())
            {
                db.ChangeTracker.Clear(); // its mail went out at this moment
            }
        }
    }
}
