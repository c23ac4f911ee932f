using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using CaseReferral.Core.Officers;
using Microsoft.AspNetCore.Identity;

namespace CaseReferral.Web.Features.Account;

/// <summary>
/// Six-digit codes of an authenticator app (RFC 6238, SHA-1, 30 seconds). Takes the step before and after as well, for
/// clocks that are a little off, and every code once (RFC 6238 5.2), which Identity's own provider does not see to.
/// </summary>
public sealed class Totp(TimeProvider time) : IUserTwoFactorTokenProvider<Officer>
{
    public const int Digits = 6;
    private const int StepSeconds = 30;

    public static string Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        // Authenticator apps read SHA-1 only; its weakness (collisions) does not touch HMAC.
#pragma warning disable CA5350
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & 0x7FFFFFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    public static long StepAt(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / StepSeconds;

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Officer> manager, Officer user)
    {
        if (await manager.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } secret)
            return false;
        var key = Base32.Decode(secret);
        var now = StepAt(time.GetUtcNow());
        for (var step = now - 1; step <= now + 1; step++)
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(Code(key, step)), System.Text.Encoding.ASCII.GetBytes(token)))
                return user.UseCode(step) && (await manager.UpdateAsync(user)).Succeeded;
        return false;
    }

    public Task<string> GenerateAsync(string purpose, UserManager<Officer> manager, Officer user) =>
        throw new NotSupportedException("The officer's own device makes the code.");

    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Officer> manager, Officer user) =>
        await manager.GetAuthenticatorKeyAsync(user) is { Length: > 0 };
}
