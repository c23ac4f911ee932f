using CaseReferral.Core.Cases;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Supervision;

/// <summary>Finds the running limit behind an id, of a hand-off or of a case, as far as the actor may see it.</summary>
public sealed class UrgedItems(AppDbContext db)
{
    /// <returns>Null when it stopped, stands still, or is not for the actor to see.</returns>
    public async Task<UrgedItem?> FindAsync(Guid clockId, CancellationToken token) =>
        await OfHandoffAsync(clockId, token) ?? await OfCaseAsync(clockId, token);

    private async Task<UrgedItem?> OfHandoffAsync(Guid clockId, CancellationToken token)
    {
        var row = await (
            from k in db.Set<HandoffClock>()
            where k.Id == clockId && k.StoppedAt == null && k.PausedAt == null
            join h in db.Set<Handoff>() on k.HandoffId equals h.Id
            where h.HolderId != null
            select new { Clock = k, Handoff = h }).FirstOrDefaultAsync(token);
        return row is null ? null : UrgedItem.Of(row.Handoff, row.Clock);
    }

    private async Task<UrgedItem?> OfCaseAsync(Guid clockId, CancellationToken token) =>
        await db.Set<CaseClock>().FirstOrDefaultAsync(k => k.Id == clockId && k.HolderId != null, token) is { IsDuty: true } clock
            ? UrgedItem.Of(clock) : null;
}
