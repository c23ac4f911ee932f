using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Numbering;

/// <summary>
/// Gives case and hand-off numbers. Taken in a short transaction of its own, so that writers of different cases never
/// wait for one another on the counter; a number whose save then fails is a gap, and gaps are allowed here.
/// </summary>
public sealed class Numbers(AppDbContexts contexts, TimeProvider time)
{
    private const int Attempts = 20;

    /// <summary>Reserves <paramref name="count"/> consecutive serials of a series; returns the first.</summary>
    public async Task<long> NextAsync(string series, int count, CancellationToken token)
    {
        var year = Clocks.ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime).Year;
        for (var attempt = 1; ; attempt++)
        {
            await using var db = contexts.For(Actor.System("numbers"));
            try
            {
                return Serial.Of(year, await TakeAsync(db, $"{series}-{year}", count, token));
            }
            catch (DbUpdateException failure) when (failure.IsConflict() && attempt < Attempts)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5 * attempt), time, token);
            }
        }
    }

    private static async Task<long> TakeAsync(AppDbContext db, string key, int count, CancellationToken token)
    {
        var counter = await db.Set<Counter>().FindAsync([key], token);
        if (counter is null)
            db.Add(counter = new Counter(key));
        var first = counter.Take(count);
        await db.SaveChangesAsync(token);
        return first;
    }
}
