using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Persons;
using CaseReferral.Core.Rescues;
using CaseReferral.Core.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Police;

/// <summary>Loads what a police form starts from; only for a police unit that holds or opened the case.</summary>
public sealed class PoliceQuery(AppDbContext db, TimeProvider time)
{
    public async Task<(Case Case, Person Person, RescueRecord Record, SamplingRecord Sampling)> LoadAsync(Guid id, CancellationToken token)
    {
        db.ChangeTracker.Clear();
        var row = await (from c in db.Set<Case>().AsNoTracking()
                         where c.Id == id
                         join p in db.Set<Person>() on c.PersonId equals p.Id
                         join r in db.Set<RescueRecord>() on c.Id equals r.CaseId
                         from s in db.Set<SamplingRecord>().Where(s => s.CaseId == c.Id)
                         select new { c, p, r, s }).FirstOrDefaultAsync(token);
        if (row is null)
            throw await db.Set<Case>().AnyAsync(c => c.Id == id, token) ? new NotPermittedException(Permissions.PoliceRecord) : new NotFoundException(nameof(Case));
        await db.RequireOpenAsync(id, row.p.Id, Permissions.PoliceRecord, time.GetUtcNow().UtcDateTime, token);
        return Sides.Of(db.Actor, row.c).HasFlag(Side.Police) && db.Actor.May(Permissions.PoliceRecord)
            ? (row.c, row.p, row.r, row.s)
            : throw new NotPermittedException(Permissions.PoliceRecord);
    }
}
