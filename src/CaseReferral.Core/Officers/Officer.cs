using CaseReferral.Core.Common;
using Microsoft.AspNetCore.Identity;

namespace CaseReferral.Core.Officers;

/// <summary>
/// An account: one person in one unit. Identity keeps password, lockout and second factor. A person who changes units gets
/// a new account, so that what she did stays with the unit she did it for.
/// </summary>
public sealed class Officer : IdentityUser<Guid>, IVersioned
{
    private Officer() => DisplayName = "";

    public Officer(string userName, string displayName, Guid organisationId, OfficerRole role)
    {
        Id = Guid.CreateVersion7();
        UserName = userName;
        NormalizedUserName = Normalise(userName);
        DisplayName = displayName;
        OrganisationId = organisationId;
        Role = role;
        SecurityStamp = NewStamp();
        LockoutEnabled = true;
    }

    public string DisplayName { get; private set; }
    public Guid OrganisationId { get; private set; }
    public OfficerRole Role { get; private set; }
    public bool IsActive { get; private set; } = true;
    /// <summary>The password was issued by an administrator; nothing else opens until the officer has chosen her own.</summary>
    public bool MustChangePassword { get; private set; }
    /// <summary>UTC; null for accounts of the demo city, whose password never ends.</summary>
    public DateTime? PasswordSetAt { get; private set; }
    /// <summary>The 30-second step of the last code taken: a code works once.</summary>
    public long LastCodeStep { get; private set; }
    /// <summary>Her own mailbox for notices that concern her; null: the unit's alone.</summary>
    [Encrypted] public string? NoticeMail { get; private set; }
    public int Version { get; private set; }

    public void TakeNoticesAt(string? address) => NoticeMail = address;

    /// <summary>How user names are compared; the same as Identity's own.</summary>
    public static string Normalise(string userName) => userName.Trim().Normalize().ToUpperInvariant();

    /// <summary>Switches the account off; its sessions end with the next request.</summary>
    public void Disable()
    {
        IsActive = false;
        EndSessions();
    }

    public void Enable() => IsActive = true;

    /// <summary>Another role is another set of rights, so running sessions end.</summary>
    public void Become(OfficerRole role)
    {
        Role = role;
        EndSessions();
    }

    /// <summary>A session is good for the stamp it began with.</summary>
    public void EndSessions() => SecurityStamp = NewStamp();

    /// <summary>Takes a password an administrator hands over; it lets the officer in to choose her own.</summary>
    public void IssuePassword(string hash, DateTime now)
    {
        (PasswordHash, PasswordSetAt, MustChangePassword) = (hash, now, true);
        Unlock();
        EndSessions();
    }

    /// <summary>Takes the officer's own choice.</summary>
    public void ChoosePassword(string hash, DateTime now)
    {
        (PasswordHash, PasswordSetAt, MustChangePassword) = (hash, now, false);
        EndSessions();
    }

    /// <summary>Forgets the second factor, e.g. after a lost phone; the next sign-in asks for a new one.</summary>
    public void ForgetSecondFactor()
    {
        TwoFactorEnabled = false;
        LastCodeStep = 0;
        EndSessions();
    }

    public void Unlock() => (AccessFailedCount, LockoutEnd) = (0, null);

    /// <summary>Notes a code as used.</summary>
    /// <returns>False when this code or a later one was used before.</returns>
    public bool UseCode(long step)
    {
        if (step <= LastCodeStep)
            return false;
        LastCodeStep = step;
        return true;
    }

    private static string NewStamp() => System.Security.Cryptography.RandomNumberGenerator.GetHexString(32);
}
