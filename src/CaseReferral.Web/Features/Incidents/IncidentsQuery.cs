using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Privacy;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Incidents;

/// <summary>One page of the register, the newest first.</summary>
public sealed record IncidentsPage(IReadOnlyList<DataIncident> Rows, long? Next, bool IsFirst, DateTime Now, WorkCalendar Calendar)
{
    public const int Size = 25;
}

/// <inheritdoc cref="IncidentsPage"/>
public sealed class IncidentsQuery(AppDbContext db, WorkCalendar calendar, TimeProvider time)
{
    public async Task<IncidentsPage> ListAsync(long? before, CancellationToken token)
    {
        var rows = await db.Set<DataIncident>().AsNoTracking().Where(i => before == null || i.Serial < before)
            .OrderByDescending(i => i.Serial).Take(IncidentsPage.Size + 1).ToListAsync(token);
        return new([.. rows.Take(IncidentsPage.Size)], rows.Count > IncidentsPage.Size ? rows[IncidentsPage.Size - 1].Serial : null,
            before is null, time.GetUtcNow().UtcDateTime, calendar);
    }

    /// <exception cref="NotFoundException">No such incident.</exception>
    public async Task<DataIncident> FindAsync(Guid id, CancellationToken token) =>
        await db.Set<DataIncident>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, token) ?? throw new NotFoundException(nameof(DataIncident));
}
