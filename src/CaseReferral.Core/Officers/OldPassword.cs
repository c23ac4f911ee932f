using CaseReferral.Core.Common;

namespace CaseReferral.Core.Officers;

/// <summary>The hash of a password used before; the last five may not come back.</summary>
public sealed class OldPassword : Entity
{
    public const int Remembered = 5;

    private OldPassword() => Hash = "";

    public OldPassword(Guid officerId, string hash, DateTime usedUntil)
    {
        OfficerId = officerId;
        Hash = hash;
        UsedUntil = usedUntil;
    }

    public Guid OfficerId { get; private set; }
    public string Hash { get; private set; }
    public DateTime UsedUntil { get; private set; }
}
