using System.Security.Cryptography;
using System.Text;
using CaseReferral.Core.Common;

namespace CaseReferral.Core.Officers;

/// <summary>
/// The one-time token that opens the first set-up. Only its hash is stored; a new one makes the old ones worthless.
/// </summary>
public sealed class SetupToken : Entity
{
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(24);

    private SetupToken() => Hash = "";

    public SetupToken(string token, DateTime now)
    {
        Hash = HashOf(token);
        EndsAt = now + Lasts;
    }

    public string Hash { get; private set; }
    public DateTime EndsAt { get; private set; }
    public DateTime? UsedAt { get; private set; }

    public bool Opens(string token, DateTime now) =>
        UsedAt is null && now < EndsAt && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash), Encoding.ASCII.GetBytes(HashOf(token)));

    public void Use(DateTime now) => UsedAt = now;

    // The token has 160 random bits, so a plain hash keeps it; a password would need a slow one.
    private static string HashOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token.Trim())));
}
