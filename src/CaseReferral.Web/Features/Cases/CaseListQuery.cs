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
        var page = db.Actor.OfficePrefix is { } prefix ? OfRegion(prefix, stage, before) : OfUnit(stage, before);
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

    /// <summary>
    /// Two ranges of one index: what the unit keeps, and what it reads for thirty days more. In one condition with OR the
    /// database would walk everything that ever ended.
    /// </summary>
    private IQueryable<Case> OfUnit(CaseStage? stage, long? before)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var access = db.Set<CaseAccess>().Where(a => a.OrganisationId == db.Actor.OrganisationId);
        if (stage is { } wanted)
            access = access.Where(a => a.CaseStage == wanted);
        if (before is { } serial)
            access = access.Where(a => a.CaseSerial < serial);
        // All ends of the first range are null; ordering by them too lets PostgreSQL see that the index has the order.
        var kept = access.Where(a => a.EndsAt == null).OrderByDescending(a => a.EndsAt).ThenByDescending(a => a.CaseSerial);
        var ending = access.Where(a => a.EndsAt > now).OrderByDescending(a => a.CaseSerial);
        return kept.Take(CaseListPage.Size + 1).Concat(ending.Take(CaseListPage.Size + 1))
            .OrderByDescending(a => a.CaseSerial).Take(CaseListPage.Size + 1)
            .Join(db.Set<Case>(), a => a.CaseId, c => c.Id, (a, c) => c);
    }

    /// <summary>A county's office has the whole code, a city's a prefix: that one walks by number and skips other cities.</summary>
    private IQueryable<Case> OfRegion(string prefix, CaseStage? stage, long? before)
    {
        var cases = db.Set<Case>().AsNoTracking();
        cases = prefix.Length == 6 ? cases.Where(c => c.RegionCode == prefix) : cases.Where(c => c.RegionCode.StartsWith(prefix));
        if (stage is { } wanted)
            cases = cases.Where(c => c.Stage == wanted);
        if (before is { } serial)
            cases = cases.Where(c => c.Serial < serial);
        return cases.OrderByDescending(c => c.Serial).Take(CaseListPage.Size + 1);
    }
}
