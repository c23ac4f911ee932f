using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Trail;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Supervision;

/// <summary>
/// Issues letters, whoever asks for them: the ladder, a sender by hand, the office. Adds the letter and its notice to
/// the caller's save.
/// </summary>
public sealed class UrgingDesk(AppDbContext db, UrgingNumbers numbers, WorkCalendar calendar)
{
    /// <summary>One rung of the ladder; the limit remembers it.</summary>
    public async Task<Urging> IssueAsync(UrgedItem item, UrgingLevel level, Actor issuer, string? text, DateTime now, CancellationToken token)
    {
        var letter = await WriteAsync(item, level, level.ToString(), issuer, text, now, token);
        if (letter.IsOrder)
            letter.AnswerBy(Ladder.AnswerBy(now, calendar));
        var rung = (int)level + 1;
        item.Clock.Climb(rung, letter.AnswerDueAt ?? (level == UrgingLevel.Circular ? null : Ladder.Next(rung, item.Clock, now, calendar)));
        return letter;
    }

    /// <summary>催办 by the sender: counts for itself and leaves the ladder's own timetable alone.</summary>
    public Task ByHandAsync(UrgedItem item, Actor issuer, string? text, DateTime now, CancellationToken token) =>
        WriteAsync(item, UrgingLevel.Urge, $"ByHand{ChinaTime.LocalDate(now):yyyyMMdd}", issuer, text, now, token);

    private async Task<Urging> WriteAsync(
        UrgedItem item, UrgingLevel level, string occasion, Actor issuer, string? text, DateTime now, CancellationToken token)
    {
        var letter = new Urging(item, level, occasion, issuer, now);
        letter.Says(text);
        if (level != UrgingLevel.Reminder && await OfficeAsync(item, issuer, token) is { } office)
            letter.Registered(office.Id, await numbers.NextAsync(office, level, token));
        db.Add(letter);
        db.Add(new OutboxMessage($"urging.{level}", letter.Number ?? item.Number, letter.Id, item.CaseId, item.HolderId, now).About(item.OfficerId));
        return letter;
    }

    /// <summary>
    /// The office that issues by hand; else the one nearest to the case: the county's own before the city's, never the unit
    /// that is urged itself.
    /// </summary>
    private async Task<Organisation?> OfficeAsync(UrgedItem item, Actor issuer, CancellationToken token)
    {
        var offices = await db.Set<Organisation>().AsNoTracking()
            .Where(o => o.Kind == OrganisationKind.ConferenceOffice && o.IsActive && o.Id != item.HolderId).ToListAsync(token);
        return offices.Where(o => o.Covers(item.RegionCode))
            .OrderByDescending(o => o.Id == issuer.OrganisationId).ThenByDescending(o => o.RegionCode == item.RegionCode).FirstOrDefault();
    }
}
