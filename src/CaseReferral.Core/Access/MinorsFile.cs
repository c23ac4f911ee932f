using CaseReferral.Core.Clocks;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Persons;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Access;

/// <summary>
/// The one rule for a minor's file: of a unit that has the case, its lead and the officers with a live grant open it, everybody
/// else sees the header (未成年人网络保护条例 Art. 36). An adult's file is open to the unit.
/// </summary>
public static class MinorsFile
{
    /// <param name="actor">An officer of a unit that has the case; the office's own limits are in <see cref="Disclosure"/>.</param>
    /// <param name="birthDate">Null when unknown: doubt favours protection.</param>
    /// <param name="granted">She has a live grant.</param>
    /// <param name="now">UTC.</param>
    public static bool IsOpen(Actor actor, DateOnly? birthDate, bool granted, DateTime now) =>
        granted || actor.IsSystem || actor.IsLead || actor.IsOffice || !Person.IsMinor(birthDate, ChinaTime.LocalDate(now));

    /// <summary>The actor's grants that open a file now.</summary>
    public static IQueryable<CaseGrant> LiveGrants(this AppDbContext db, DateTime now) => db.LiveGrants(Asker.Of(db.Actor, now));

    /// <summary>The same, for a stored query.</summary>
    public static IQueryable<CaseGrant> LiveGrants(this AppDbContext db, Asker a) =>
        db.Set<CaseGrant>().Where(g => g.OfficerId == a.OfficerId && g.Kind != GrantKind.Excluded
            && g.GrantedAt != null && g.EndedAt == null && (g.Until == null || g.Until > a.Now));

    /// <summary>Every use case that writes into a file asks this first.</summary>
    /// <exception cref="NotPermittedException">A minor's file, and no grant.</exception>
    public static async Task RequireOpenAsync(
        this AppDbContext db, Guid caseId, Guid personId, string permission, DateTime now, CancellationToken token)
    {
        if (IsOpen(db.Actor, null, false, now))
            return;
        var file = await db.Set<Person>().Where(p => p.Id == personId)
            .Select(p => new { p.BirthDate, Granted = db.LiveGrants(now).Any(g => g.CaseId == caseId) }).SingleAsync(token);
        if (!IsOpen(db.Actor, file.BirthDate, file.Granted, now))
            throw new NotPermittedException(permission);
    }
}
