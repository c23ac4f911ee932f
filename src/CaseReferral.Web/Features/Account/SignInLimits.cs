using System.Threading.RateLimiting;
using CaseReferral.Core.Officers;
using CaseReferral.Web.Setup;

namespace CaseReferral.Web.Features.Account;

/// <summary>
/// Slows guessing down. Per name it counts attempts on names that do not exist as well, so the answer tells nothing; the
/// limit per address is a policy of the pipeline.
/// </summary>
public sealed class SignInLimits(AccountOptions options) : IDisposable
{
    public const string Policy = "sign-in";

    private readonly PartitionedRateLimiter<string> names = PartitionedRateLimiter.Create<string, string>(
        name => RateLimitPartition.GetFixedWindowLimiter(name, _ => RequestLimits.PerMinute(options.SignInsPerName)));

    /// <summary>Says in the answer how long to wait when it is refused.</summary>
    public bool Admits(HttpContext context, string userName)
    {
        using var lease = names.AttemptAcquire(Officer.Normalise(userName));
        if (!lease.IsAcquired)
            context.WaitFor(lease);
        return lease.IsAcquired;
    }

    public static RateLimitPartition<string> OfAddress(HttpContext context) => RateLimitPartition.GetFixedWindowLimiter(
        context.Connection.RemoteIpAddress?.ToString() ?? "",
        _ => RequestLimits.PerMinute(context.RequestServices.GetRequiredService<AccountOptions>().SignInsPerAddress));

    public void Dispose() => names.Dispose();
}
