using CaseReferral.Core.Data;
using CaseReferral.Core.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Jobs;

/// <summary>Every job there is, with its state when it has run.</summary>
public sealed class JobsQuery(AppDbContext db, JobCatalogue jobs, TimeProvider time)
{
    public async Task<JobsPage> LoadAsync(CancellationToken token)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var states = await db.Set<JobState>().AsNoTracking().ToDictionaryAsync(s => s.Name, token);
        return new([.. jobs.All.Select(j => Row(j, states.GetValueOrDefault(j.Name), now))], now);
    }

    private static JobRow Row(JobDescription job, JobState? state, DateTime now) => state is null ? new(job.Name, job.Interval) : new(job.Name, job.Interval)
    {
        Running = state.IsRunning(now),
        NextRunAt = state.NextRunAt,
        FinishedAt = state.FinishedAt,
        Took = TimeSpan.FromMilliseconds(state.DurationMs),
        Items = state.Items,
        Failed = state.Failed,
        Error = state.Error,
        ErrorAt = state.ErrorAt,
    };
}
