using CaseReferral.Core.Cases;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Access;

/// <summary>
/// Who sees what after 并案, as a part of its save. A merge opens the file that stays only to those who have one of the moved
/// hand-offs in hand, and to them no further than that hand-off does; who was out of one of the two cases is out of both.
/// </summary>
internal static class MergedAccess
{
    /// <param name="db">Reads as the system.</param>
    /// <param name="from">The case that ends.</param>
    /// <param name="into">The case that stays.</param>
    /// <param name="moved">The hand-offs that went along.</param>
    /// <param name="now">UTC.</param>
    /// <param name="token">Cancels.</param>
    public static async Task FollowAsync(
        AppDbContext db, Case from, Case into, IEnumerable<Handoff> moved, DateTime now, CancellationToken token)
    {
        var live = moved.Where(h => h.IsLive && h.Status != HandoffStatus.Draft).ToList();
        var access = await db.Set<CaseAccess>().Where(a => a.CaseId == from.Id || a.CaseId == into.Id).ToListAsync(token);
        var grants = await db.Set<CaseGrant>().Where(g => (g.CaseId == from.Id || g.CaseId == into.Id) && g.EndedAt == null).ToListAsync(token);
        Units(db, from, into, live, access, grants, now);
        Exclusions(db, from, into, grants, now);
        Teams(db, into, live, grants, now);
    }

    /// <summary>
    /// No role is raised: sender and receiver of a live hand-off become parties, a reading time that runs out goes on running out.
    /// Author and owner keep the old file; for its parties there is nothing left in it.
    /// </summary>
    private static void Units(
        AppDbContext db, Case from, Case into, List<Handoff> live, List<CaseAccess> access, List<CaseGrant> grants, DateTime now)
    {
        var working = live.Where(h => h.AcceptedAt is not null).Select(h => h.ToOrganisationId)
            .Concat(live.Select(h => h.FromOrganisationId)).ToHashSet();
        foreach (var old in access.Where(a => a.CaseId == from.Id && (a.EndsAt is null || a.EndsAt > now)))
        {
            var unit = old.OrganisationId;
            if (working.Contains(unit) || old.Role == AccessRole.Party)
                Admit(db, into, unit, access.Find(a => a.CaseId == into.Id && a.OrganisationId == unit), working.Contains(unit) ? null : old.EndsAt, now);
            if (old.Role != AccessRole.Party)
                continue;
            old.End(now);
            foreach (var grant in grants.Where(g => g.CaseId == from.Id && g.OrganisationId == unit && g.Kind != GrantKind.Excluded))
                grant.EndWithUnit(now);
        }
    }

    private static void Admit(AppDbContext db, Case into, Guid unit, CaseAccess? here, DateTime? until, DateTime now)
    {
        if (here is null)
            db.Add(here = new CaseAccess(into, unit, AccessRole.Party, now));
        else if (here.EndsAt is not { } end || until < end)
            return;
        else
            here.Become(AccessRole.Party, now);
        if (until is { } at)
            here.End(at);
    }

    /// <summary>A conflict of interest is one with the person, not with a number.</summary>
    private static void Exclusions(AppDbContext db, Case from, Case into, List<CaseGrant> grants, DateTime now)
    {
        foreach (var excluded in grants.Where(g => g.Kind == GrantKind.Excluded).ToList())
        {
            var other = excluded.CaseId == from.Id ? into.Id : from.Id;
            var there = grants.FindAll(g => g.CaseId == other && g.OfficerId == excluded.OfficerId);
            // What security decided no lead lifts, in whichever of the two cases.
            if (there.Exists(g => g.Kind == GrantKind.Excluded && (g.BySecurity || !excluded.BySecurity)))
                continue;
            there.FindAll(g => g.Kind != GrantKind.Excluded).ForEach(g => g.End(db.Actor, now));
            var also = CaseGrant.Exclusion(
                other, excluded.OfficerId, excluded.OrganisationId, excluded.Reason, excluded.BySecurity, db.Actor, now);
            db.Add(also);
            grants.Add(also);
        }
    }

    /// <summary>Who answers for a hand-off goes on with it in the next minute; everybody else is named by her lead, or asks.</summary>
    private static void Teams(AppDbContext db, Case into, List<Handoff> live, List<CaseGrant> grants, DateTime now)
    {
        var answering = live.Where(h => h is { AcceptedAt: not null, ResponsibleOfficerId: not null })
            .Select(h => (Officer: h.ResponsibleOfficerId!.Value, Unit: h.ToOrganisationId)).Distinct();
        foreach (var (officer, unit) in answering.Where(a => !grants.Exists(g => g.CaseId == into.Id && g.OfficerId == a.Officer
            && (g.Kind == GrantKind.Excluded || g is { Kind: GrantKind.Team, Until: null }))))
            db.Add(CaseGrant.Given(into.Id, officer, unit, GrantKind.Team, null, null, db.Actor, now));
    }
}
