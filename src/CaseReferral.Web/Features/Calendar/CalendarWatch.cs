using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Calendar;

/// <summary>
/// Once a minute: takes over an edit made on another node, and counts again what was begun by the old calendar meanwhile.
/// </summary>
public sealed partial class CalendarWatch(CalendarSource source, AppDbContexts contexts, TimeProvider time, ILogger<CalendarWatch> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    /// <summary>So long after an edit a node may still have counted by the old calendar, with room for a slow one.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is DbUpdateException or System.Data.Common.DbException or InvalidOperationException)
            {
                // The next minute tries again; until then the warning stays visible.
                Failed(failure.GetType().Name);
            }
        }
    }

    /// <summary>One look; a test calls it instead of waiting.</summary>
    public async Task LookAsync(CancellationToken token)
    {
        await source.RefreshAsync(token);
        await using var db = contexts.For(Actor.System("calendar"));
        var since = time.GetUtcNow().UtcDateTime - Aftermath;
        var years = await db.Set<CalendarYear>().Where(y => y.ChangedAt > since).Select(y => (int?)y.Year).ToListAsync(token);
        if (years.Min() is not { } year)
            return;
        if (await new ClockRecount(db).RunAsync(source.Current, new DateOnly(year, 1, 1), token) is > 0 and var count)
        {
            await db.SaveChangesAsync(token);
            Recounted(count);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Counted {Count} limits again after an edit of the calendar")]
    private partial void Recounted(int count);

    [LoggerMessage(2, LogLevel.Warning, "The calendar could not be looked at ({Failure}); trying again in a minute")]
    private partial void Failed(string failure);
}
