using CaseReferral.Core.Cases;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Clocks;

/// <summary>Counts running limits again after the calendar has changed: those guessed without it, and those that end in the year.</summary>
public sealed class ClockRecount(AppDbContext db)
{
    /// <summary>Changes tracked rows and saves nothing: the caller's save holds the calendar and its consequences together.</summary>
    /// <param name="calendar">The calendar as it will be.</param>
    /// <param name="from">First day whose limits may have moved; null = only limits counted without holiday data.</param>
    /// <param name="token">Stops it.</param>
    /// <returns>How many limits got another end or lost their warning.</returns>
    public async Task<int> RunAsync(WorkCalendar calendar, DateOnly? from, CancellationToken token)
    {
        var since = ChinaTime.ToUtc((from ?? DateOnly.MaxValue).ToDateTime(TimeOnly.MinValue));
        // Every unit's limits, whoever edits the calendar; only their number leaves this method.
        using var _ = db.AsSystem();
        var handoffs = await db.Set<Handoff>().Include(h => h.Clocks.Where(c => c.StoppedAt == null))
            .Where(h => h.HolderId != null && db.Set<HandoffClock>()
                .Any(c => c.HandoffId == h.Id && c.StoppedAt == null && (!c.CalendarKnown || c.DueAt >= since)))
            .ToListAsync(token);
        var clocks = await db.Set<CaseClock>()
            .Where(c => c.HolderId != null && (!c.CalendarKnown || c.DueAt >= since)).ToListAsync(token);
        return handoffs.Sum(h => h.Recount(calendar)) + clocks.Count(c => c.Recount(calendar));
    }
}
