using CaseReferral.Core.Data;
using CaseReferral.Core.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Handoffs;

/// <summary>
/// A step of the machine that time fires instead of a person. It goes through <see cref="HandoffService"/> like every
/// other: same rules, same timeline, same effects, and a clerk who is faster wins.
/// </summary>
public abstract class HandoffJob(AppDbContext db, HandoffService handoffs, TimeProvider time) : Job
{
    protected abstract HandoffAction Action { get; }
    protected virtual HandoffInput Input { get; } = new();

    /// <summary>Narrows to what is due; everything in it is an index range.</summary>
    protected abstract IQueryable<Handoff> Due(IQueryable<Handoff> all, DateTime now);

    /// <summary>What SQL cannot say: working days.</summary>
    protected virtual bool IsDue(Handoff handoff, DateTime now) => true;

    public sealed override async Task<IReadOnlyList<Guid>> FindAsync(int take, CancellationToken token) =>
        await Due(db.Set<Handoff>(), Now).OrderBy(h => h.DueAt).Select(h => h.Id).Take(take).ToListAsync(token);

    public sealed override async Task<bool> DoAsync(Guid id, CancellationToken token)
    {
        var now = Now;
        var handoff = await Due(db.Set<Handoff>().AsNoTracking(), now).FirstOrDefaultAsync(h => h.Id == id, token);
        if (handoff is null || !IsDue(handoff, now))
            return false;
        await handoffs.FireAsync(id, Action, handoff.Version, Input, token);
        return true;
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
