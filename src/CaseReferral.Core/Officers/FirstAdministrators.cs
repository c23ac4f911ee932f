using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Organisations;
using CaseReferral.Core.Reference;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Officers;

/// <summary>
/// The first set-up of a new installation: no account exists, so whoever can run a command on the server gets a token, and
/// the token opens the page that makes the three administrators. It works once.
/// </summary>
public sealed class FirstAdministrators(AppDbContexts contexts, IPasswordHasher<Officer> hasher, Regions regions, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Makes a new token and forgets the ones before.</summary>
    /// <returns>The token, or null when an account exists already.</returns>
    public async Task<string?> IssueTokenAsync(CancellationToken token)
    {
        await using var db = Open();
        if (await db.Set<Officer>().AnyAsync(token))
            return null;
        db.RemoveRange(await db.Set<SetupToken>().ToListAsync(token));
        var secret = Secrets.Token();
        db.Add(new SetupToken(secret, Now));
        await db.SaveChangesAsync(token);
        return secret;
    }

    /// <summary>Whether the page is there at all.</summary>
    public async Task<bool> IsOpenAsync(CancellationToken token)
    {
        await using var db = Open();
        var now = Now;
        return await db.Set<SetupToken>().AnyAsync(t => t.UsedAt == null && t.EndsAt > now, token) && !await db.Set<Officer>().AnyAsync(token);
    }

    /// <summary>Makes the operating unit and its three administrators, each with an issued password.</summary>
    /// <returns>User names and passwords, to be handed to three people.</returns>
    /// <exception cref="InvalidInputException">Wrong token, or something is missing.</exception>
    public async Task<IReadOnlyList<(OfficerRole Role, string UserName, string Password)>> CreateAsync(
        FirstAdministratorsInput input, CancellationToken token)
    {
        await using var db = Open();
        var key = await db.Set<SetupToken>().OrderByDescending(t => t.EndsAt).FirstOrDefaultAsync(token);
        if (key?.Opens(input.Token ?? "", Now) != true || await db.Set<Officer>().AnyAsync(token))
            throw new InvalidInputException([new("Token", "Error.SetupToken")]);
        Check(input);
        key.Use(Now);
        var unit = new Organisation("operations", input.UnitName!.Trim(), OrganisationKind.Operations, input.RegionCode!);
        db.Add(unit);
        var made = input.People.Select(person => Make(db, person, unit.Id)).ToList();
        await db.SaveChangesAsync(token);
        return made;
    }

    private (OfficerRole, string, string) Make(AppDbContext db, FirstAdministrator person, Guid unit)
    {
        var officer = new Officer(person.UserName!.Trim(), person.DisplayName!.Trim(), unit, person.Role);
        var password = Secrets.IssuedPassword();
        officer.IssuePassword(hasher.HashPassword(officer, password), Now);
        db.Add(officer);
        return (person.Role, officer.UserName!, password);
    }

    private void Check(FirstAdministratorsInput input)
    {
        List<FieldError> errors = [];
        if (string.IsNullOrWhiteSpace(input.UnitName))
            errors.Add(new("UnitName", "Error.Required"));
        if (!regions.Exists(input.RegionCode))
            errors.Add(new("RegionCode", "Error.Region"));
        foreach (var person in input.People)
        {
            if (!OfficerService.IsUserName(person.UserName))
                errors.Add(new($"{person.Field}UserName", "Error.UserName"));
            else if (input.People.Any(other => other != person && Officer.Normalise(other.UserName ?? "") == Officer.Normalise(person.UserName!)))
                errors.Add(new($"{person.Field}UserName", "Error.UserNameTaken"));
            if (string.IsNullOrWhiteSpace(person.DisplayName))
                errors.Add(new($"{person.Field}DisplayName", "Error.Required"));
        }
        if (errors.Count > 0)
            throw new InvalidInputException(errors);
    }

    private AppDbContext Open() => contexts.For(Actor.System("setup"));
}

/// <summary>What the first set-up asks for.</summary>
public sealed record FirstAdministratorsInput(string? Token, string? UnitName, string? RegionCode, IReadOnlyList<FirstAdministrator> People);

/// <summary>One of the three; <paramref name="Field"/> is the prefix of its form fields.</summary>
public sealed record FirstAdministrator(OfficerRole Role, string Field, string? UserName, string? DisplayName);
