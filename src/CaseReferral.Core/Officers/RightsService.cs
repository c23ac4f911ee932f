using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Officers;

/// <summary>What the security administrator does with accounts: roles, second factors, running sessions.</summary>
public sealed class RightsService(AppDbContext db)
{
    /// <summary>Gives an account another role; running sessions end.</summary>
    /// <exception cref="RuleBrokenException">Her own account, the last of its kind, or a role the unit cannot have.</exception>
    public async Task AppointAsync(Guid id, int version, OfficerRole role, CancellationToken token)
    {
        db.Demand(Permissions.RoleAppoint);
        var officer = await db.OfficerAsync(id, version, token);
        if (officer.Role == role)
            throw new InvalidInputException([new("Role", "Error.RoleUnchanged")]);
        var facts = await db.FactsAsync(officer, role, token);
        OfficerRules.Demand(facts, OfficerRules.NotHerself, OfficerRules.AnotherOfItsKind,
            OfficerRules.AdministratorsOutsideDepartments, OfficerRules.AdministratorsDoNotSwitch);
        officer.Become(role);
        await db.SaveOrStaleAsync(token);
    }

    /// <summary>Removes authenticator, recovery codes and passkeys, e.g. after a lost phone; the next sign-in asks for a new one.</summary>
    public async Task ForgetSecondFactorAsync(Guid id, int version, CancellationToken token)
    {
        db.Demand(Permissions.SessionEnd);
        var officer = await db.OfficerAsync(id, version, token);
        OfficerRules.Demand(await db.FactsAsync(officer, officer.Role, token), OfficerRules.NotHerself);
        db.RemoveRange(await db.Set<IdentityUserToken<Guid>>().Where(t => t.UserId == id).ToListAsync(token));
        db.RemoveRange(await db.Set<IdentityUserPasskey<Guid>>().Where(p => p.UserId == id).ToListAsync(token));
        officer.ForgetSecondFactor();
        await db.SaveOrStaleAsync(token);
    }

    /// <summary>Ends every session of an account, on every node, with its next request.</summary>
    public async Task EndSessionsAsync(Guid id, int version, CancellationToken token)
    {
        db.Demand(Permissions.SessionEnd);
        var officer = await db.OfficerAsync(id, version, token);
        officer.EndSessions();
        await db.SaveOrStaleAsync(token);
    }

    /// <summary>Ties an account to the person's number at the city's provider; no number removes the tie.</summary>
    /// <exception cref="InvalidInputException">The number belongs to another account.</exception>
    public async Task LinkAsync(Guid id, int version, string provider, string? number, CancellationToken token)
    {
        db.Demand(Permissions.RoleAppoint);
        var officer = await db.OfficerAsync(id, version, token);
        OfficerRules.Demand(await db.FactsAsync(officer, officer.Role, token), OfficerRules.NotHerself);
        var key = number?.Trim() ?? "";
        if (await db.Set<IdentityUserLogin<Guid>>().AnyAsync(l => l.LoginProvider == provider && l.ProviderKey == key && l.UserId != id, token))
            throw new InvalidInputException([new("Number", "Error.ProviderNumberTaken")]);
        var links = await db.Set<IdentityUserLogin<Guid>>().Where(l => l.UserId == id && l.LoginProvider == provider).ToListAsync(token);
        db.RemoveRange(links.Where(l => l.ProviderKey != key));
        if (key.Length > 0 && links.TrueForAll(l => l.ProviderKey != key))
            db.Add(new IdentityUserLogin<Guid> { LoginProvider = provider, ProviderKey = key, UserId = id });
        officer.EndSessions();
        await db.SaveOrStaleAsync(token);
    }
}
