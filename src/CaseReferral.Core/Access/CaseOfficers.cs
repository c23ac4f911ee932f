using CaseReferral.Core.Data;
using CaseReferral.Core.Officers;

namespace CaseReferral.Core.Access;

/// <summary>Who can be given work on a case.</summary>
public static class CaseOfficers
{
    /// <summary>The unit's working officers without those excluded from the case, for whom it does not exist.</summary>
    public static IQueryable<Officer> OfficersFor(this AppDbContext db, Guid caseId, Guid unit) => db.Users.Where(o => o.OrganisationId == unit && o.IsActive
        && !db.Set<CaseGrant>().Any(g => g.OfficerId == o.Id && g.Kind == GrantKind.Excluded && g.CaseId == caseId && g.EndedAt == null));
}

/// <summary>An officer who may be given work on a case.</summary>
/// <param name="IsOnTeam">She has a grant without an end, as the one who answers for a hand-off gets it.</param>
public sealed record CaseWorker(bool IsOnTeam);
