using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Supervision;

/// <summary>Takes letters off the inbox in the save that meets their limit, whoever meets it.</summary>
internal static class OpenLetters
{
    /// <summary>Read as the system: the one who acts need not be the one who was urged. Nothing is returned.</summary>
    public static async Task SettleLettersAsync(this AppDbContext db, IReadOnlyCollection<Guid> clockIds, CancellationToken token)
    {
        if (clockIds.Count == 0)
            return;
        using var _ = db.AsSystem();
        var letters = await db.Set<Urging>().Where(u => clockIds.Contains(u.ClockId) && u.OpenForId != null).ToListAsync(token);
        letters.ForEach(u => u.Settle());
    }
}
