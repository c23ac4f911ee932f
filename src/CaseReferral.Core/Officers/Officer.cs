using Microsoft.AspNetCore.Identity;

namespace CaseReferral.Core.Officers;

/// <summary>An account: one person in one unit. Identity keeps password, lockout and second factor.</summary>
public sealed class Officer : IdentityUser<Guid>
{
    private Officer() => DisplayName = "";

    public Officer(string userName, string displayName, Guid organisationId, OfficerRole role)
    {
        Id = Guid.CreateVersion7();
        UserName = userName;
        DisplayName = displayName;
        OrganisationId = organisationId;
        Role = role;
        SecurityStamp = Id.ToString("N");
    }

    public string DisplayName { get; private set; }
    public Guid OrganisationId { get; private set; }
    public OfficerRole Role { get; private set; }
    public bool IsActive { get; private set; } = true;

    /// <summary>Switches the account off; a new stamp ends its sessions at their next check.</summary>
    public void Disable() => (IsActive, SecurityStamp) = (false, Guid.CreateVersion7().ToString("N"));
}
