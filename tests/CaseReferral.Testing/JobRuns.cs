using CaseReferral.Core.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace CaseReferral.Testing;

/// <summary>What happens by itself, made to happen: hosts of tests run without the scheduler.</summary>
public static class JobRuns
{
    /// <summary>Runs every job once, one after the other.</summary>
    public static async Task RunJobsAsync(this IServiceProvider services, CancellationToken token)
    {
        foreach (var job in services.GetRequiredService<JobCatalogue>().All)
            await services.GetRequiredService<JobRunner>().RunAsync(job, token);
    }

    /// <summary>Runs one job.</summary>
    public static Task<JobResult> RunJobAsync(this IServiceProvider services, string job, CancellationToken token) =>
        services.GetRequiredService<JobRunner>().RunAsync(services.GetRequiredService<JobCatalogue>().Find(job)!, token);
}
