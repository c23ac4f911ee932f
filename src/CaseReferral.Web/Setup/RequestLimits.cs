using System.Globalization;
using System.Threading.RateLimiting;
using CaseReferral.Core.Data;
using CaseReferral.Core.Limits;
using CaseReferral.Core.Protection;
using CaseReferral.Web.Features.Account;
using Microsoft.AspNetCore.RateLimiting;

namespace CaseReferral.Web.Setup;

/// <summary>
/// Limits a minute, on all nodes together: per officer for what shows or costs much, per address and per name for sign-in. Beyond
/// a limit the answer is 429 with the seconds to wait. Other pages ask nothing here.
/// </summary>
public static class RequestLimits
{
    public const string Reveal = "reveal", Search = "search", Upload = "upload", Open = "open", Export = "export";

    internal static void AddRequestLimits(this IServiceCollection services)
    {
        services.AddSingleton(sp => sp.GetRequiredService<IConfiguration>().GetSection("Limits").Get<LimitOptions>() ?? new());
        services.AddSingleton(sp => new RequestCounter(
            sp.GetRequiredService<AppDbContexts>(), sp.GetRequiredService<DatabaseChoice>().Provider, sp.GetRequiredService<BlindIndex>(),
            sp.GetRequiredService<WriteGate>(), sp.GetRequiredService<TimeProvider>())
        {
            IsShared = sp.GetRequiredService<LimitOptions>().Shared ?? sp.GetRequiredService<DatabaseChoice>().Provider is not Data.Sqlite.SqliteProvider,
        });
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
            limiter.AddPolicy(Reveal, PerOfficer(Reveal, o => o.Reveals));
            limiter.AddPolicy(Search, PerOfficer(Search, o => o.Searches));
            limiter.AddPolicy(Upload, PerOfficer(Upload, o => o.Uploads));
            limiter.AddPolicy(Open, PerOfficer(Open, o => o.Opens));
            limiter.AddPolicy(Export, PerOfficer(Export, o => o.Exports));
        });
    }

    /// <summary>Says in the answer when to come back.</summary>
    public static void WaitFor(this HttpContext context, RateLimitLease lease)
    {
        if (lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
            context.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Whoever is not signed in is sent to the sign-in page, however often.</summary>
    private static Func<HttpContext, RateLimitPartition<Guid>> PerOfficer(string limit, Func<LimitOptions, int> permits) => context =>
    {
        var (officer, services) = (ActorClaims.Read(context.User).OfficerId, context.RequestServices);
        return officer == Guid.Empty ? RateLimitPartition.GetNoLimiter(officer) : RateLimitPartition.Get(officer, _ => (RateLimiter)new SharedLimiter(
            services.GetRequiredService<RequestCounter>(), limit, $"{officer}", permits(services.GetRequiredService<LimitOptions>())));
    };
}

/// <summary>
/// Tells the trail of an officer beyond a limit: the first time in a minute on each node, so that a flood of requests is no flood
/// of rows. Whoever is not signed in leaves none; guessed passwords have rows of their own.
/// </summary>
internal sealed class LimitTrail : IDisposable
{
    private static readonly FixedWindowRateLimiterOptions OncePerMinute = new() { PermitLimit = 1, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 };

    private readonly PartitionedRateLimiter<(Guid Officer, string? Policy)> rows = PartitionedRateLimiter.Create<(Guid Officer, string? Policy), (Guid, string?)>(
        key => RateLimitPartition.GetFixedWindowLimiter(key, _ => OncePerMinute));

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
