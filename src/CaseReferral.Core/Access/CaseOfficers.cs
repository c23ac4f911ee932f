using CaseReferral.Core.Data;
using CaseReferral.Core.Officers;

namespace CaseReferral.Core.Access;

/// <summary>Who can be given work on a case.</summary>
public static class CaseOfficers
{
    /// <summary>The unit's working officers without those excluded from the case, for whom it does not exist.</summary>
    public static IQueryable<Officer> OfficersFor(this AppDbContext db, Guid caseId, Guid unit) => db.OfficersFor(new Asked(Guid.Empty, caseId, unit));

    /// <summary>Whether she is one of them, and whether she stands in the case's team already; null when she may not work on it.</summary>
    public static Task<CaseWorker?> WorkerOnAsync(this AppDbContext db, Guid officer, Guid caseId, Guid unit, CancellationToken token) =>
        Working.FirstAsync(db, new(officer, caseId, unit), (db, a) => db.OfficersFor(a).Where(o => o.Id == a.OfficerId).Select(o => new CaseWorker(
            db.Set<CaseGrant>().Any(g => g.CaseId == a.CaseId && g.OfficerId == a.OfficerId && g.Kind == GrantKind.Team && g.EndedAt == null && g.Until == null))), token);

    private static IQueryable<Officer> OfficersFor(this AppDbContext db, Asked a) => db.Users.Where(o => o.OrganisationId == a.Unit && o.IsActive
        && !db.Set<CaseGrant>().Any(g => g.OfficerId == o.Id && g.Kind == GrantKind.Excluded && g.CaseId == a.CaseId && g.EndedAt == null));

    private static readonly StoredQuery<Asked, CaseWorker> Working = new();

    private sealed record Asked(Guid OfficerId, Guid CaseId, Guid Unit);
}

/// <summary>An officer who may be given work on a case.</summary>
/// <param name="IsOnTeam">She has a grant without an end, as the one who answers for a hand-off gets it.</param>
public sealed record CaseWorker(bool IsOnTeam);
