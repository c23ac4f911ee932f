using CaseReferral.Core.Data;
using CaseReferral.Core.Officers;

namespace CaseReferral.Core.Access;

/// <summary>Who can be given work on a case.</summary>
public static class CaseOfficers
{
    /// <summary>The unit's working officers without those excluded from the case, for whom it does not exist.</summary>
    public static IQueryable<Officer> OfficersFor(this AppDbContext db, Guid caseId, Guid unit) => db.OfficersFor(new Asked(Guid.Empty, caseId, unit));

    /// <summary>Whether she is one of them.</summary>
    public static async Task<bool> MayWorkOnAsync(this AppDbContext db, Guid officer, Guid caseId, Guid unit, CancellationToken token) =>
        await Working.FirstAsync(db, new(officer, caseId, unit), (db, a) => db.OfficersFor(a).Where(o => o.Id == a.OfficerId).Select(o => (Guid?)o.Id), token) is not null;

    private static IQueryable<Officer> OfficersFor(this AppDbContext db, Asked a) => db.Users.Where(o => o.OrganisationId == a.Unit && o.IsActive
        && !db.Set<CaseGrant>().Any(g => g.OfficerId == o.Id && g.Kind == GrantKind.Excluded && g.CaseId == a.CaseId && g.EndedAt == null));

    private static readonly StoredQuery<Asked, Guid?> Working = new();

    private sealed record Asked(Guid OfficerId, Guid CaseId, Guid Unit);
}
