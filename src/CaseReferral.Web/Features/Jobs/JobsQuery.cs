using CaseReferral.Core.Data;
using CaseReferral.Core.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Web.Features.Jobs;

/// <summary>Every job there is, with its last run when it has run and its next as the scheduler has it.</summary>
public sealed class JobsQuery(AppDbContext db, JobCatalogue jobs, IJobTimetable timetable, TimeProvider time)
{
    public async Task<JobsPage> LoadAsync(CancellationToken token)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var states = await db.Set<JobState>().AsNoTracking().ToDictionaryAsync(s => s.Name, token);
        var next = await timetable.NextAsync(token);
        return new([.. jobs.All.Select(j => Row(j, states.GetValueOrDefault(j.Name), now) with { NextRunAt = next.TryGetValue(j.Name, out var at) ? at : null })], now);
    }

    private static JobRow Row(JobDescription job, JobState? state, DateTime now) => state is null ? new(job.Name, job.Interval) : new(job.Name, job.Interval)
    {
        Running = state.IsRunning(now),
        Node = state.Node,
        FinishedAt = state.FinishedAt,
        Took = TimeSpan.FromMilliseconds(state.DurationMs),
        Items = state.Items,
        Failed = state.Failed,
        Error = state.Error,
        ErrorAt = state.ErrorAt,
    };
}
