using System.Data.Common;
using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CaseReferral.Web.Features.Status;

/// <summary>The database answers, has every step of the schema this program knows, and none it does not know.</summary>
[Health("database", 10)]
internal sealed class DatabaseCheck(AppDbContexts contexts, TimeProvider time) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = contexts.For(Actor.System("health"));
        try
        {
            var begin = time.GetTimestamp();
            var applied = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
            await db.Set<JobState>().AnyAsync(cancellationToken);
            var took = (int)time.GetElapsedTime(begin).TotalMilliseconds;
            var known = db.Database.GetMigrations().ToList();
            return applied.Except(known).Any() ? Finding.Unfit("Health.Newer")
                : known.Except(applied).Count() is > 0 and var missing ? Finding.Unfit("Health.Older", missing)
                : Finding.Well("Health.Answers", took);
        }
        catch (Exception failure) when (failure is DbException or OperationCanceledException or InvalidOperationException { InnerException: DbException })
        {
            return Finding.Unfit("Health.NoAnswer");
        }
    }
}
