using System.Globalization;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Clocks;

/// <summary>
/// Declares and withdraws days. The days, the limits they move and the audit rows are one save; afterwards this node
/// counts by the new calendar at once, the others within a minute.
/// </summary>
public sealed class CalendarService(AppDbContext db, CalendarSource source, ClockRecount recount, TimeProvider time)
{
    public const int MaxText = 10_000;
    /// <summary>Of a page of prose pasted by mistake nobody reads every line's error.</summary>
    private const int MaxErrors = 50;

    /// <exception cref="InvalidInputException">A line or field is wrong; nothing was saved.</exception>
    /// <exception cref="StaleException">Somebody else entered the year meanwhile.</exception>
    public async Task<CalendarChange> AddYearAsync(CalendarYearInput input, CancellationToken token)
    {
        Allow();
        var added = await AddedAsync(token);
        var errors = Basis(input.Basis).ToList();
        if (string.IsNullOrWhiteSpace(input.Lines))
            throw new InvalidInputException([.. errors, new("Lines", "Error.Required")]);
        if (input.Lines.Length > MaxText)
            throw new InvalidInputException([.. errors, new("Lines", "Error.TooLong", MaxText.ToString(CultureInfo.InvariantCulture))]);
        var (days, wrong) = CalendarLines.Read(input.Lines);
        errors.AddRange((wrong.Count > 0 ? wrong : CalendarCheck.Year(days, With(added))).Take(MaxErrors));
        if (errors.Count > 0 || days.Count == 0)
            throw new InvalidInputException(errors.Count > 0 ? errors : [new("Lines", "Error.Required")]);
        var year = new CalendarYear(days[0].Day.Date.Year);
        year.Declare([.. days.Select(d => d.Day)], input.Basis!.Trim(), db.Actor, Now);
        db.Add(year);
        return await SaveAsync(year, [.. added, year], token);
    }

    /// <inheritdoc cref="AddYearAsync"/>
    public async Task<CalendarChange> AddDayAsync(int year, int version, CalendarDayInput input, CancellationToken token)
    {
        Allow();
        var added = await AddedAsync(token);
        var known = added.Find(y => y.Year == year);
        Expect(known, version);
        var errors = Basis(input.Basis).ToList();
        if (input.Date is null)
            errors.Add(new("Date", "Error.Required"));
        if (input.Kind is null)
            errors.Add(new("Kind", "Error.Choose"));
        var day = new CalendarDay(input.Date ?? default, input.Kind ?? default);
        if (input is { Date: not null, Kind: not null })
            errors.AddRange(CalendarCheck.Day(day, year, known?.Days ?? [], With(added)));
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
        if (known is null)
            db.Add(known = new CalendarYear(year));
        known.Declare([day], input.Basis!.Trim(), db.Actor, Now);
        return await SaveAsync(known, added.Contains(known) ? added : [.. added, known], token);
    }

    /// <exception cref="NotFoundException">No such day, or it was withdrawn already.</exception>
    /// <exception cref="InvalidInputException">The year's list would no longer be whole.</exception>
    /// <exception cref="StaleException">The year was edited since the page was shown.</exception>
    public async Task<CalendarChange> WithdrawAsync(Guid dayId, int version, CancellationToken token)
    {
        Allow();
        var added = await AddedAsync(token);
        var year = added.Find(y => y.Days.Any(d => d.Id == dayId)) ?? throw new NotFoundException(nameof(CalendarEntry));
        Expect(year, version);
        var entry = year.Days.Single(d => d.Id == dayId);
        if (!CalendarCheck.MayWithdraw(entry))
            throw new InvalidInputException([new("", "Error.Calendar.Fixed")]);
        // Deleted before it leaves the list: a required parent cannot be taken from a living row.
        db.Remove(entry);
        year.Withdraw(entry, db.Actor, Now);
        return await SaveAsync(year, added, token);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private void Allow()
    {
        if (!db.Actor.May(Permissions.CalendarEdit))
            throw new NotPermittedException(Permissions.CalendarEdit);
    }

    private Task<List<CalendarYear>> AddedAsync(CancellationToken token) =>
        db.Set<CalendarYear>().Include(y => y.Days).ToListAsync(token);

    private static WorkCalendar With(IEnumerable<CalendarYear> added) =>
        WorkCalendar.Embedded().With(added.SelectMany(y => y.Days).Select(d => d.Day));

    private void Expect(CalendarYear? year, int version)
    {
        if ((year?.Version ?? 0) != version)
            throw new StaleException(year?.ChangedByName, year?.ChangedAt);
        if (year is not null)
            db.Expect(year, version);
    }

    private async Task<CalendarChange> SaveAsync(CalendarYear year, IEnumerable<CalendarYear> added, CancellationToken token)
    {
        var recounted = await recount.RunAsync(With(added), new DateOnly(year.Year, 1, 1), token);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            db.ChangeTracker.Clear();
            var now = await db.Set<CalendarYear>().AsNoTracking().FirstOrDefaultAsync(y => y.Year == year.Year, token);
            throw new StaleException(now?.ChangedByName, now?.ChangedAt);
        }
        await source.ReloadAsync(token);
        return new(year.Year, recounted);
    }

    private static IEnumerable<FieldError> Basis(string? basis) => basis switch
    {
        _ when string.IsNullOrWhiteSpace(basis) => [new("Basis", "Error.Required")],
        { Length: > CalendarCheck.MaxBasis } => [new("Basis", "Error.TooLong", CalendarCheck.MaxBasis.ToString(CultureInfo.InvariantCulture))],
        _ => [],
    };
}
