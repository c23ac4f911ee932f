using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using CaseReferral.Core.Officers;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Organisations;

/// <summary>A hand-off a unit still has to do with: number and state, nothing of the case.</summary>
public sealed record LiveHandoff(long Serial, string Kind, HandoffStatus Status, string FromName, string ToName);

/// <summary>What a unit still has in hand; asked before it is taken out of service or becomes something else.</summary>
/// <param name="Handoffs">The first of them, oldest first; one more than a page shows when there are more.</param>
/// <param name="OpenCases">Cases it owns that are not closed.</param>
/// <param name="ActiveUnits">Units below it that are in service.</param>
/// <param name="Administrators">Its active administrators.</param>
public sealed record OrganisationFacts(IReadOnlyList<LiveHandoff> Handoffs, int OpenCases, int ActiveUnits, int Administrators)
{
    public const int Shown = 50;

    public bool IsFree => Handoffs.Count == 0 && OpenCases == 0;

    /// <summary>Must know the truth, not what an administrator may see; gives numbers and counts only.</summary>
    public static async Task<OrganisationFacts> LoadAsync(AppDbContext db, Guid unit, CancellationToken token)
    {
        using var _ = db.AsSystem();
        var handoffs = await (
            from h in db.Set<Handoff>()
            where h.HolderId != null && (h.FromOrganisationId == unit || h.ToOrganisationId == unit)
            join f in db.Set<Organisation>() on h.FromOrganisationId equals f.Id
            join t in db.Set<Organisation>() on h.ToOrganisationId equals t.Id
            orderby h.Serial
            select new LiveHandoff(h.Serial, h.Kind, h.Status, f.Name, t.Name)).Take(Shown + 1).ToListAsync(token);
        var cases = await db.Set<Cases.Case>().CountAsync(c => c.OwnerOrganisationId == unit
            && c.Stage != Cases.CaseStage.Closed && c.Stage != Cases.CaseStage.Unfounded && c.Stage != Cases.CaseStage.Merged, token);
        var below = await db.Set<Organisation>().CountAsync(o => o.ParentId == unit && o.IsActive, token);
        var administrators = await db.Set<Officer>().CountAsync(
            o => o.OrganisationId == unit && o.IsActive && (o.Role == OfficerRole.SystemAdministrator || o.Role == OfficerRole.SecurityAdministrator || o.Role == OfficerRole.AuditAdministrator), token);
        return new(handoffs, cases, below, administrators);
    }
}
