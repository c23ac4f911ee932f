using CaseReferral.Core.Common;
using CaseReferral.Core.Data;
using CaseReferral.Core.Trail;

namespace CaseReferral.Core.Jobs;

/// <summary>A run out of turn, and the end of one that goes on too long: asked for by the system administrator, kept in the audit.</summary>
public sealed class JobService(AppDbContext db, JobCatalogue jobs, IJobTimetable timetable)
{
    /// <exception cref="NotFoundException">No such job.</exception>
    /// <exception cref="NotPermittedException">Not the system administrator.</exception>
    public async Task RequestAsync(string name, CancellationToken token) =>
        await timetable.RunNowAsync(await NoteAsync(name, "RunNow", token), token);

    /// <returns>False when no node runs it; see <see cref="IJobTimetable.StopAsync"/>.</returns>
    /// <exception cref="NotFoundException">No such job.</exception>
    /// <exception cref="NotPermittedException">Not the system administrator.</exception>
    public async Task<bool> StopAsync(string name, CancellationToken token) =>
        await timetable.StopAsync(await NoteAsync(name, "Stop", token), token);

    private async Task<JobDescription> NoteAsync(string name, string what, CancellationToken token)
    {
        if (!db.Actor.May(Permissions.JobsManage))
            throw new NotPermittedException(Permissions.JobsManage);
        var job = jobs.Find(name) ?? throw new NotFoundException(nameof(Job));
        db.Note(new(AuditKind.Modified, nameof(Job), job.Name) { Detail = what });
        await db.SaveChangesAsync(token);
        return job;
    }
}
