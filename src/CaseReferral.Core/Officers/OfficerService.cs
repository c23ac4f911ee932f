using System.Text.RegularExpressions;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Organisations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Officers;

/// <summary>
/// What the system administrator does with accounts. She hands out passwords, the security administrator roles and second
/// factors, so neither can take an account over alone.
/// </summary>
public sealed partial class OfficerService(AppDbContext db, IPasswordHasher<Officer> hasher, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Opens an account.</summary>
    /// <returns>The account and the password to hand over; nobody can read it again.</returns>
    /// <exception cref="InvalidInputException">The name is taken or something is missing.</exception>
    public async Task<(Guid Id, string Password)> CreateAsync(OfficerInput input, CancellationToken token)
    {
        db.Demand(Permissions.OfficerManage);
        await CheckAsync(input, token);
        var officer = new Officer(input.UserName!.Trim(), input.DisplayName!.Trim(), input.OrganisationId!.Value, input.Role);
        var password = Issue(officer);
        db.Add(officer);
        await db.SaveOrStaleAsync(token);
        return (officer.Id, password);
    }

    /// <summary>Switches an account off; its sessions end at once.</summary>
    /// <exception cref="RuleBrokenException">Her own account, or the last administrator of a kind.</exception>
    public async Task DisableAsync(Guid id, int version, CancellationToken token)
    {
        var (officer, facts) = await BeginAsync(id, version, token);
        OfficerRules.Demand(facts, OfficerRules.NotHerself, OfficerRules.AnotherOfItsKind);
        officer.Disable();
        await db.SaveOrStaleAsync(token);
    }

    public async Task EnableAsync(Guid id, int version, CancellationToken token)
    {
        var (officer, facts) = await BeginAsync(id, version, token);
        OfficerRules.Demand(facts, OfficerRules.NotHerself, OfficerRules.UnitInService);
        officer.Enable();
        await db.SaveOrStaleAsync(token);
    }

    /// <summary>Ends the lock that wrong passwords have caused.</summary>
    public async Task UnlockAsync(Guid id, int version, CancellationToken token)
    {
        var (officer, facts) = await BeginAsync(id, version, token);
        OfficerRules.Demand(facts, OfficerRules.NotHerself);
        officer.Unlock();
        await db.SaveOrStaleAsync(token);
    }

    /// <summary>Issues a new password; running sessions end.</summary>
    /// <returns>The password to hand over; nobody can read it again.</returns>
    public async Task<string> IssuePasswordAsync(Guid id, int version, CancellationToken token)
    {
        var (officer, facts) = await BeginAsync(id, version, token);
        OfficerRules.Demand(facts, OfficerRules.NotHerself);
        if (officer.PasswordHash is { } old)
            db.Add(new OldPassword(officer.Id, old, Now));
        var password = Issue(officer);
        await db.SaveOrStaleAsync(token);
        return password;
    }

    private string Issue(Officer officer)
    {
        var password = Secrets.IssuedPassword();
        officer.IssuePassword(hasher.HashPassword(officer, password), Now);
        return password;
    }

    private async Task<(Officer, OfficerFacts)> BeginAsync(Guid id, int version, CancellationToken token)
    {
        db.Demand(Permissions.OfficerManage);
        var officer = await db.OfficerAsync(id, version, token);
        return (officer, await db.FactsAsync(officer, officer.Role, token));
    }

    private async Task CheckAsync(OfficerInput input, CancellationToken token)
    {
        List<FieldError> errors = [];
        var name = input.UserName?.Trim() ?? "";
        if (!IsUserName(name))
            errors.Add(new("UserName", "Error.UserName"));
        else if (await db.Set<Officer>().AnyAsync(o => o.NormalizedUserName == Officer.Normalise(name), token))
            errors.Add(new("UserName", "Error.UserNameTaken"));
        if (string.IsNullOrWhiteSpace(input.DisplayName))
            errors.Add(new("DisplayName", "Error.Required"));
        if (input.Role is not (OfficerRole.Officer or OfficerRole.Lead))
            errors.Add(new("Role", "Error.Choose"));
        if (!await db.Set<Organisation>().AnyAsync(o => o.Id == input.OrganisationId && o.IsActive, token))
            errors.Add(new("OrganisationId", "Error.Choose"));
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
    }

    /// <summary>Letters, digits, dot, hyphen, underscore: what a keyboard types without an input method.</summary>
    internal static bool IsUserName(string? name) => UserNameShape().IsMatch(name?.Trim() ?? "");

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{2,49}$")]
    private static partial Regex UserNameShape();
}
