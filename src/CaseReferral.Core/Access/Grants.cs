using CaseReferral.Core.Cases;
using CaseReferral.Core.Data;
using CaseReferral.Core.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Access;

/// <summary>
/// Opens and ends access rows inside the caller's save. After the end of a finished hand-off the unit keeps its
/// reading for 30 days; a hand-off returned, withdrawn, re-routed or void ends it at once.
/// </summary>
public sealed class Grants(AppDbContext db)
{
    public static readonly TimeSpan AfterEnd = TimeSpan.FromDays(30);

    public async Task GiveAsync(Case @case, Guid unit, AccessRole role, DateTime now, CancellationToken token)
    {
        using var _ = db.AsSystem();
        var row = db.Set<CaseAccess>().Local.FirstOrDefault(a => a.CaseId == @case.Id && a.OrganisationId == unit)
            ?? await db.Set<CaseAccess>().FirstOrDefaultAsync(a => a.CaseId == @case.Id && a.OrganisationId == unit, token);
        if (row is null)
            db.Add(new CaseAccess(@case, unit, role, now));
        else if (role < row.Role || row.EndsAt is not null)
            row.Become(role, now);
    }

    /// <summary>Who takes a hand-off on works on the case: she joins the team for as long as her unit has access.</summary>
    public async Task JoinAsync(Guid caseId, Guid officer, Guid unit, DateTime now, CancellationToken token)
    {
        var rows = await db.Set<CaseGrant>().Where(g => g.CaseId == caseId && g.OfficerId == officer && g.EndedAt == null).ToListAsync(token);
        if (!rows.Exists(g => g.Kind == GrantKind.Excluded || g.Kind == GrantKind.Team && g.Until is null))
            db.Add(CaseGrant.Given(caseId, officer, unit, GrantKind.Team, null, null, db.Actor, now));
    }

    /// <summary>The placement receiver takes the case over; the unit before keeps reading what it wrote.</summary>
    public async Task TransferAsync(Case @case, Guid unit, DateTime now, CancellationToken token)
    {
        using var _ = db.AsSystem();
        var rows = await db.Set<CaseAccess>().Where(a => a.CaseId == @case.Id).ToListAsync(token);
        rows.Find(a => a.OrganisationId == @case.OwnerOrganisationId)?.Become(AccessRole.Origin, now);
        @case.HandOver(unit);
        foreach (var handoff in await db.Set<Handoff>().Where(h => h.CaseId == @case.Id).ToListAsync(token))
            handoff.OwnedBy(unit);
        if (rows.Find(a => a.OrganisationId == unit) is { } row)
            row.Become(AccessRole.Owner, now);
        else
            db.Add(new CaseAccess(@case, unit, AccessRole.Owner, now));
    }

    /// <summary>Ends the receiver's access when its last accepted hand-off of the case is over.</summary>
    public async Task EndAsync(Handoff ended, DateTime now, CancellationToken token)
    {
        using var _ = db.AsSystem();
        var row = await db.Set<CaseAccess>().FirstOrDefaultAsync(
            a => a.CaseId == ended.CaseId && a.OrganisationId == ended.ToOrganisationId && a.Role == AccessRole.Party, token);
        if (row is null || row.EndsAt is not null)
            return;
        var another = await db.Set<Handoff>().AnyAsync(h => h.CaseId == ended.CaseId && h.Id != ended.Id
            && h.ToOrganisationId == ended.ToOrganisationId && h.HolderId != null && h.AcceptedAt != null, token);
        if (another)
            return;
        var at = ended.Status is HandoffStatus.Closed or HandoffStatus.Unfulfilled or HandoffStatus.Cancelled ? now + AfterEnd : now;
        row.End(at);
        foreach (var grant in await db.Set<CaseGrant>().Where(g => g.CaseId == ended.CaseId && g.OrganisationId == ended.ToOrganisationId
            && g.Kind != GrantKind.Excluded && g.EndedAt == null).ToListAsync(token))
            grant.EndWithUnit(at);
    }
}
