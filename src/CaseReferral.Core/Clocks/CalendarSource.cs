using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Clocks;

/// <summary>
/// The calendar in force: the built-in years plus the days administrators added. Held in memory, read again after an
/// edit and at start.
/// </summary>
public sealed class CalendarSource(AppDbContexts contexts)
{
    private volatile WorkCalendar current = WorkCalendar.Embedded();

    public WorkCalendar Current => current;

    public async Task ReloadAsync(CancellationToken token)
    {
        await using var db = contexts.For(Actor.System("calendar"));
        var added = await db.Set<CalendarEntry>().AsNoTracking().ToListAsync(token);
        current = WorkCalendar.Embedded().With(added.Select(d => new CalendarDay(d.Date, d.Kind)));
    }
}
