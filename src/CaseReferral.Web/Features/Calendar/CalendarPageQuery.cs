using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Calendar;

/// <summary>What the calendar pages show: the built-in days from memory, the added ones from their two small tables.</summary>
public sealed class CalendarPageQuery(AppDbContext db, TimeProvider time)
{
    /// <summary>The State Council publishes the next year's arrangement in November as a rule (2025: 4 November).</summary>
    private const int AnnouncedFromMonth = 11;

    public async Task<CalendarYearsPage> YearsAsync(CancellationToken token)
    {
        var added = await db.Set<CalendarYear>().AsNoTracking().Include(y => y.Days).ToListAsync(token);
        var calendar = WorkCalendar.Embedded().With(added.SelectMany(y => y.Days).Select(d => d.Day));
        var rows = calendar.Years.OrderDescending().Select(year => new CalendarYearRow(
            year,
            calendar.Declared(year).Count(d => d.Kind == DayKind.Holiday),
            calendar.Declared(year).Count(d => d.Kind == DayKind.Workday),
            WorkCalendar.Embedded().Covers(year),
            added.Find(y => y.Year == year)?.Days.Count ?? 0));
        var today = ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime);
        int[] needed = today.Month >= AnnouncedFromMonth ? [today.Year, today.Year + 1] : [today.Year];
        return new([.. rows], [.. needed.Where(y => !calendar.Covers(y))]);
    }

    /// <exception cref="NotFoundException">The year is not known.</exception>
    public async Task<CalendarYearPage> YearAsync(int year, CancellationToken token)
    {
        var added = await db.Set<CalendarYear>().AsNoTracking().Include(y => y.Days).FirstOrDefaultAsync(y => y.Year == year, token);
        if (added is null && !WorkCalendar.Embedded().Covers(year))
            throw new NotFoundException(nameof(CalendarYear));
        var entries = added?.Days.ToDictionary(d => d.Date) ?? [];
        var builtIn = WorkCalendar.Embedded().Declared(year).Where(d => !entries.ContainsKey(d.Date))
            .Select(d => new CalendarDayRow(d.Date, d.Kind, null, null));
        return new()
        {
            Year = year,
            Days = [.. builtIn.Concat(entries.Values.Select(d => new CalendarDayRow(d.Date, d.Kind, d.Id, d.Basis))).OrderBy(d => d.Date)],
            IsBuiltIn = WorkCalendar.Embedded().Covers(year),
            Version = added?.Version ?? 0,
            ChangedByName = added?.ChangedByName,
            ChangedAt = added?.ChangedAt,
        };
    }

    /// <exception cref="NotFoundException">No such day, or it was removed already.</exception>
    public async Task<CalendarRemovePage> DayAsync(Guid id, CancellationToken token)
    {
        var entry = await db.Set<CalendarEntry>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, token) ?? throw new NotFoundException(nameof(CalendarEntry));
        var version = await db.Set<CalendarYear>().Where(y => y.Id == entry.YearId).Select(y => y.Version).SingleAsync(token);
        return new(id, entry.Date.Year, version, new(entry.Date, entry.Kind, id, entry.Basis));
    }
}
