using CaseReferral.Core.Cases;
using CaseReferral.Core.Data;
using CaseReferral.Core.FollowUps;
using CaseReferral.Core.Handoffs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Access;

/// <summary>
/// Opens and ends access rows inside the caller's save. After the end of a finished hand-off the unit keeps its
/// reading for a while (<see cref="AccessOptions.ReadAfterEndDays"/>), where its line follows on from the last limit it still has; a hand-off returned, withdrawn, re-routed or void ends it at once.
/// </summary>
public sealed class Grants(AppDbContext db, AccessOptions options)
{
    private static readonly StoredQuery<Officer, Guid?> Settled = new();

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
        var settled = await Settled.FirstAsync(db, new(caseId, officer), (db, a) => db.Set<CaseGrant>().Where(g => g.CaseId == a.CaseId && g.OfficerId == a.OfficerId
            && g.EndedAt == null && (g.Kind == GrantKind.Excluded || g.Kind == GrantKind.Team && g.Until == null)).OrderBy(g => g.Id).Select(g => (Guid?)g.Id).Take(1), token);
        if (settled is null)
            db.Add(CaseGrant.Given(caseId, officer, unit, GrantKind.Team, null, null, db.Actor, now));
    }

    /// <summary>
    /// The placement receiver takes the case over. Police who began it keep reading what they wrote; an institution that hands the person
    /// on reads what it was given while it has something of its own to finish in the case, and for the usual time after.
    /// </summary>
    public async Task TransferAsync(Case @case, Guid unit, DateTime now, CancellationToken token)
    {
        using var _ = db.AsSystem();
        var former = @case.OwnerOrganisationId;
        var rows = await db.Set<CaseAccess>().Where(a => a.CaseId == @case.Id).ToListAsync(token);
        var handoffs = await db.Set<Handoff>().Where(h => h.CaseId == @case.Id).ToListAsync(token);
        rows.Find(a => a.OrganisationId == former)?.Become(former == @case.OriginOrganisationId ? AccessRole.Origin : AccessRole.Party, now);
        @case.HandOver(unit);
        handoffs.ForEach(h => h.OwnedBy(unit));
        await FollowUpPlan.HandOverAsync(db, @case.Id, unit, token);
        if (former != @case.OriginOrganisationId && former != unit)
        {
            await OwnersTasks.HandOverAsync(db, @case, former, token);
            if (!handoffs.Exists(h => h.HolderId != null && (h.ToOrganisationId == former && h.AcceptedAt != null || h.FromOrganisationId == former && h.Status != HandoffStatus.Draft))
                && rows.Find(a => a.OrganisationId == former) is { } left)
                await EndAsync(left, now + options.ReadAfterEnd, token);
        }
        if (rows.Find(a => a.OrganisationId == unit) is { } row)
            row.Become(AccessRole.Owner, now);
        else
            db.Add(new CaseAccess(@case, unit, AccessRole.Owner, now));
    }

    /// <summary>
    /// The receiver gives up a placement of somebody who never came: the case goes back to the unit that has her, and the receiver reads it no
    /// longer, unless it has something else to do in it.
    /// </summary>
    public async Task GiveBackAsync(Case @case, Handoff givenUp, Guid unit, DateTime now, CancellationToken token)
    {
        using var _ = db.AsSystem();
        var former = @case.OwnerOrganisationId;
        await TransferAsync(@case, unit, now, token);
        var busy = await db.Set<Handoff>().AnyAsync(h => h.CaseId == @case.Id && h.Id != givenUp.Id && h.HolderId != null
            && (h.ToOrganisationId == former && h.AcceptedAt != null || h.FromOrganisationId == former && h.Status != HandoffStatus.Draft), token);
        if (!busy && db.Set<CaseAccess>().Local.FirstOrDefault(a => a.CaseId == @case.Id && a.OrganisationId == former && a.Role == AccessRole.Party) is { } row)
            await EndAsync(row, now, token);
    }

    /// <summary>
    /// A consent is withdrawn: every hand-off that rests on it shows its receiver nothing more, and a unit that has no other
    /// ground loses the case. What was done before stays (个人信息保护法 Art. 15).
    /// </summary>
    /// <returns>The hand-offs concerned.</returns>
    public async Task<IReadOnlyList<Handoff>> StopAsync(Privacy.Consent withdrawn, DateTime now, CancellationToken token)
    {
        using var _ = db.AsSystem();
        var resting = await db.Set<Handoff>().Where(h => h.CaseId == withdrawn.CaseId && h.DisclosureEndedAt == null
            && db.Set<Privacy.DisclosureEntry>().Any(d => d.HandoffId == h.Id && d.ConsentId == withdrawn.Id)).ToListAsync(token);
        resting.ForEach(h => h.EndDisclosure(now));
        var ids = resting.ConvertAll(h => h.Id);
        var another = await db.Set<Handoff>().AnyAsync(h => h.CaseId == withdrawn.CaseId && h.ToOrganisationId == withdrawn.OrganisationId
            && !ids.Contains(h.Id) && h.HolderId != null && h.AcceptedAt != null && h.DisclosureEndedAt == null, token);
        var row = await db.Set<CaseAccess>().FirstOrDefaultAsync(
            a => a.CaseId == withdrawn.CaseId && a.OrganisationId == withdrawn.OrganisationId && a.Role == AccessRole.Party, token);
        if (resting.Count > 0 && !another && row is not null && (row.EndsAt is null || row.EndsAt > now))
            row.End(now);
        return resting;
    }

    /// <summary>
    /// Ends the access of a party when the last hand-off it has in hand in the case, received or sent, is over: of the receiver, and of a
    /// sender that is no longer more than a party, because it handed the person on.
    /// </summary>
    public async Task EndAsync(Handoff ended, HandoffKind kind, DateTime now, CancellationToken token)
    {
        using var _ = db.AsSystem();
        var parties = await db.Set<CaseAccess>().Where(a => a.CaseId == ended.CaseId && a.Role == AccessRole.Party && a.EndsAt == null
            && (a.OrganisationId == ended.ToOrganisationId || a.OrganisationId == ended.FromOrganisationId)).ToListAsync(token);
        foreach (var row in parties)
        {
            var unit = row.OrganisationId;
            if (await db.Set<Handoff>().AnyAsync(h => h.CaseId == ended.CaseId && h.Id != ended.Id && h.HolderId != null
                && (h.ToOrganisationId == unit && h.AcceptedAt != null || h.FromOrganisationId == unit && h.Status != HandoffStatus.Draft), token))
                continue;
            if (unit == ended.FromOrganisationId)
                await EndAsync(row, now + options.ReadAfterEnd, token);
            else
                await EndAsync(row, ended.Status is HandoffStatus.Closed or HandoffStatus.Unfulfilled or HandoffStatus.Cancelled ? await LastAsync(ended, kind, now, token) + options.ReadAfterEnd : now, token);
        }
    }

    /// <summary>The unit's access ends, and with it that of everybody who has the file there.</summary>
    private async Task EndAsync(CaseAccess row, DateTime at, CancellationToken token)
    {
        row.End(at);
        foreach (var grant in await OfUnitAsync(row.CaseId, row.OrganisationId, token))
            grant.EndWithUnit(at);
    }

    /// <summary>A line that follows on has a further limit: its unit, and who works on it there, read until that is over too.</summary>
    public async Task ProlongAsync(Handoff closed, HandoffKind kind, CancellationToken token)
    {
        using var _ = db.AsSystem();
        if (await PartyAsync(closed, token) is not { EndsAt: { } before } row)
            return;
        var at = await LastAsync(closed, kind, closed.EndedAt!.Value, token) + options.ReadAfterEnd;
        if (at <= before)
            return;
        row.End(at);
        foreach (var grant in await OfUnitAsync(closed.CaseId, closed.ToOrganisationId, token))
            grant.GoOnWithUnit(before, at);
    }

    /// <summary>The end of the last limit the unit still has in the case, where the line follows on.</summary>
    private async Task<DateTime> LastAsync(Handoff ended, HandoffKind kind, DateTime end, CancellationToken token)
    {
        if (!kind.FollowsOn || ended.Status != HandoffStatus.Closed)
            return end;
        // Loaded, so that what this save begins and ends is counted with what is stored.
        await db.Set<CaseClock>().Where(c => c.CaseId == ended.CaseId && c.HolderId == ended.ToOrganisationId).LoadAsync(token);
        return db.Set<CaseClock>().Local.Where(c => c.CaseId == ended.CaseId && c.HolderId == ended.ToOrganisationId && c.DueAt > end)
            .Select(c => c.DueAt).DefaultIfEmpty(end).Max();
    }

    private Task<CaseAccess?> PartyAsync(Handoff handoff, CancellationToken token) => db.Set<CaseAccess>().FirstOrDefaultAsync(
        a => a.CaseId == handoff.CaseId && a.OrganisationId == handoff.ToOrganisationId && a.Role == AccessRole.Party, token);

    private Task<List<CaseGrant>> OfUnitAsync(Guid caseId, Guid unit, CancellationToken token) => db.Set<CaseGrant>().Where(
        g => g.CaseId == caseId && g.OrganisationId == unit && g.Kind != GrantKind.Excluded && g.EndedAt == null).ToListAsync(token);

    private sealed record Officer(Guid CaseId, Guid OfficerId);
}
