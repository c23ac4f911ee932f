using CaseReferral.Core.Common;

namespace CaseReferral.Core.Officers;

/// <summary>How somebody proved who she is.</summary>
public enum SignInMethod { Password, Code, RecoveryCode, Passkey, SingleSignOn }

/// <summary>
/// One signed-in browser. The cookie only names this row, and every request reads it: whatever ends it, on whichever
/// node, is true with the next request.
/// </summary>
public sealed class OfficerSession : Entity
{
    private OfficerSession() => Stamp = Address = Browser = "";

    public OfficerSession(Officer officer, SignInMethod method, string address, string browser, DateTime now)
    {
        OfficerId = officer.Id;
        Stamp = officer.SecurityStamp ?? "";
        Method = method;
        Address = address;
        Browser = browser.Length > 200 ? browser[..200] : browser;
        StartedAt = SeenAt = now;
    }

    public Guid OfficerId { get; private set; }
    /// <summary>The officer's security stamp when it began; another stamp there ends it.</summary>
    public string Stamp { get; private set; }
    public SignInMethod Method { get; private set; }
    public string Address { get; private set; }
    public string Browser { get; private set; }
    public DateTime StartedAt { get; private set; }
    /// <summary>The last request, to the minute.</summary>
    public DateTime SeenAt { get; private set; }
    public DateTime? EndedAt { get; private set; }

    public void Seen(DateTime now) => SeenAt = now;

    public void End(DateTime now) => EndedAt ??= now;

    /// <summary>Keeps this one session when its owner changes her own password.</summary>
    public void KeepThrough(Officer officer) => Stamp = officer.SecurityStamp ?? "";
}
