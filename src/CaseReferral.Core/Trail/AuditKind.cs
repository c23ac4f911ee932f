namespace CaseReferral.Core.Trail;

/// <summary>What a row of the trail says: a change, a look, a refusal, something about an account, or about the trail itself.</summary>
public enum AuditKind
{
    Added, Modified, Deleted,
    /// <summary>Somebody looked at a full identity (查看实名); the detail is the purpose.</summary>
    Revealed,
    /// <summary>Somebody searched by an ID number or a part of a name; what was typed is not kept.</summary>
    Searched,
    /// <summary>A file was handed out in clear.</summary>
    Opened,
    /// <summary>The system said no; the detail is the permission, the rules, or that a page was stale.</summary>
    Refused,
    SignedIn, SignInFailed, LockedOut, SignedOut,
    /// <summary>Rows left the system as a file.</summary>
    Exported,
    /// <summary>The heads of the chains were written to the separate place.</summary>
    Anchored,
    /// <summary>The chains were checked; the detail is the outcome.</summary>
    Verified,
    /// <summary>A file was emptied; the tombstone. The detail is the ground and what was erased, as counts.</summary>
    Erased,
}
