using System.Threading.RateLimiting;
using CaseReferral.Core.Officers;

namespace CaseReferral.Web.Features.Account;

/// <summary>
/// Slows guessing down. Per name it counts attempts on names that do not exist as well, so the answer tells nothing; the
/// limit per address is a policy of the pipeline.
/// </summary>
public sealed class SignInLimits(AccountOptions options) : IDisposable
{
    public const string Policy = "sign-in";

    private readonly PartitionedRateLimiter<string> names = PartitionedRateLimiter.Create<string, string>(
        name => RateLimitPartition.GetFixedWindowLimiter(name, _ => PerMinute(options.SignInsPerName)));

    public bool Admits(string userName) => names.AttemptAcquire(Officer.Normalise(userName)).IsAcquired;

    public static RateLimitPartition<string> OfAddress(HttpContext context) => RateLimitPartition.GetFixedWindowLimiter(
        context.Connection.RemoteIpAddress?.ToString() ?? "",
        _ => PerMinute(context.RequestServices.GetRequiredService<AccountOptions>().SignInsPerAddress));

    public void Dispose() => names.Dispose();

    private static FixedWindowRateLimiterOptions PerMinute(int permits) => new()
    {
        PermitLimit = permits,
        Window = TimeSpan.FromMinutes(1),
        QueueLimit = 0,
    };
}
