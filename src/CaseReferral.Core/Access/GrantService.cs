using CaseReferral.Core.Cases;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Trail;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Access;

/// <summary>
/// What people do about one officer's access to one case: ask, decide, name, exclude, open in an emergency, end. Each is one
/// save with a reason; the rows themselves are the trail's.
/// </summary>
public sealed class GrantService(AppDbContext db, Disclosure disclosure, AccessOptions options, TimeProvider time)
{
    public const int MaxReason = 500;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>An officer of a unit that has the case asks her lead to open a minor's file.</summary>
    /// <exception cref="RuleBrokenException">She has asked already.</exception>
    public async Task AskAsync(Guid caseId, string? reason, DateOnly? until, CancellationToken token)
    {
        await RequireHeaderAsync(caseId, token);
        var (why, end) = (Check(reason), Check(until));
        var officer = db.Actor.OfficerId;
        if (await db.Set<CaseGrant>().AnyAsync(g => g.CaseId == caseId && g.OfficerId == officer && g.GrantedAt == null && g.EndedAt == null, token))
            throw new RuleBrokenException([new("AskedAlready")]);
        db.Add(CaseGrant.Asked(caseId, db.Actor, why, end, Now));
        await db.SaveChangesAsync(token);
    }

    /// <summary>Emergency: she opens the file herself for a day; the case's owner is told, and the case says so.</summary>
    public async Task BreakGlassAsync(Guid caseId, string? reason, CancellationToken token)
    {
        await RequireHeaderAsync(caseId, token);
        var why = Check(reason);
        var @case = await db.CaseAsync(caseId, token);
        @case.Touch();
        db.AddRange(
            CaseGrant.Given(caseId, db.Actor.OfficerId, db.Actor.OrganisationId, GrantKind.BreakGlass, why, Now + options.EmergencyLasts, db.Actor, Now),
            @case.Note("BrokenOpen", db.Actor, Now, null),
            new OutboxMessage("access.BrokenOpen", @case.Number, @case.Id, @case.Id, @case.OwnerOrganisationId, Now));
        await db.SaveCaseAsync(caseId, token);
    }

    /// <summary>The office opens one file of its region for a working day.</summary>
    public async Task LookAsync(Guid caseId, string? reason, CancellationToken token)
    {
        var view = await disclosure.ForCaseAsync(caseId, token);
        if (!view.IsOffice || !db.Actor.IsOffice || !db.Actor.May(Permissions.CaseRead))
            throw new NotPermittedException(Permissions.CaseRead);
        db.Add(CaseGrant.Given(
            caseId, db.Actor.OfficerId, db.Actor.OrganisationId, GrantKind.OfficeLook, Check(reason), Now + options.OfficeLookLasts, db.Actor, Now));
        await db.SaveChangesAsync(token);
    }

    /// <summary>The lead names an officer of her unit, for the team or, with a conflict of interest, out of the case.</summary>
    /// <exception cref="InvalidInputException">Not an officer of hers, or no reason.</exception>
    public async Task NameAsync(Guid caseId, GrantKind kind, Guid? officerId, string? reason, DateOnly? until, CancellationToken token)
    {
        await RequireLeadAsync(caseId, token);
        if (kind is not (GrantKind.Team or GrantKind.Excluded))
            throw new NotPermittedException(Permissions.AccessDecide);
        var unit = db.Actor.OrganisationId;
        var officer = await db.Users.Where(o => o.Id == officerId && o.OrganisationId == unit && o.IsActive && o.Id != db.Actor.OfficerId)
            .Select(o => (Guid?)o.Id).FirstOrDefaultAsync(token) ?? throw new InvalidInputException([new("OfficerId", "Error.ChooseOfficer")]);
        var why = Check(reason);
        if (kind == GrantKind.Excluded)
            await db.ExcludeAsync(caseId, officer, unit, why, bySecurity: false, Now, token);
        else
            db.Add(CaseGrant.Given(caseId, officer, unit, kind, why, Check(until), db.Actor, Now));
        await db.SaveChangesAsync(token);
    }

    /// <summary>The lead of the officer's unit agrees to a request, refuses it, or ends what stands.</summary>
    /// <exception cref="StaleException">Somebody decided in the meantime.</exception>
    public async Task DecideAsync(Guid caseId, Guid grantId, int version, bool approve, CancellationToken token)
    {
        await RequireLeadAsync(caseId, token);
        var unit = db.Actor.OrganisationId;
        var grant = await db.Set<CaseGrant>().FirstOrDefaultAsync(g => g.Id == grantId && g.CaseId == caseId && g.OrganisationId == unit, token)
            ?? throw new NotFoundException(nameof(CaseGrant));
        if (grant.BySecurity)
            throw new NotPermittedException(Permissions.AccessExclude);
        if (grant.Version != version || grant.EndedAt is not null || approve && !grant.IsPending)
            throw new StaleException(null, null);
        db.Expect(grant, version);
        if (approve)
            grant.Approve(db.Actor, Now);
        else
            grant.End(db.Actor, Now);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            throw new StaleException(null, null);
        }
    }

    private async Task RequireHeaderAsync(Guid caseId, CancellationToken token)
    {
        if (!(await disclosure.ForCaseAsync(caseId, token)).NeedsGrant || !db.Actor.May(Permissions.CaseRead))
            throw new NotPermittedException(Permissions.CaseRead);
    }

    private async Task RequireLeadAsync(Guid caseId, CancellationToken token)
    {
        var view = await disclosure.ForCaseAsync(caseId, token);
        if (view.Role is null || !db.Actor.May(Permissions.AccessDecide))
            throw new NotPermittedException(Permissions.AccessDecide);
    }

    internal static string Check(string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new InvalidInputException([new("Reason", "Error.WriteReason")]);
        return reason.Length > MaxReason ? throw new InvalidInputException([new("Reason", "Error.TooLong", $"{MaxReason}")]) : reason.Trim();
    }

    /// <summary>The end of that day in China.</summary>
    private DateTime Check(DateOnly? until)
    {
        var today = Clocks.ChinaTime.LocalDate(Now);
        if (until is not { } day || day < today || day > today.AddDays(options.MaxDays))
            throw new InvalidInputException([new("Until", "Error.GrantUntil", $"{options.MaxDays}")]);
        return Clocks.ChinaTime.ToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue));
    }
}
