using CaseReferral.Core.Access;
using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.FollowUps;

/// <summary>A case whose visits are written, with everything planned for it.</summary>
internal sealed record VisitCase(Case Case, List<PlannedVisit> Plan)
{
    /// <summary>The day follow-up first began; null while it has not.</summary>
    public DateOnly? Since => Plan.Count == 0 ? null : Plan.Min(p => p.Since);

    public PlannedVisit Planned(Guid id) => Plan.Find(p => p.Id == id) ?? throw new NotFoundException(nameof(PlannedVisit));

    /// <exception cref="RuleBrokenException">The case is not in follow-up.</exception>
    public void RequireFollowUp()
    {
        var known = new VisitFacts { Stage = Case.Stage, Since = Since };
        if (!VisitRules.InFollowUp.Holds(known))
            throw new RuleBrokenException([VisitRules.InFollowUp.Explain(known)]);
    }
}

/// <summary>What comes before every write about a visit: who may, and on which file.</summary>
internal static class VisitGate
{
    /// <exception cref="NotFoundException">No such case for her.</exception>
    /// <exception cref="NotPermittedException">Not the unit that follows up, or a minor's file that is not open to her.</exception>
    public static async Task<VisitCase> VisitCaseAsync(this AppDbContext db, Guid caseId, DateTime now, CancellationToken token)
    {
        var @case = await db.CaseAsync(caseId, token);
        if (!db.Actor.May(Permissions.VisitRecord) || !Sides.Of(db.Actor, @case).HasFlag(Side.Owner))
            throw new NotPermittedException(Permissions.VisitRecord);
        await db.RequireOpenAsync(caseId, @case.PersonId, Permissions.VisitRecord, now, token);
        return new(@case, await db.Set<PlannedVisit>().Where(p => p.CaseId == caseId).ToListAsync(token));
    }
}
