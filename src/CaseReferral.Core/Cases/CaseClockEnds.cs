using CaseReferral.Core.Data;
using CaseReferral.Core.Supervision;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Cases;

/// <summary>Ends limits of a case inside the caller's save, when what they wait for is recorded.</summary>
internal static class CaseClockEnds
{
    /// <summary>The clock may belong to a unit whose rows the actor cannot see: read as the system, nothing is returned.</summary>
    public static async Task EndClocksAsync(this AppDbContext db, Guid caseId, IReadOnlyList<string> kinds, DateTime now, CancellationToken token)
    {
        using var _ = db.AsSystem();
        var clocks = await db.Set<CaseClock>().Where(c => c.CaseId == caseId && kinds.Contains(c.Kind) && c.DoneAt == null).ToListAsync(token);
        clocks.ForEach(c => c.Done(db.Actor, now));
        await db.SettleLettersAsync([.. clocks.Where(c => c.Rung > 0).Select(c => c.Id)], token);
    }
}
