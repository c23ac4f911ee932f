using System.Collections.Concurrent;
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
    private static readonly ConcurrentDictionary<Shape, StoredQuery<Ask, CaseRow>> Lists = new();

    public async Task<CaseListPage> LoadAsync(CaseStage? stage, long? before, CancellationToken token)
    {
        var prefix = db.Actor.OfficePrefix;
        var shape = new Shape(prefix?.Length, stage is not null, before is not null);
        var ask = new Ask(prefix ?? "", stage ?? default, before ?? 0, db.Actor.OfficerId, db.Actor.OrganisationId, time.GetUtcNow().UtcDateTime);
        var rows = await Lists.GetOrAdd(shape, _ => new()).ListAsync(db, ask, (db, a) => (
            from c in prefix is null ? OfUnit(db, shape, a) : OfRegion(db, shape, a)
            join p in db.Set<Person>() on c.PersonId equals p.Id
            join o in db.Set<Organisation>() on c.OwnerOrganisationId equals o.Id
            orderby c.Serial descending
            select new CaseListing { Case = c, Person = p, OwnerName = o.Name })
            .ProjectTo<CaseRow>(mapper.ConfigurationProvider), token);
        return new CaseListPage
        {
            Rows = [.. rows.Take(CaseListPage.Size)],
            Stage = stage,
            Next = rows.Count > CaseListPage.Size ? rows[CaseListPage.Size - 1].Serial : null,
            IsFirst = before is null,
            Today = ChinaTime.LocalDate(time.GetUtcNow().UtcDateTime),
        };
    }

    private static IQueryable<Case> OfUnit(AppDbContext db, Shape shape, Ask ask)
    {
        var access = db.Set<CaseAccess>().Where(a => a.OrganisationId == ask.UnitId);
        if (shape.OneStage)
            access = access.Where(a => a.CaseStage == ask.Stage);
        if (shape.Later)
            access = access.Where(a => a.CaseSerial < ask.Before);
        return Newest(db, access, ask);
    }

    /// <summary>
    /// One page of what a unit's access rows open, newest first. Two ranges of one index: what the unit keeps, and what it reads for
    /// thirty days more. In one condition with OR the database would walk everything that ever ended.
    /// </summary>
    internal static IQueryable<Case> Newest(AppDbContext db, IQueryable<CaseAccess> access, Asker ask)
    {
        // All ends of the first range are null; ordering by them too lets PostgreSQL see that the index has the order.
        var kept = access.Where(a => a.EndsAt == null).OrderByDescending(a => a.EndsAt).ThenByDescending(a => a.CaseSerial);
        var ending = access.Where(a => a.EndsAt > ask.Now).OrderByDescending(a => a.CaseSerial);
        return kept.Take(CaseListPage.Size + 1).Concat(ending.Take(CaseListPage.Size + 1))
            .OrderByDescending(a => a.CaseSerial).Take(CaseListPage.Size + 1)
            .Join(db.Set<Case>(), a => a.CaseId, c => c.Id, (a, c) => c);
    }

    /// <summary>A county's office has the whole code, a city's a prefix: that one walks by number and skips other cities.</summary>
    private static IQueryable<Case> OfRegion(AppDbContext db, Shape shape, Ask ask)
    {
        var cases = db.Set<Case>().AsNoTracking();
        cases = shape.PrefixLength == 6 ? cases.Where(c => c.RegionCode == ask.Prefix) : cases.Where(c => c.RegionCode.StartsWith(ask.Prefix));
        if (shape.OneStage)
            cases = cases.Where(c => c.Stage == ask.Stage);
        if (shape.Later)
            cases = cases.Where(c => c.Serial < ask.Before);
        return cases.OrderByDescending(c => c.Serial).Take(CaseListPage.Size + 1);
    }

    /// <summary>A command for each: one whose conditions may be off would walk more than its range of the index.</summary>
    private sealed record Shape(int? PrefixLength, bool OneStage, bool Later);

    private sealed record Ask(string Prefix, CaseStage Stage, long Before, Guid OfficerId, Guid UnitId, DateTime Now) : Asker(OfficerId, UnitId, Now);
}
