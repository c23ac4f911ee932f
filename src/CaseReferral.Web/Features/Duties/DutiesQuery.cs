using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Duties;

/// <summary>One range of the index that begins with the unit, by keyset: a welfare home has hundreds of children, each with limits.</summary>
public sealed class DutiesQuery(AppDbContext db, WorkCalendar calendar, TimeProvider time)
{
    public async Task<DutiesPage> LoadAsync(string? after, CancellationToken token)
    {
        var mine = db.Set<CaseClock>().AsNoTracking().Where(k => k.HolderId == db.Actor.OrganisationId);
        if (DateCursor.Parse<Guid>(after) is var (due, id))
            mine = mine.Where(k => k.DueAt >= due && (k.DueAt > due || k.Id.CompareTo(id) > 0));
        var rows = await (
            from k in mine.OrderBy(k => k.DueAt).ThenBy(k => k.Id).Take(DutiesPage.Size + 1)
            join c in db.Set<Case>() on k.CaseId equals c.Id
            orderby k.DueAt, k.Id
            select new ClockRow(k.Id, c.Id, c.Serial, k.Kind, k.Source, k.StartedAt, k.DueAt, k.CalendarKnown)).ToListAsync(token);
        var shown = rows.Take(DutiesPage.Size).ToList();
        return new(new(shown, time.GetUtcNow().UtcDateTime, calendar), rows.Count > DutiesPage.Size ? DateCursor.Of(shown[^1].DueAt, shown[^1].Id) : null, after is null);
    }
}
