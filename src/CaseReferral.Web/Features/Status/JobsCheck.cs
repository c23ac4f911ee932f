using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CaseReferral.Web.Features.Status;

/// <summary>Some node runs the automatic steps: none is overdue by more than two of its rounds, none failed in its last run.</summary>
[Health("jobs", 40)]
internal sealed class JobsCheck(AppDbContexts contexts, JobCatalogue jobs, TimeProvider time) : IHealthCheck
{
    /// <summary>A node that just started needs a moment for all of them.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = contexts.For(Actor.System("health"));
        var states = await db.Set<JobState>().AsNoTracking().ToDictionaryAsync(j => j.Name, cancellationToken);
        if (states.Count == 0)
            return Finding.Concern("Health.JobsNeverRan");
        var now = time.GetUtcNow().UtcDateTime;
        var known = jobs.All.Where(j => states.ContainsKey(j.Name)).ToList();
        var late = known.Count(j => states[j.Name] is var s && !s.IsRunning(now) && (s.FinishedAt ?? s.StartedAt) + 3 * j.Interval + Grace < now);
        var failed = known.Count(j => states[j.Name].Failed > 0);
        return late > 0 ? Finding.Concern("Health.JobsLate", late)
            : failed > 0 ? Finding.Concern("Health.JobsFailed", failed)
            : Finding.Well("Health.JobsRun", known.Count);
    }
}
