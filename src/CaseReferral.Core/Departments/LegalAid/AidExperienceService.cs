using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Persons;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Departments.LegalAid;

/// <summary>Writes the yearly report of experience of a legal-aid centre and puts in the figures of its year.</summary>
public sealed class AidExperienceService(AppDbContext db, TimeProvider time)
{
    public const int MaxText = 8000;

    /// <summary>The system did not exist before.</summary>
    public const int FirstYear = 2020;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Whether there is anything to report of: no year that has not begun.</summary>
    public bool IsYear(int year) => year >= FirstYear && year <= ChinaTime.LocalDate(Now).Year;

    /// <summary>Writes or rewrites the text of a year, with the figures as they stand now.</summary>
    /// <exception cref="InvalidInputException">No text, or longer than <see cref="MaxText"/>.</exception>
    /// <exception cref="StaleException">A colleague was faster.</exception>
    public async Task WriteAsync(int year, int version, string? text, CancellationToken token)
    {
        db.Demand(Permissions.LegalAidKeep);
        if (!IsYear(year))
            throw new NotFoundException(nameof(AidExperience));
        if (string.IsNullOrWhiteSpace(text))
            throw new InvalidInputException([new("Text", "Error.Required")]);
        if (text.Length > MaxText)
            throw new InvalidInputException([new("Text", "Error.TooLong", $"{MaxText}")]);
        var report = await db.Set<AidExperience>().FirstOrDefaultAsync(e => e.Year == year, token);
        if ((report?.Version ?? 0) != version)
            throw new StaleException(report?.WrittenByName, report?.WrittenAt);
        if (report is null)
            db.Add(report = new AidExperience(db.Actor.OrganisationId, year));
        else
            db.Expect(report, version);
        report.Write(text.Trim(), await FiguresAsync(year, token), db.Actor, Now);
        await db.SaveOrStaleAsync(token);
    }

    /// <summary>Counts what the centre itself decided, assigned, closed and ended in a year; through its own row filters.</summary>
    public async Task<AidFigures> FiguresAsync(int year, CancellationToken token)
    {
        var (first, last, unit) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), db.Actor.OrganisationId);
        var rows = await (
            from h in db.Set<Handoff>().AsNoTracking()
            where h.ToOrganisationId == unit && h.Kind == LegalAidKind.KeyName
            join r in db.Set<LegalAidRecord>() on h.Id equals r.HandoffId
            where r.DecidedOn >= first && r.DecidedOn <= last || r.AssignedOn >= first && r.AssignedOn <= last
                || r.ClosedOn >= first && r.ClosedOn <= last || r.EndedOn >= first && r.EndedOn <= last || r.SatisfactionOn >= first && r.SatisfactionOn <= last
            join p in db.Set<Person>() on h.PersonId equals p.Id
            select new Row(r.DecidedOn, r.Decision, r.AssignedOn, r.ClosedOn, r.EndedOn, r.Satisfaction, r.SatisfactionOn, h.AcceptedAt, h.SentAt, h.RequestedOn, p.BirthDate)).ToListAsync(token);
        bool In(DateOnly? day) => day >= first && day <= last;
        var decided = rows.FindAll(r => In(r.DecidedOn));
        var granted = decided.FindAll(r => r.Decision is "granted" or "granted-first");
        return new(decided.Count, granted.Count, decided.Count - granted.Count, granted.Count(r => Person.IsMinor(r.BirthDate, r.RequestedOn)),
            decided.Count(WithinWeek), rows.Count(r => In(r.AssignedOn)), rows.Count(r => In(r.ClosedOn)), rows.Count(r => In(r.EndedOn)),
            rows.Count(r => In(r.SatisfactionOn) && r.Satisfaction == "satisfied"));
    }

    /// <summary>Art. 43: seven days, the first not counted; from the day it was sent, which is the strictest reading.</summary>
    private static bool WithinWeek(Row row) =>
        (row.SentAt ?? row.AcceptedAt) is { } since && row.DecidedOn!.Value.DayNumber - ChinaTime.LocalDate(since).DayNumber <= 7;

    private sealed record Row(DateOnly? DecidedOn, string? Decision, DateOnly? AssignedOn, DateOnly? ClosedOn, DateOnly? EndedOn, string? Satisfaction,
        DateOnly? SatisfactionOn, DateTime? AcceptedAt, DateTime? SentAt, DateOnly RequestedOn, DateOnly? BirthDate);
}
