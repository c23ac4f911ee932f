using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Trail;
using Microsoft.EntityFrameworkCore;

namespace CaseReferral.Core.Jobs;

/// <summary>A run out of turn, asked for by the system administrator and kept in the audit.</summary>
public sealed class JobService(AppDbContext db, JobCatalogue jobs, JobBell bell, TimeProvider time)
{
    /// <exception cref="NotFoundException">No such job.</exception>
    /// <exception cref="NotPermittedException">Not the system administrator.</exception>
    public async Task RequestAsync(string name, CancellationToken token)
    {
        if (!db.Actor.May(Permissions.JobsManage))
            throw new NotPermittedException(Permissions.JobsManage);
        var job = jobs.Find(name) ?? throw new NotFoundException(nameof(Job));
        var now = time.GetUtcNow().UtcDateTime;
        var state = await db.Set<JobState>().FindAsync([job.Name], token);
        if (state is null)
            db.Add(state = new JobState(job.Name, now));
        state.Request(now);
        db.Note(new(AuditKind.Modified, nameof(Job), job.Name) { Detail = "RunNow" });
        await SaveAsync(token);
        bell.Ring();
    }

    private async Task SaveAsync(CancellationToken token)
    {
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            throw new StaleException(null, null);
        }
    }
}
