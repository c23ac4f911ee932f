using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Supervision;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Clocks;

/// <summary>
/// The calendar in force: the built-in years plus the days administrators declared. Held in memory, read again at start,
/// after an edit here, and when the versions of the years tell of an edit on another node.
/// </summary>
public sealed class CalendarSource(AppDbContexts contexts, UrgingOptions urging)
{
    private volatile State state = new(WorkCalendar.Embedded().With(urging), "");

    public WorkCalendar Current => state.Calendar;

    public async Task ReloadAsync(CancellationToken token)
    {
        await using var db = contexts.For(Actor.System("calendar"));
        var years = await db.Set<CalendarYear>().AsNoTracking().Include(y => y.Days).ToListAsync(token);
        state = new(
            WorkCalendar.Embedded().With(urging).With(years.SelectMany(y => y.Days).Select(d => d.Day)),
            Stamp(years.Select(y => (y.Year, y.Version))));
    }

    /// <summary>Reads again only when something changed: one small query, a row per entered year.</summary>
    public async Task RefreshAsync(CancellationToken token)
    {
        await using var db = contexts.For(Actor.System("calendar"));
        var versions = await db.Set<CalendarYear>().Select(y => new { y.Year, y.Version }).ToListAsync(token);
        if (Stamp(versions.Select(v => (v.Year, v.Version))) != state.Stamp)
            await ReloadAsync(token);
    }

    private static string Stamp(IEnumerable<(int Year, int Version)> years) =>
        string.Join(' ', years.Order().Select(y => $"{y.Year}:{y.Version}"));

    private sealed record State(WorkCalendar Calendar, string Stamp);
}
