using AutoMapper;
using AutoMapper.QueryableExtensions;
using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Clocks;
using CaseReferral.Core.Data;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Persons;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Cases;

/// <summary>
/// A unit's cases start from its access rows, an office's from its region: in both an index carries the order, and the
/// page is cut before anything is joined.
/// </summary>
public sealed class CaseListQuery(AppDbContext db, IMapper mapper, TimeProvider time)
{
    public async Task<CaseListPage> LoadAsync(CaseStage? stage, long? before, CancellationToken token)
    {
        var page = Mine(before).Where(c => stage == null || c.Stage == stage).OrderByDescending(c => c.Serial).Take(CaseListPage.Size + 1);
        var rows = await (
            from c in page
            join p in db.Set<Person>() on c.PersonId equals p.Id
            join o in db.Set<Organisation>() on c.OwnerOrganisationId equals o.Id
            orderby c.Serial descending
            select new CaseListing { Case = c, Person = p, OwnerName = o.Name })
            .ProjectTo<CaseRow>(mapper.ConfigurationProvider).ToListAsync(token);
        return new CaseListPage
        {
            Rows = [.. rows.Take(CaseListPage.Size)],
            Stage = stage,
            Next = rows.Count > CaseListPage.Size ? rows[CaseListPage.Size - 1].Serial : null,
            IsFirst = before is null,
            Today = ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime),
        };
    }

    /// <summary>Everything the actor may list, newest first when cut by an order of serials.</summary>
    public IQueryable<Case> Mine(long? before = null) =>
        db.Actor.OfficePrefix is { } prefix ? OfRegion(prefix, before) : OfUnit(before);

    private IQueryable<Case> OfUnit(long? before)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var access = db.Set<CaseAccess>().Where(a => a.OrganisationId == db.Actor.OrganisationId && (a.EndsAt == null || a.EndsAt > now));
        if (before is { } serial)
            access = access.Where(a => a.CaseSerial < serial);
        return access.OrderByDescending(a => a.CaseSerial)
            .Join(db.Set<Case>(), a => a.CaseId, c => c.Id, (a, c) => c);
    }

    private IQueryable<Case> OfRegion(string prefix, long? before)
    {
        var cases = db.Set<Case>().AsNoTracking().Where(c => c.RegionCode.StartsWith(prefix));
        return before is { } serial ? cases.Where(c => c.Serial < serial) : cases;
    }
}
