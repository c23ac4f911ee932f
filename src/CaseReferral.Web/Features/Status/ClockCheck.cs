using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CaseReferral.Web.Features.Status;

/// <summary>
/// The trail knows the last moment at which anything was written. When that lies ahead of this server's clock, the clock was
/// set back, or another node's runs fast: limits would be counted from a wrong day.
/// </summary>
[Health("clock", 30)]
internal sealed class ClockCheck(AppDbContexts contexts, TimeProvider time) : IHealthCheck
{
    /// <summary>What servers with a time service never differ by.</summary>
    private static readonly TimeSpan Allowed = TimeSpan.FromMinutes(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = contexts.For(Actor.System("health"));
        var last = await db.Set<ChainHead>().OrderByDescending(h => h.LastAt).Select(h => (DateTime?)h.LastAt).FirstOrDefaultAsync(cancellationToken);
        var behind = (last ?? DateTime.MinValue) - time.GetUtcNow().UtcDateTime;
        return behind > Allowed ? Finding.Concern("Health.ClockBehind", (long)behind.TotalMinutes) : Finding.Well("Health.ClockRight");
    }
}
