using CaseReferral.Core.Cases;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Supervision;

/// <summary>
/// Takes letters off the inbox whose limit has been met or stands still. Most are settled in the save that meets it; this
/// finds those of limits that ended another way.
/// </summary>
[Job("urging-settlement", everyMinutes: 15)]
public sealed class UrgingSettlement(AppDbContext db) : Job
{
    public override async Task<IReadOnlyList<Guid>> FindAsync(int take, CancellationToken token) =>
        await Open().OrderBy(u => u.IssuedAt).Select(u => u.Id).Take(take).ToListAsync(token);

    public override async Task<bool> DoAsync(Guid id, CancellationToken token)
    {
        if (await Open().FirstOrDefaultAsync(u => u.Id == id, token) is not { } letter)
            return false;
        letter.Settle();
        await db.SaveChangesAsync(token);
        return true;
    }

    private IQueryable<Urging> Open() => db.Set<Urging>().Where(u => u.OpenForId != null
        && !db.Set<HandoffClock>().Any(k => k.Id == u.ClockId && k.StoppedAt == null && k.PausedAt == null)
        && !db.Set<CaseClock>().Any(k => k.Id == u.ClockId && k.DoneAt == null));
}
