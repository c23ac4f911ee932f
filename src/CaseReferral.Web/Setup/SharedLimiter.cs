using System.Threading.RateLimiting;
using CaseReferral.Core.Limits;

namespace CaseReferral.Web.Setup;

/// <summary>
/// A limit a minute of one account or address on all nodes together. A count of this process stands in front: whoever floods one
/// node is refused there, and costs the database no more than the limit.
/// </summary>
internal sealed class SharedLimiter(RequestCounter counter, string limit, string who, int permits) : ReplenishingRateLimiter
{
    private readonly FixedWindowRateLimiter own = new(new()
    {
        PermitLimit = permits,
        Window = TimeSpan.FromMinutes(1),
        QueueLimit = 0,
        AutoReplenishment = false, // the framework does it for all keys by one timer
    });

    public override TimeSpan? IdleDuration => own.IdleDuration;
    public override bool IsAutoReplenishing => own.IsAutoReplenishing;
    public override TimeSpan ReplenishmentPeriod => own.ReplenishmentPeriod;
    public override bool TryReplenish() => own.TryReplenish();
    public override RateLimiterStatistics? GetStatistics() => own.GetStatistics();

    /// <summary>The database cannot be asked in passing; the framework asks again by the way that waits.</summary>
    protected override RateLimitLease AttemptAcquireCore(int permitCount) => new Answer(TimeSpan.Zero);

    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        var here = own.AttemptAcquire(permitCount);
        if (!here.IsAcquired)
            return here;
        here.Dispose();
        return new Answer(await counter.CountAsync(limit, who, permits, cancellationToken));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            own.Dispose();
        base.Dispose(disposing);
    }

    private sealed class Answer(TimeSpan? wait) : RateLimitLease
    {
        public override bool IsAcquired => wait is null;

        public override IEnumerable<string> MetadataNames => wait is null ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = metadataName == MetadataName.RetryAfter.Name ? wait : null;
            return metadata is not null;
        }
    }
}
