using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Organisations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Officers;

/// <summary>What an officer does with her own account. Role, unit and name are not hers to change.</summary>
public sealed class OwnAccount(AppDbContext db, IPasswordHasher<Officer> hasher, AccountOptions options, BreachedPasswords breached, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Chooses a new password: the other sessions end, this one stays.</summary>
    /// <param name="sessionId">The session it is done in.</param>
    /// <param name="present">The password now.</param>
    /// <param name="chosen">The new one.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="InvalidInputException">The present one is wrong or the new one breaks a rule.</exception>
    public async Task ChangePasswordAsync(Guid sessionId, string present, string chosen, CancellationToken token)
    {
        var officer = await SelfAsync(token);
        if (officer.PasswordHash is not { } hash || !Matches(officer, hash, present))
            throw new InvalidInputException([new("Present", "Error.Password.Wrong")]);
        if (PasswordRules.Problem(chosen, officer.UserName!) is { } problem)
            throw new InvalidInputException([new("Chosen", problem)]);
        if (breached.Contains(chosen))
            throw new InvalidInputException([new("Chosen", "Error.Password.Breached")]);
        var old = await db.Set<OldPassword>().Where(p => p.OfficerId == officer.Id)
            .OrderByDescending(p => p.UsedUntil).Take(OldPassword.Remembered - 1).ToListAsync(token);
        if (old.Select(p => p.Hash).Prepend(hash).Any(h => Matches(officer, h, chosen)))
            throw new InvalidInputException([new("Chosen", "Error.Password.Used")]);
        db.Add(new OldPassword(officer.Id, hash, Now));
        officer.ChoosePassword(hasher.HashPassword(officer, chosen), Now);
        await KeepAsync(sessionId, officer, token);
        await db.SaveOrStaleAsync(token);
    }

    /// <summary>It is she who sits there: asked before what opens her account is changed (ASVS 7.5.1).</summary>
    /// <param name="present">Her password now; not asked of an account that has none, because it signs in elsewhere.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="InvalidInputException">The password is wrong.</exception>
    public async Task<Officer> ConfirmAsync(string? present, CancellationToken token)
    {
        var officer = await SelfAsync(token);
        return officer.PasswordHash is not { } hash || Matches(officer, hash, present ?? "")
            ? officer
            : throw new InvalidInputException([new("Present", "Error.Password.Wrong")]);
    }

    /// <summary>Chooses where notices that concern her go besides the unit's mailbox; no address: nowhere.</summary>
    /// <param name="present">Her password now; not asked of an account that has none, because it signs in elsewhere.</param>
    /// <param name="address">One plain mail address, or nothing.</param>
    /// <param name="token">Cancels.</param>
    /// <exception cref="InvalidInputException">The password is wrong, or this is no address.</exception>
    public async Task TakeNoticesAtAsync(string? present, string? address, CancellationToken token)
    {
        var officer = await ConfirmAsync(present, token);
        var mail = address.Given();
        if (mail is not null && !MailAddresses.IsOne(mail))
            throw new InvalidInputException([new("Mail", "Error.Mail")]);
        if (mail == officer.NoticeMail)
            return;
        officer.TakeNoticesAt(mail);
        await db.SaveOrStaleAsync(token);
    }

    /// <summary>Accepts the confidentiality pledge in force; accepting twice changes nothing.</summary>
    public async Task AcceptPledgeAsync(CancellationToken token)
    {
        if (await db.Set<PledgeAcceptance>().AnyAsync(p => p.OfficerId == db.Actor.OfficerId && p.Version == options.PledgeVersion, token))
            return;
        db.Add(new PledgeAcceptance(db.Actor.OfficerId, options.PledgeVersion, Now));
        await db.SaveChangesAsync(token);
    }

    /// <summary>Ends one of the officer's own sessions.</summary>
    /// <exception cref="NotFoundException">Not one of hers.</exception>
    public async Task EndSessionAsync(Guid sessionId, CancellationToken token)
    {
        var session = await db.Set<OfficerSession>().FirstOrDefaultAsync(s => s.Id == sessionId && s.OfficerId == db.Actor.OfficerId, token)
            ?? throw new NotFoundException(nameof(OfficerSession));
        session.End(Now);
        await db.SaveChangesAsync(token);
    }

    /// <summary>Ends all of the officer's sessions but this one.</summary>
    public async Task EndOtherSessionsAsync(Guid sessionId, CancellationToken token)
    {
        var officer = await SelfAsync(token);
        officer.EndSessions();
        await KeepAsync(sessionId, officer, token);
        await db.SaveOrStaleAsync(token);
    }

    private async Task KeepAsync(Guid sessionId, Officer officer, CancellationToken token)
    {
        var own = await db.Set<OfficerSession>().FirstOrDefaultAsync(s => s.Id == sessionId && s.OfficerId == officer.Id, token);
        own?.KeepThrough(officer);
    }

    private async Task<Officer> SelfAsync(CancellationToken token) =>
        await db.Set<Officer>().FirstOrDefaultAsync(o => o.Id == db.Actor.OfficerId, token) ?? throw new NotFoundException(nameof(Officer));

    private bool Matches(Officer officer, string hash, string password) =>
        hasher.VerifyHashedPassword(officer, hash, password) != PasswordVerificationResult.Failed;
}
