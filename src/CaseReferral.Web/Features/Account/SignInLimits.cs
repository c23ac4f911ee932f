using System.Threading.RateLimiting;
using CaseReferral.Core.Limits;
using CaseReferral.Core.Officers;
using CaseReferral.Web.Setup;

namespace CaseReferral.Web.Features.Account;

/// <summary>
/// Slows guessing down, on all nodes together. Per name it counts attempts on names that do not exist as well, so the answer
/// tells nothing; the limit per address is a policy of the pipeline.
/// </summary>
public sealed class SignInLimits(AccountOptions options, RequestCounter counter) : IDisposable
{
    public const string Policy = "sign-in";

    private readonly PartitionedRateLimiter<string> names = PartitionedRateLimiter.Create<string, string>(
        name => RateLimitPartition.Get(name, n => (RateLimiter)new SharedLimiter(counter, "name", n, options.SignInsPerName)));

    /// <summary>Says in the answer how long to wait when it is refused.</summary>
    /// <exception cref="System.Data.Common.DbException">The database is away: nobody guesses uncounted.</exception>
    public async Task<bool> AdmitsAsync(HttpContext context, string userName)
    {
        using var lease = await names.AcquireAsync(Officer.Normalise(userName), cancellationToken: context.RequestAborted);
        if (!lease.IsAcquired)
            context.WaitFor(lease);
        return lease.IsAcquired;
    }

    public static RateLimitPartition<string> OfAddress(HttpContext context)
    {
        var (address, services) = (context.Connection.RemoteIpAddress?.ToString() ?? "", context.RequestServices);
        return RateLimitPartition.Get(address, a => (RateLimiter)new SharedLimiter(
            services.GetRequiredService<RequestCounter>(), "address", a, services.GetRequiredService<AccountOptions>().SignInsPerAddress));
    }

    public void Dispose() => names.Dispose();
}
