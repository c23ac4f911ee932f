using System.Globalization;
using System.Threading.RateLimiting;
using CaseReferral.Web.Features.Account;
using Microsoft.AspNetCore.RateLimiting;

namespace CaseReferral.Web.Setup;

/// <summary>
/// Limits of ASP.NET Core per officer for what shows or costs much; sign-in is limited per address and per name. Beyond a
/// limit the answer is 429 with the seconds to wait.
/// </summary>
public static class RequestLimits
{
    public const string Reveal = "reveal", Search = "search", Upload = "upload";

    internal static void AddRequestLimits(this IServiceCollection services)
    {
        services.AddSingleton(sp => sp.GetRequiredService<IConfiguration>().GetSection("Limits").Get<LimitOptions>() ?? new());
        services.AddSingleton<LimitTrail>();
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = async (refused, _) =>
            {
                refused.HttpContext.WaitFor(refused.Lease);
                await refused.HttpContext.RequestServices.GetRequiredService<LimitTrail>().RecordAsync(refused.HttpContext);
            };
            limiter.AddPolicy(SignInLimits.Policy, SignInLimits.OfAddress);
            limiter.AddPolicy(Reveal, PerOfficer(o => o.Reveals));
            limiter.AddPolicy(Search, PerOfficer(o => o.Searches));
            limiter.AddPolicy(Upload, PerOfficer(o => o.Uploads));
        });
    }

    public static FixedWindowRateLimiterOptions PerMinute(int permits) => new()
    {
        PermitLimit = permits,
        Window = TimeSpan.FromMinutes(1),
        QueueLimit = 0,
    };

    /// <summary>Says in the answer when to come back.</summary>
    public static void WaitFor(this HttpContext context, RateLimitLease lease)
    {
        if (lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
            context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Whoever is not signed in is sent to the sign-in page, however often.</summary>
    private static Func<HttpContext, RateLimitPartition<Guid>> PerOfficer(Func<LimitOptions, int> permits) => context =>
        ActorClaims.Read(context.User).OfficerId is var officer && officer == Guid.Empty
            ? RateLimitPartition.GetNoLimiter(officer)
            : RateLimitPartition.GetFixedWindowLimiter(
                officer, _ => PerMinute(permits(context.RequestServices.GetRequiredService<LimitOptions>())));
}

/// <summary>
/// Tells the trail of an officer beyond a limit: the first time in a minute, so that a flood of requests is no flood of rows.
/// Whoever is not signed in leaves none; guessed passwords have rows of their own.
/// </summary>
internal sealed class LimitTrail : IDisposable
{
    private readonly PartitionedRateLimiter<(Guid Officer, string? Policy)> rows = PartitionedRateLimiter.Create<(Guid Officer, string? Policy), (Guid, string?)>(
        key => RateLimitPartition.GetFixedWindowLimiter(key, _ => RequestLimits.PerMinute(1)));

    public async Task RecordAsync(HttpContext context)
    {
        var officer = ActorClaims.Read(context.User).OfficerId;
        var policy = context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName;
        if (officer == Guid.Empty)
            return;
        using var lease = rows.AttemptAcquire((officer, policy));
        if (lease.IsAcquired)
            await context.RecordAsync(StatusCodes.Status429TooManyRequests, policy ?? "");
    }

    public void Dispose() => rows.Dispose();
}
