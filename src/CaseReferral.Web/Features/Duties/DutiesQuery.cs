using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Duties;

/// <summary>One range of the index that begins with the unit, by keyset: a welfare home has hundreds of children, each with limits.</summary>
public sealed class DutiesQuery(AppDbContext db, WorkCalendar calendar, TimeProvider time)
{
    /// <summary>All a row shows stands in the limit itself: a unit that may no longer read the case must not lose sight of its duty.</summary>
    internal static IQueryable<ClockRow> Rows(AppDbContext db, IQueryable<CaseClock> limits) => limits.Select(k => new ClockRow(
        k.Id, k.CaseId, k.CaseSerial, k.Kind, k.Source, k.StartedAt, k.DueAt, k.CalendarKnown, db.Set<Case>().Any(c => c.Id == k.CaseId)));

    public async Task<DutiesPage> LoadAsync(string? after, CancellationToken token)
    {
        var mine = db.Set<CaseClock>().AsNoTracking().Where(k => k.HolderId == db.Actor.OrganisationId);
        if (DateCursor.Parse<Guid>(after) is var (due, id))
            mine = mine.Where(k => k.DueAt >= due && (k.DueAt > due || k.Id.CompareTo(id) > 0));
        var rows = await Rows(db, mine.OrderBy(k => k.DueAt).ThenBy(k => k.Id).Take(DutiesPage.Size + 1)).ToListAsync(token);
        var shown = rows.Take(DutiesPage.Size).ToList();
        return new(new(shown, time.GetUtcNow().UtcDateTime, calendar), rows.Count > DutiesPage.Size ? DateCursor.Of(shown[^1].DueAt, shown[^1].Id) : null, after is null);
    }

    /// <summary>The unit's newest hand-off of the limit's case: all it may open when its access to the case has ended.</summary>
    /// <exception cref="NotFoundException">No such limit for this reader, or no hand-off to her unit.</exception>
    public async Task<string> PlaceAsync(Guid id, CancellationToken token)
    {
        var handoff = await (from k in db.Set<CaseClock>().Where(k => k.Id == id)
                             from h in db.Set<Handoff>().Where(h => h.CaseId == k.CaseId && h.ToOrganisationId == db.Actor.OrganisationId)
                             orderby h.Serial descending
                             select (Guid?)h.Id).FirstOrDefaultAsync(token);
        return $"/handoffs/{handoff ?? throw new NotFoundException(nameof(CaseClock))}";
    }
}
