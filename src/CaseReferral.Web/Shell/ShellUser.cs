namespace CaseReferral.Web.Shell;

/// <summary>What the shell shows of the signed-in officer.</summary>
/// <param name="Role">The role in words.</param>
public sealed record ShellUser(string DisplayName, string OrganisationName, string Role, IReadOnlySet<string> Permissions)
{
    /// <summary>What waits for her; null shows no badge.</summary>
    public int? InboxCount { get; init; }

    /// <summary>Unread notices of her unit; null where the page has not counted them.</summary>
    public int? UnreadNotices { get; init; }

    /// <summary>UTC; when the session ends without another request. Null shows nothing.</summary>
    public DateTime? SessionEndsAt { get; init; }

    /// <summary>UTC; when the session ends whatever she does.</summary>
    public DateTime? SessionEndsForGoodAt { get; init; }

    /// <summary>She must do something first (password, second factor, pledge); the menu stays away.</summary>
    public bool HasDuty { get; init; }

    /// <summary>There are cases she may find; administrators read none.</summary>
    public bool MaySearch { get; init; }

    /// <summary>Her unit takes persons in and keeps the register of who leaves.</summary>
    public bool KeepsDepartures { get; init; }

    /// <summary>Whether she holds the permission.</summary>
    public bool May(string permission) => Permissions.Contains(permission);
}
