using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Organisations;

/// <summary>Units in the order of their regions; a city's code sorts before its counties'.</summary>
public sealed class OrganisationQuery(AppDbContext db)
{
    public async Task<OrganisationListPage> ListAsync(OrganisationFilter filter, CancellationToken token)
    {
        var units = db.Set<Organisation>().AsNoTracking();
        if (filter.Kind is { } kind)
            units = units.Where(o => o.Kind == kind);
        if (filter.State is { } state)
            units = units.Where(o => o.IsActive == (state == UnitState.InService));
        if (filter.Name?.Trim() is { Length: > 0 } name)
            units = units.Where(o => o.Name.Contains(name) || o.Code.Contains(name));
        if (filter.After?.Split('~') is [var region, var code])
#pragma warning disable CA1309 // becomes SQL, which compares by the collation it sorts by
            units = units.Where(o => string.Compare(o.RegionCode, region) > 0 || o.RegionCode == region && string.Compare(o.Code, code) > 0);
#pragma warning restore CA1309
        var rows = await units.OrderBy(o => o.RegionCode).ThenBy(o => o.Code).Take(OrganisationListPage.Size + 1)
            .Select(o => new OrganisationRow(o.Id, o.Code, o.Name, o.Kind, o.RegionCode, o.IsActive,
                db.Set<Organisation>().Where(p => p.Id == o.ParentId).Select(p => p.Name).FirstOrDefault(),
                db.Set<Officer>().Count(a => a.OrganisationId == o.Id && a.IsActive))).ToListAsync(token);
        return new([.. rows.Take(OrganisationListPage.Size)], filter, rows.Count > OrganisationListPage.Size);
    }

    /// <exception cref="NotFoundException">No such unit.</exception>
    public async Task<Organisation> FindAsync(Guid id, CancellationToken token) =>
        await db.Set<Organisation>().AsNoTracking().FirstOrDefaultAsync(o => o.Id == id, token) ?? throw new NotFoundException(nameof(Organisation));

    public async Task<OrganisationPage> PageAsync(Guid id, CancellationToken token)
    {
        var unit = await FindAsync(id, token);
        var parent = unit.ParentId is { } above ? await db.Set<Organisation>().Where(o => o.Id == above).Select(o => o.Name).FirstAsync(token) : null;
        var below = await db.Set<Organisation>().Where(o => o.ParentId == id).OrderBy(o => o.Code).Take(100)
            .Select(o => new UnitBelow(o.Id, o.Name, o.Kind, o.IsActive)).ToListAsync(token);
        var officers = await db.Set<Officer>().CountAsync(o => o.OrganisationId == id && o.IsActive, token);
        return new(unit, parent, below, officers, await OrganisationFacts.LoadAsync(db, id, token));
    }

    /// <summary>Units that may stand above another, for the form.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> ParentsAsync(Guid? except, CancellationToken token) =>
        [.. (await db.Set<Organisation>().Where(o => o.IsActive && o.Id != except).OrderBy(o => o.RegionCode).ThenBy(o => o.Code)
            .Select(o => new { o.Id, o.Name }).ToListAsync(token)).Select(o => (o.Id, o.Name))];
}
