using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Privacy;
using CaseReferral.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.DataRequests;

/// <summary>The register by keyset: one index range for a unit's own requests, one for an office's region.</summary>
public sealed class DataRequestsQuery(AppDbContext db, WorkCalendar calendar, TimeProvider time)
{
    public async Task<DataRequestsPage> LoadAsync(DataRequestState state, string? after, CancellationToken token)
    {
        var unit = db.Actor.OrganisationId;
        var all = db.Set<DataRequest>().AsNoTracking().Where(r => r.State == state);
        // The scope lets an office through by region; a unit answers for its own.
        var page = db.Actor.IsOffice ? all : all.Where(r => r.OrganisationId == unit);
        if (DateCursor.Parse<long>(after) is var (due, serial))
            page = page.Where(r => r.DueAt >= due && (r.DueAt > due || r.Serial > serial));
        page = page.OrderBy(r => r.DueAt).ThenBy(r => r.Serial).Take(DataRequestsPage.Size + 1);
        var rows = await (from r in page
                          join o in db.Set<Organisation>() on r.OrganisationId equals o.Id
                          join k in db.Set<CaseClock>() on r.ClockId equals k.Id
                          orderby r.DueAt, r.Serial
                          select new DataRequestRow(r.Id, r.Serial, r.CaseId, r.CaseSerial, o.Name, r.Kind, r.ReceivedOn, k.StartedAt, k.DueAt, k.CalendarKnown,
                              r.State, r.GroundCode, r.AnsweredOn, r.OrganisationId == unit)).ToListAsync(token);
        var shown = rows.Take(DataRequestsPage.Size).ToList();
        var next = rows.Count > shown.Count ? DateCursor.Of(shown[^1].DueAt, shown[^1].Serial) : null;
        return new(state, shown, next, after is null, db.Actor.May(Permissions.PrivacyErase), time.GetUtcNow().UtcDateTime, calendar);
    }
}
