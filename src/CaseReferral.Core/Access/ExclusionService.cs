using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Trail;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Access;

/// <summary>One exclusion that stands. Of the case it tells the number and nothing else.</summary>
/// <param name="Id">Of the grant row.</param>
/// <param name="Version">For the form that lifts it.</param>
/// <param name="CaseSerial">See <see cref="Serial"/>.</param>
/// <param name="Officer">Display name.</param>
/// <param name="Account">User name.</param>
/// <param name="Unit">The officer's unit.</param>
/// <param name="Since">UTC.</param>
/// <param name="BySecurity">Otherwise the officer's lead said so, and lifts it.</param>
/// <param name="Reason">Of an exclusion by security; what a lead wrote stays with the file.</param>
public sealed record ExclusionRow(
    Guid Id, int Version, long CaseSerial, string Officer, string Account, string Unit, DateTime Since, bool BySecurity, string? Reason)
{
    public string CaseNumber => Serial.Format(CaseSerial);
}

/// <summary>
/// The security administrator keeps an officer with a conflict of interest out of a case, by the case's number, without seeing
/// anything of it. She reads as the system to find the number; what leaves here is a number she typed or wrote before.
/// </summary>
public sealed class ExclusionService(AppDbContext db, TimeProvider time)
{
    /// <summary>Length of the list.</summary>
    public const int Most = 100;

    /// <exception cref="InvalidInputException">No such case or account, or no reason. Whether the officer's unit has the case is not told.</exception>
    /// <exception cref="RuleBrokenException">She is out of it already.</exception>
    public async Task ExcludeAsync(string? caseNumber, string? account, string? reason, CancellationToken token)
    {
        db.Demand(Permissions.AccessExclude);
        var why = GrantService.Check(reason);
        var officer = await OfficerAsync(account, token) ?? throw new InvalidInputException([new("Account", "Error.NoOfficerAccount")]);
        if (!Serial.TryParse(caseNumber, out var serial) || await CaseAsync(serial, token) is not { } caseId)
        {
            await TellAttemptAsync(serial, token);
            throw new InvalidInputException([new("CaseNumber", "Error.NoCaseNumber")]);
        }
        if (await db.Set<CaseGrant>().AnyAsync(g => g.CaseId == caseId && g.OfficerId == officer.Id
            && g.Kind == GrantKind.Excluded && g.BySecurity && g.EndedAt == null, token))
            throw new RuleBrokenException([new("ExcludedAlready")]);
        await db.ExcludeAsync(caseId, officer.Id, officer.OrganisationId, why, bySecurity: true, time.GetUtcNow().UtcDateTime, token);
        await db.SaveChangesAsync(token);
    }

    /// <summary>Lets the officer see the case again, as far as her unit and her lead let her; what she had before does not come back.</summary>
    /// <exception cref="StaleException">Somebody lifted it in the meantime.</exception>
    public async Task LiftAsync(Guid id, int version, string? reason, CancellationToken token)
    {
        db.Demand(Permissions.AccessExclude);
        var grant = await db.Set<CaseGrant>().FirstOrDefaultAsync(g => g.Id == id && g.Kind == GrantKind.Excluded && g.BySecurity, token)
            ?? throw new NotFoundException(nameof(CaseGrant));
        if (grant.Version != version || grant.EndedAt is not null)
            throw new StaleException(null, null);
        var why = GrantService.Check(reason);
        db.Expect(grant, version);
        grant.Lift(db.Actor, why, time.GetUtcNow().UtcDateTime);
        await db.SaveOrStaleAsync(token);
    }

    /// <summary>What stands now, the newest first; of one account or of all.</summary>
    public async Task<IReadOnlyList<ExclusionRow>> ListAsync(string? account, CancellationToken token)
    {
        db.Demand(Permissions.AccessExclude);
        var name = string.IsNullOrWhiteSpace(account) ? null : Officer.Normalise(account.Trim());
        return await Rows(db.Set<CaseGrant>().Where(g => g.Kind == GrantKind.Excluded && g.EndedAt == null
            && (name == null || db.Users.Any(o => o.Id == g.OfficerId && o.NormalizedUserName == name))), token);
    }

    /// <exception cref="NotFoundException">No exclusion of hers that stands.</exception>
    public async Task<ExclusionRow> FindAsync(Guid id, CancellationToken token)
    {
        db.Demand(Permissions.AccessExclude);
        var rows = await Rows(db.Set<CaseGrant>().Where(g => g.Id == id && g.Kind == GrantKind.Excluded && g.BySecurity && g.EndedAt == null), token);
        return rows.Count > 0 ? rows[0] : throw new NotFoundException(nameof(CaseGrant));
    }

    private async Task<IReadOnlyList<ExclusionRow>> Rows(IQueryable<CaseGrant> grants, CancellationToken token)
    {
        using var _ = db.AsSystem();
        return await (from g in grants.OrderByDescending(g => g.AskedAt).Take(Most)
                      join c in db.Set<Case>() on g.CaseId equals c.Id
                      join o in db.Users on g.OfficerId equals o.Id
                      join u in db.Set<Organisation>() on o.OrganisationId equals u.Id
                      orderby g.AskedAt descending
                      select new ExclusionRow(g.Id, g.Version, c.Serial, o.DisplayName, o.UserName!, u.Name, g.AskedAt, g.BySecurity, g.BySecurity ? g.Reason : null))
            .AsNoTracking().ToListAsync(token);
    }

    /// <summary>Administrators see no case anyway.</summary>
    private Task<Officer?> OfficerAsync(string? account, CancellationToken token)
    {
        var name = Officer.Normalise(account?.Trim() ?? "");
        return db.Users.AsNoTracking().FirstOrDefaultAsync(
            o => o.NormalizedUserName == name && (o.Role == OfficerRole.Officer || o.Role == OfficerRole.Lead), token);
    }

    private async Task<Guid?> CaseAsync(long serial, CancellationToken token)
    {
        using var _ = db.AsSystem();
        return await db.Set<Case>().Where(c => c.Serial == serial).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(token);
    }

    /// <summary>Numbers are not tried out unseen; what is no number is a slip of the keyboard.</summary>
    private async Task TellAttemptAsync(long serial, CancellationToken token)
    {
        if (serial == 0)
            return;
        db.Note(new(AuditKind.Refused, "Page", null) { Detail = "422|NoCaseNumber|POST exclusions/new" });
        await db.SaveChangesAsync(token);
    }
}

/// <summary>What an exclusion does, whoever decides it.</summary>
internal static class Exclusions
{
    /// <summary>Part of the caller's save: who is out of the case keeps nothing she was given for it.</summary>
    public static async Task ExcludeAsync(
        this AppDbContext db, Guid caseId, Guid officer, Guid unit, string reason, bool bySecurity, DateTime now, CancellationToken token)
    {
        // An exclusion by security stands beside a lead's; neither ends the other.
        foreach (var open in await db.Set<CaseGrant>().Where(g => g.CaseId == caseId && g.OfficerId == officer && g.EndedAt == null
            && (g.Kind != GrantKind.Excluded || !g.BySecurity && !bySecurity)).ToListAsync(token))
            open.End(db.Actor, now);
        db.Add(CaseGrant.Exclusion(caseId, officer, unit, reason, bySecurity, db.Actor, now));
    }
}
