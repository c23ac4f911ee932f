using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Organisations;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Officers;

/// <summary>How every use case on somebody's account begins and ends, whoever of the administrators does it.</summary>
internal static class OfficerDesk
{
    /// <exception cref="NotPermittedException">Another administrator's business.</exception>
    public static void Demand(this AppDbContext db, string permission)
    {
        if (!db.Actor.May(permission))
            throw new NotPermittedException(permission);
    }

    /// <summary>The account at the version the page showed.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    /// <exception cref="StaleException">It has changed since.</exception>
    public static async Task<Officer> OfficerAsync(this AppDbContext db, Guid id, int version, CancellationToken token)
    {
        var officer = await db.Set<Officer>().FirstOrDefaultAsync(o => o.Id == id, token) ?? throw new NotFoundException(nameof(Officer));
        if (officer.Version != version)
            throw new StaleException(null, null);
        db.Expect(officer, version);
        return officer;
    }

    public static async Task<OfficerFacts> FactsAsync(this AppDbContext db, Officer officer, OfficerRole newRole, CancellationToken token)
    {
        var unit = await db.Set<Organisation>().AsNoTracking().SingleAsync(o => o.Id == officer.OrganisationId, token);
        var another = await db.Set<Officer>().AnyAsync(o => o.Role == officer.Role && o.IsActive && o.Id != officer.Id, token);
        return new(officer.Id == db.Actor.OfficerId, officer.Role, !another, unit.Kind, unit.IsActive, newRole);
    }

    /// <exception cref="StaleException">Somebody else saved between load and save.</exception>
    public static async Task SaveOrStaleAsync(this AppDbContext db, CancellationToken token)
    {
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            db.ChangeTracker.Clear();
            throw new StaleException(null, null);
        }
    }
}
