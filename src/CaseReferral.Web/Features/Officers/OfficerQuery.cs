using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Officers;
using CaseReferral.Core.Organisations;
using CaseReferral.Web.Setup;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Officers;

/// <summary>Accounts in the order of their names. No password hash, key or code leaves this query.</summary>
public sealed class OfficerQuery(AppDbContext db, AccountOptions options, TimeProvider time)
{
    public async Task<OfficerListPage> ListAsync(OfficerFilter filter, CancellationToken token)
    {
        var officers = db.Set<Officer>().AsNoTracking();
        if (filter.Unit is { } unit)
            officers = officers.Where(o => o.OrganisationId == unit);
        if (filter.Role is { } role)
            officers = officers.Where(o => o.Role == role);
        if (filter.State is { } state)
            officers = officers.Where(o => o.IsActive == (state == AccountState.Active));
        if (filter.Name?.Trim() is { Length: > 0 } name)
        {
            var upper = Officer.Normalise(name);
            officers = officers.Where(o => o.NormalizedUserName!.Contains(upper) || o.DisplayName.Contains(name));
        }
        if (filter.After is { Length: > 0 } after)
#pragma warning disable CA1309 // becomes SQL, which compares by the collation it sorts by
            officers = officers.Where(o => string.Compare(o.NormalizedUserName, after) > 0);
#pragma warning restore CA1309
        var rows = await officers.OrderBy(o => o.NormalizedUserName).Take(OfficerListPage.Size + 1)
            .Join(db.Set<Organisation>(), o => o.OrganisationId, u => u.Id, (o, u) => new { o, u.Name }).OrderBy(x => x.o.NormalizedUserName)
            .Select(x => new OfficerRow(x.o.Id, x.o.UserName!, x.o.NormalizedUserName!, x.o.DisplayName, x.Name, x.o.Role, x.o.IsActive,
                x.o.TwoFactorEnabled)).ToListAsync(token);
        return new([.. rows.Take(OfficerListPage.Size)], filter, await UnitsAsync(true, token), rows.Count > OfficerListPage.Size);
    }

    public async Task<OfficerPage> PageAsync(Guid id, string? issuedPassword, CancellationToken token)
    {
        var now = time.GetUtcNow();
        var (seen, started) = ((now - options.Idle).UtcDateTime, (now - options.Longest).UtcDateTime);
        var page = await (
            from o in db.Set<Officer>().AsNoTracking()
            where o.Id == id
            join u in db.Set<Organisation>() on o.OrganisationId equals u.Id
            select new OfficerPage
            {
                Id = o.Id,
                Version = o.Version,
                UserName = o.UserName!,
                DisplayName = o.DisplayName,
                UnitId = u.Id,
                UnitName = u.Name,
                UnitKind = u.Kind,
                UnitIsActive = u.IsActive,
                Role = o.Role,
                IsActive = o.IsActive,
                MustChangePassword = o.MustChangePassword,
                PasswordSetAt = o.PasswordSetAt,
                HasSecondFactor = o.TwoFactorEnabled,
                LockoutEnd = o.LockoutEnd,
                Passkeys = db.Set<IdentityUserPasskey<Guid>>().Count(p => p.UserId == id),
                ProviderNumber = db.Set<IdentityUserLogin<Guid>>().Where(l => l.UserId == id && l.LoginProvider == SingleSignOnOptions.Scheme)
                    .Select(l => l.ProviderKey).FirstOrDefault(),
                LastSeenAt = db.Set<OfficerSession>().Where(s => s.OfficerId == id).Max(s => (DateTime?)s.SeenAt),
                Sessions = db.Set<OfficerSession>().Count(s => s.OfficerId == id && s.EndedAt == null && s.Stamp == o.SecurityStamp
                    && s.SeenAt > seen && s.StartedAt > started),
                HasAnotherOfItsKind = db.Set<Officer>().Any(other => other.Role == o.Role && other.IsActive && other.Id != id),
            }).FirstOrDefaultAsync(token) ?? throw new NotFoundException(nameof(Officer));
        return page with { IsSelf = id == db.Actor.OfficerId, IsLocked = page.LockoutEnd > now, IssuedPassword = issuedPassword };
    }

    /// <summary>Units for a choice; all of them for a filter, those in service for a new account.</summary>
    public async Task<IReadOnlyList<UnitChoice>> UnitsAsync(bool closedToo, CancellationToken token) =>
        await db.Set<Organisation>().Where(o => closedToo || o.IsActive).OrderBy(o => o.RegionCode).ThenBy(o => o.Code)
            .Select(o => new UnitChoice(o.Id, o.Name)).ToListAsync(token);
}
